"""Off and on again: nobody is asked why, nothing stays lying, one tap and they are back."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.states import State
from bot.store import cases, drivers
from tests.stories.conftest import VillageAt
from tests.stories.village import Person, Village

WISHES = (
    ("wangxiuying", "谁能去镇上帮我取个快递"),
    ("lixiaofang", "谁能明天帮我家收一下稻谷"),
    ("zhaoweiguo", "谁能帮我搬一下米缸"),
)


async def taken(village: Village, who: Person, wishes: int) -> list[Case]:
    """Neighbours ask, they take it by its button."""
    for asks, wish in WISHES[:wishes]:
        await village.person(asks).says(wish, group="dongwan")
        await who.taps("我来", group="dongwan")
    village.hush()
    return await held(village, who)


async def held(village: Village, who: Person) -> list[Case]:
    return list(await village.bot.desk.database.read(lambda w: cases.list_held(w, who.code)))


async def the_case(village: Village, number: str) -> Case:
    found = await village.bot.desk.database.read(lambda w: cases.find_by_number(w, number))
    assert found is not None
    return found


async def is_off(village: Village, who: Person, unit: str = "dongwan") -> bool:
    desk = village.bot.desk
    found = await desk.database.read(lambda w: drivers.drivers_for(w, unit, desk.now(), desk.zone))
    return next(one.off for one in found if one.person_id == who.code)


async def test_off_for_today_by_command_asks_how_long_and_never_why(village: Village) -> None:
    driver = village.zhaoweiguo
    await driver.says("/off")
    driver.hears("您要歇多久", "不用说为什么")
    await driver.taps("今天不行")
    driver.hears("不找您了", "晚上")
    driver.hears_nothing("为什么")
    assert await is_off(village, driver)
    await village.until("08:00", day=0)
    assert not await is_off(village, driver)


async def test_words_do_what_the_command_does(village: Village) -> None:
    driver = village.zhaoweiguo
    await driver.says("今天不行")
    driver.hears("不找您了")
    assert await is_off(village, driver)
    await driver.says("/on")
    driver.hears("欢迎回来")
    assert not await is_off(village, driver)


async def test_from_next_week_on_they_are_there_again(village: Village) -> None:
    driver = village.zhaoweiguo
    await driver.says("从下周一起又行了")
    driver.hears("不找您了")
    await village.passes(days=6)
    assert await is_off(village, driver)
    await village.passes(days=1)
    assert not await is_off(village, driver)


async def test_rest_until_told_lasts_until_told(village: Village) -> None:
    driver = village.zhaoweiguo
    await driver.says("/off 先歇着")
    driver.hears("说一声之前")
    await village.passes(days=9)
    assert await is_off(village, driver)
    await driver.taps("又能来了")
    assert not await is_off(village, driver)


async def test_off_hands_everything_back_at_once_and_says_who_hears(village: Village) -> None:
    volunteer = village.zhaohongxia
    mine = await taken(village, volunteer, 2)
    assert len(mine) == 2
    await volunteer.says("/off 这周")
    said = volunteer.hears("2件交回去了", "不用惦记")
    for case in mine:
        assert case.number in (said.text or "")
    assert "知道了" in (said.text or "")
    assert await held(village, volunteer) == []
    for case in mine:
        assert (await the_case(village, case.number)).state is State.OPEN
    village.wangxiuying.hears("正在另外找人")


async def test_who_is_off_takes_nothing_until_one_tap_says_they_are_back(village: Village) -> None:
    volunteer = village.zhaohongxia
    await volunteer.says("/off 今天")
    await village.wangxiuying.says("谁能去镇上帮我取个快递", group="dongwan")
    toast = await volunteer.taps("我来", group="dongwan")
    assert toast is not None
    assert "歇" in toast
    assert await held(village, volunteer) == []
    volunteer.hears("歇着", "没记到您名下")
    await volunteer.taps("我好了，能接")
    assert len(await held(village, volunteer)) == 1


async def test_what_was_free_may_be_another_s_by_then(village: Village) -> None:
    volunteer = village.zhaohongxia
    await volunteer.says("/off 今天")
    await village.wangxiuying.says("谁能去镇上帮我取个快递", group="dongwan")
    await volunteer.taps("我来", group="dongwan")
    await village.zhoushuangquan.taps("我来", group="dongwan")
    await volunteer.taps("我好了，能接")
    assert await held(village, volunteer) == []
    assert len(await held(village, village.zhoushuangquan)) == 1


async def test_a_villager_s_own_words_are_no_word_of_a_helper(village: Village) -> None:
    """Somebody who helps nobody says the same and is answered as anybody is."""
    await village.wangxiuying.says("今天不行")
    village.wangxiuying.hears_nothing("不找您了")


async def test_weekly_hours_and_nights_are_kept(village: Village) -> None:
    driver, desk = village.zhaoweiguo, village.bot.desk
    await driver.says("每周一三五上午能跑")
    driver.hears("时间记下了")
    await driver.says("晚上也行")
    told = await desk.database.read(lambda w: drivers.helper(w, "zhaoweiguo"))
    assert told.opens is not None
    assert told.opens.startswith("mon 08:00")
    car = await desk.database.read(lambda w: drivers.vehicle_of(w, "zhaoweiguo"))
    assert car is not None
    assert car.night
    await driver.says("/me")
    driver.hears("周一 08:00", "晚上也行", "银色面包车")


async def test_at_night_nobody_is_asked_how_they_are(village_at: VillageAt) -> None:
    async with village_at("2026-11-23 23:00") as village:
        volunteer = village.zhaohongxia
        await volunteer.says("我发烧了，38度")
        village.hush()
        await village.passes(days=3, hours=4)
        volunteer.hears_nothing("好些了吗")
        await village.passes(hours=5)
        volunteer.hears("好些了吗")
