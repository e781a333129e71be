"""Being off, and the rides somebody promised: those of that time go back, the others stay."""

from __future__ import annotations

from tests.stories.test_helping_off import held, is_off
from tests.stories.village import Person, Village

TOMORROW = "明早八点送我去县医院透析，两个人"


async def promised(village: Village) -> None:
    await village.wangxiuying.says(TOMORROW)
    await village.zhaoweiguo.taps("我接")
    village.hush()
    assert len(await held(village, village.zhaoweiguo)) == 1


async def test_off_for_today_keeps_tomorrow_s_ride(village: Village) -> None:
    await promised(village)
    await village.zhaoweiguo.says("/off 今天")
    said = village.zhaoweiguo.hears("不找您了")
    assert "交回去" not in (said.text or "")
    assert len(await held(village, village.zhaoweiguo)) == 1


async def test_off_tomorrow_gives_tomorrow_s_ride_back_at_once(village: Village) -> None:
    await promised(village)
    await village.zhaoweiguo.says("明天不行")
    village.zhaoweiguo.hears("1件交回去了")
    assert await held(village, village.zhaoweiguo) == []
    assert not await is_off(village, village.zhaoweiguo)


async def test_who_is_off_today_may_still_take_a_ride_of_tomorrow(village: Village) -> None:
    await village.wangxiuying.says(TOMORROW)
    await village.zhaoweiguo.says("/off 今天")
    await village.zhaoweiguo.taps("我接")
    assert len(await held(village, village.zhaoweiguo)) == 1


async def test_a_driver_falls_ill_the_evening_before_and_others_are_asked(
    village: Village,
) -> None:
    await promised(village)
    await village.until("20:00")
    village.hush()
    await village.zhaoweiguo.says("我发烧了，38度5")
    village.zhaoweiguo.hears("好好歇着", "1件交回去了")
    assert await held(village, village.zhaoweiguo) == []
    village.wangxiuying.hears("正在")
    asked = [p for p in (village.wangdaman, village.chenshuigen) if "要车" in _said_to(p)]
    assert asked


def _said_to(person: Person) -> str:
    return "\n".join(m.text or "" for m in person.messages())


async def test_recruiting_is_a_card_to_pass_on(village: Village) -> None:
    await village.zhoujianguo.says("/car")
    village.zhoujianguo.hears("转运保障志愿车队")
    poster = village.zhoujianguo.hears("招司机", "转到群里")
    assert [button.text for button in poster.buttons] == ["我愿意报名"]


async def test_help_tells_helpers_how_to_rest(village: Village) -> None:
    await village.zhaoweiguo.says("/help")
    village.zhaoweiguo.hears("/off", "/me")
    await village.wangxiuying.says("/help")
    village.wangxiuying.hears_nothing("/off")
