"""The passenger's own words about a ride: where it is, once more on another day, not any more."""

from __future__ import annotations

import pytest

from tests.stories.test_ride_another_day import days_of_rides
from tests.stories.village import Village

TO_THE_DOCTOR = "我要去县医院看眼睛 下周一 早上"
ASKED = ("司机电话多少", "司机是哪个", "几点来接我", "哪个来接我", "明天车几点来", "车呢车呢")


@pytest.mark.parametrize("words", [TO_THE_DOCTOR, "下周一我要去县医院看病", "后天早上要去医院复查"])
async def test_a_way_to_the_doctor_is_a_wish_though_no_car_is_named(
    village: Village, words: str
) -> None:
    await village.wangxiuying.says(words)
    village.wangxiuying.hears("记下了：要车", "医院")
    assert len(await days_of_rides(village)) == 1


@pytest.mark.parametrize(
    "words",
    ["我昨天去县医院看病了", "我要去县医院看望老李", "我明天要去县医院开会"],
)
async def test_who_was_there_or_visits_asks_for_no_car(village: Village, words: str) -> None:
    await village.wangxiuying.says(words)
    assert await days_of_rides(village) == []


async def test_a_driver_who_tells_of_the_own_way_opens_no_ride(village: Village) -> None:
    await village.zhaoweiguo.says("我明天上午要去县医院检查")
    assert await days_of_rides(village) == []


async def test_once_more_on_another_day_is_a_second_ride_to_the_same_place(
    village: Village,
) -> None:
    await village.wangxiuying.says(TO_THE_DOCTOR)
    await village.wangxiuying.says("还有礼拜四也要去一趟 换药")
    village.wangxiuying.hears("记下了：要车", "周四（12月3日） 去县医院")
    assert sorted(await days_of_rides(village)) == ["2026-11-30", "2026-12-03"]


async def test_a_car_the_son_far_away_asks_for_is_his_mothers(village: Village) -> None:
    await village.wangqiang.says("下周一要去县医院复查 帮她找个车 早上八点")
    await village.wangqiang.says("下周三还要去一次")
    rides = await village.cases(only_open=True)
    assert [c.subject_id for c in rides] == ["wangxiuying", "wangxiuying"]
    await village.zhaoweiguo.taps("我接")
    village.wangqiang.hears("来接王奶奶")


async def test_his_own_way_home_stays_his_own(village: Village) -> None:
    await village.wangqiang.says("腊月二十回来，要车接站")
    assert [c.subject_id for c in await village.cases(only_open=True)] == ["wangqiang"]


async def test_the_son_who_asks_for_a_second_day_moves_nothing(village: Village) -> None:
    await village.wangqiang.says("下周一早上八点送我妈去县医院复查")
    await village.wangqiang.says("下周三还要去一次")
    assert sorted(await days_of_rides(village)) == ["2026-11-30", "2026-12-02"]


@pytest.mark.parametrize("words", ASKED)
async def test_who_asks_for_the_driver_reads_name_hour_and_phone(
    village: Village, words: str
) -> None:
    await village.wangxiuying.says("明早八点送我去县医院复查")
    await village.zhaoweiguo.taps("我接")
    village.hush()
    await village.wangxiuying.says(words)
    village.wangxiuying.hears("老赵", "8:00", "13800000006")
    assert len(await days_of_rides(village)) == 1
    village.is_silent()


async def test_while_nobody_has_it_the_list_says_so(village: Village) -> None:
    await village.wangxiuying.says("明早八点送我去县医院复查")
    village.hush()
    await village.wangxiuying.says("车有没有着落哟")
    village.wangxiuying.hears("要车", "在找人")
    village.is_silent()


async def test_who_has_no_ride_and_asks_who_will_fetch_them_wants_one(village: Village) -> None:
    await village.wangxiuying.says("哪个来接我去县医院")
    assert len(await village.cases()) == 1


@pytest.mark.parametrize(
    "words", ["车不用了 我儿子回来接", "不用车了，自己去", "我明天不去了", "那个车不要了"]
)
async def test_not_any_more_ends_the_ride_and_not_the_medicine(
    village: Village, words: str
) -> None:
    await village.wangxiuying.says("明早八点送我去县医院复查")
    await village.wangxiuying.says("帮我买降压药")
    await village.zhaoweiguo.taps("我接")
    village.hush()
    await village.wangxiuying.says(words)
    village.wangxiuying.hears("好，不办了")
    village.zhaoweiguo.hears("不用去了", loud=True)
    assert [c.category for c in await village.cases(only_open=True)] == ["pickup"]


async def test_of_two_rides_the_named_day_says_which(village: Village) -> None:
    await village.wangxiuying.says(TO_THE_DOCTOR)
    await village.wangxiuying.says("还有礼拜四也要去一趟 换药")
    await village.wangxiuying.says("我星期一不去了")
    assert await days_of_rides(village) == ["2026-12-03"]
    await village.wangxiuying.says("礼拜四的车不要了")
    assert await days_of_rides(village) == []


async def test_a_complaint_about_somebody_is_not_read_by_the_driver(village: Village) -> None:
    await village.wangxiuying.says("明早八点送我去县医院复查")
    await village.zhaoweiguo.taps("我接")
    village.hush()
    await village.wangxiuying.says("小芳她们办事不公道 救济没我家的")
    assert {c.category for c in await village.cases(only_open=True)} == {"tip", "ride"}
    for person in (village.zhaoweiguo, village.lixiaofang):
        assert not any("公道" in (m.text or "") for m in person.messages())
    village.zhaoweiguo.hears_nothing()


async def test_medicine_that_runs_out_is_one_matter_with_one_card(village: Village) -> None:
    await village.wangxiuying.says("药快没得了")
    assert [c.category for c in await village.cases()] == ["medicine"]
