"""Two for one: the first, the second where the first is ill or silent, the outcome to the first."""

from __future__ import annotations

from bot.domain.contacts import How
from bot.domain.states import State
from bot.services.keypeople.guarding import guardians_of
from bot.store import contacts, timeline
from tests.stories.conftest import VillageAt
from tests.stories.village import Village


async def told(village: Village, number: str) -> tuple[str, ...]:
    case = next(c for c in await village.cases() if c.number == number)
    return await village.bot.desk.database.read(
        lambda work: timeline.list_told_people(work, case.id)
    )


async def a_wish_of_lishoutian(village: Village) -> str:
    """Somebody phones for 李守田, whose guardians are 赵红霞 and 许双全."""
    await village.lixiaofang.says("报 李守田 想请人来打扫一下屋子")
    return next(c.number for c in await village.cases() if c.kind == "help")


async def test_a_key_persons_matter_goes_to_the_first_guardian(village: Village) -> None:
    number = await a_wish_of_lishoutian(village)
    assert "zhaohongxia" in await told(village, number)
    assert "xushuangquan" not in await told(village, number)


async def test_the_second_is_told_where_the_first_is_ill(village: Village) -> None:
    await village.zhaohongxia.says("/off 今天")
    number = await a_wish_of_lishoutian(village)
    assert "xushuangquan" in await told(village, number)
    desk = village.bot.desk
    order = await desk.database.read(lambda work: guardians_of(work, desk, "lishoutian"))
    assert order == ("xushuangquan",)


async def test_the_second_follows_where_the_first_is_silent(village: Village) -> None:
    number = await a_wish_of_lishoutian(village)
    await village.passes(hours=8)
    assert "xushuangquan" in await told(village, number)


async def test_the_outcome_comes_back_to_the_first_guardian_in_one_line(village: Village) -> None:
    number = await a_wish_of_lishoutian(village)
    case = next(c for c in await village.cases() if c.number == number)
    await village.lixiaofang.says(f"/case {number}")
    await village.lixiaofang.taps("我来办", number)
    await village.lixiaofang.taps("办好了", number)
    await village.lixiaofang.says(f"报 李守田 {number} 好了")
    done = next(c for c in await village.cases() if c.id == case.id)
    if done.state is not State.CLOSED:
        await village.passes(days=4)
    line = village.zhaohongxia.hears("您包保的李大爷", "办好了", loud=False)
    assert not line.buttons


async def test_a_look_in_fills_the_days_by_itself(village: Village) -> None:
    await village.zhaoweiguo.says("王秀英家打不通电话")
    case = next(c for c in await village.cases() if c.kind == "look_in")
    await village.zhoujianguo.taps("我去看", case.number)
    await village.zhoujianguo.taps("见到了，平安", case.number)
    await village.lixiaofang.says("王秀英的卡")
    card = village.lixiaofang.hears("见干部 11月23日", "周书记见了面")
    assert "见医 —" in card.text
    last = await village.bot.desk.database.read(lambda w: contacts.last_of(w, "wangxiuying"))
    assert last is not None
    assert (last.how, last.by_role) == (How.SEEN, "cadre")


async def test_a_card_that_is_old_is_asked_about_in_one_line_with_one_tap(
    village_at: VillageAt,
) -> None:
    async with village_at("2026-11-23 10:00") as village:
        for name in ("王秀英", "张守田"):
            await village.lixiaofang.says(f"{name} 病情不稳定")
        village.hush()
        await village.passes(days=29)
        village.lixiaofang.hears_nothing("好久没核对")
        await village.passes(days=2)
        asked = village.lixiaofang.hears("好久没核对", "王奶奶", "张大爷", loud=False)
        assert [button.text for button in asked.buttons] == ["没变化"]
        assert await village.lixiaofang.taps("没变化", "好久没核对") == "好，记下今天核对过。"
        village.hush()
        await village.passes(days=10)
        village.lixiaofang.hears_nothing("好久没核对")
