"""Who helps and is not well is off the list by itself, and comes back by one word."""

from __future__ import annotations

from bot.domain.states import State
from tests.stories.test_helping_off import held, is_off, taken, the_case
from tests.stories.village import Village


async def test_a_volunteer_falls_ill_with_three_open_tasks(village: Village) -> None:
    volunteer = village.zhaohongxia
    mine = await taken(village, volunteer, 3)
    assert len(mine) == 3
    await volunteer.says("我发烧了，38度5")
    said = volunteer.hears("好好歇着", "3件交回去了", "不用惦记")
    for case in mine:
        assert case.number in (said.text or "")
    assert await held(village, volunteer) == []
    for case in mine:
        assert (await the_case(village, case.number)).state is State.OPEN
    await village.zhoushuangquan.taps("我来", mine[0].number, group="dongwan")
    assert (await the_case(village, mine[0].number)).claimed_by == "zhoushuangquan"


async def test_the_fever_itself_goes_to_those_who_look_after_it(village: Village) -> None:
    await village.zhaohongxia.says("我发烧了，38度5")
    kinds = {case.kind for case in await village.cases()}
    assert "symptom" in kinds


async def test_nobody_in_the_group_hears_of_an_illness(village: Village) -> None:
    await taken(village, village.zhaohongxia, 1)
    await village.zhaohongxia.says("我发烧了，38度5")
    for message in village.wangxiuying.messages(group="dongwan"):
        assert "发烧" not in (message.text or "")
    village.wangxiuying.hears_nothing("发烧")


async def test_three_days_later_one_question_and_one_tap_is_enough(village: Village) -> None:
    driver = village.zhaoweiguo
    await driver.says("我咳嗽两天了")
    assert await is_off(village, driver)
    await village.passes(days=4)
    asked = [m for m in driver.messages() if "好些了吗" in (m.text or "")]
    assert len(asked) == 1
    assert await is_off(village, driver)
    await driver.taps("好了，能接", "好些了吗")
    assert not await is_off(village, driver)


async def test_rest_some_days_longer_asks_again_later(village: Village) -> None:
    driver = village.zhaoweiguo
    await driver.says("我咳嗽两天了")
    await village.passes(days=4)
    await driver.taps("再歇几天")
    village.hush()
    await village.passes(days=2)
    driver.hears_nothing("好些了吗")
    await village.passes(days=2)
    driver.hears("好些了吗")


async def test_one_word_brings_them_back(village: Village) -> None:
    driver = village.zhaoweiguo
    await driver.says("我咳嗽两天了")
    assert await is_off(village, driver)
    await driver.says("我好了")
    assert not await is_off(village, driver)


async def test_a_cold_medicine_that_makes_drowsy_takes_the_wheel_away(village: Village) -> None:
    driver = village.zhaoweiguo
    await driver.says("我吃了感冒灵")
    driver.hears("犯困")
    assert await is_off(village, driver)


async def test_after_a_drink_no_tap_brings_the_car_back_but_time_does(village: Village) -> None:
    driver = village.zhaoweiguo
    await driver.says("刚喝了点酒")
    driver.hears("喝了酒就不开车")
    await driver.says("/on")
    assert await is_off(village, driver)
    await village.wangxiuying.says("谁能去镇上帮我取个快递", group="dongwan")
    toast = await driver.taps("我来", group="dongwan")
    assert toast is not None
    assert "喝了酒" in toast
    await village.passes(hours=13)
    assert not await is_off(village, driver)


async def test_said_in_the_group_the_answer_comes_in_private(village: Village) -> None:
    driver = village.zhaoweiguo
    await driver.says("我发烧了，38度5", group="dongwan")
    driver.hears("好好歇着")
    assert await is_off(village, driver)
    for message in village.wangxiuying.messages(group="dongwan"):
        assert "歇着" not in (message.text or "")


async def test_somebody_else_s_fever_takes_nobody_off(village: Village) -> None:
    driver = village.zhaoweiguo
    await driver.says("我妈发烧了，38度5")
    assert not await is_off(village, driver)
    driver.hears_nothing("好好歇着")


async def test_in_an_emergency_whoever_rests_may_still_go(village: Village) -> None:
    volunteer = village.lixiaofang
    await volunteer.says("/off 今天")
    await village.wangxiuying.says("胸口疼得厉害，喘不上气")
    await volunteer.taps("我这就去")
    assert any(case.emergency and case.going for case in await village.cases())
