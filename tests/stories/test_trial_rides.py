"""Whole days of rides as people tell them in their own words, from the wish to the door at home."""

from __future__ import annotations

from bot.domain.rides import BookingState
from bot.domain.states import State
from bot.store import rides, trips
from tests.stories.conftest import VillageAt
from tests.stories.village import Village

RIDE = "明早八点送我去县医院透析，两个人，坐轮椅"


async def booked(village: Village) -> BookingState:
    case = (await village.cases())[0]
    booking = await village.bot.desk.database.read(lambda w: trips.booking_of_case(w, case.id))
    assert booking is not None
    return booking.state


async def taken(village: Village, words: str = RIDE) -> None:
    await village.wangxiuying.says(words)
    await village.zhaoweiguo.taps("我接")
    village.hush()


async def test_a_driver_who_says_in_words_that_he_comes_keeps_the_ride(village: Village) -> None:
    await taken(village)
    await village.until("07:00", day=1)
    await village.zhaoweiguo.says("我会去")
    village.zhaoweiguo.hears("辛苦您")
    assert await booked(village) is BookingState.CONFIRMED
    village.hush()
    await village.until("07:50")
    assert (await village.the_case()).claimed_by == "zhaoweiguo"
    village.is_silent()


async def test_a_driver_at_the_door_has_not_brought_anybody_home(village: Village) -> None:
    await taken(village)
    await village.until("07:00", day=1)
    await village.zhaoweiguo.says("记着呢")
    await village.until("07:55")
    await village.zhaoweiguo.says("我到了")
    village.wangxiuying.hears("老赵", "到了，在等您", loud=True)
    assert (await village.the_case()).state is State.CLAIMED
    await village.zhaoweiguo.says("接上了")
    assert await booked(village) is BookingState.BOARDED
    await village.until("08:50")
    await village.zhaoweiguo.says("到医院了")
    assert await booked(village) is BookingState.THERE, "who goes for dialysis comes home again"
    await village.wangxiuying.says("透完了，来接吧")
    village.zhaoweiguo.hears("请来接", loud=True)


async def test_a_visit_that_is_over_is_no_illness(village: Village) -> None:
    await taken(village, "明早八点送我去县医院透析，透完接我回来")
    await village.until("07:00", day=1)
    await village.zhaoweiguo.says("我会去")
    await village.until("08:00")
    await village.zhaoweiguo.says("接上了")
    await village.until("09:00")
    await village.zhaoweiguo.says("到医院了")
    await village.until("11:30")
    await village.wangxiuying.says("看完病了，来接吧")
    village.zhaoweiguo.hears("看完了，请来接", loud=True)
    assert (await village.the_case()).category == "ride"


async def test_who_found_another_car_frees_the_driver(village: Village) -> None:
    await taken(village)
    await village.wangxiuying.says("我自己有车了")
    village.zhaoweiguo.hears("不用了", "不用去了", loud=True)
    assert (await village.the_case()).state is State.CANCELLED


async def test_of_two_rides_the_one_that_is_not_wanted_is_asked_for(village: Village) -> None:
    await village.wangxiuying.says("明天要车去镇上")
    await village.wangxiuying.says("后天上午九点要车去县医院")
    assert len(await village.cases()) == 2
    village.hush()
    await village.wangxiuying.says("不去了")
    assert [c.state for c in await village.cases()] == [State.OPEN, State.OPEN]
    village.wangxiuying.hears("哪")
    await village.wangxiuying.says("都不去了")
    assert {c.state for c in await village.cases()} == {State.CANCELLED}


async def test_a_ride_of_another_day_is_a_ride_of_its_own(village: Village) -> None:
    await village.wangxiuying.says("明天要车去镇上")
    await village.wangxiuying.says("后天要车去镇卫生院")
    first, second = sorted(await village.cases(), key=lambda c: c.number)
    needs = [
        await village.bot.desk.database.read(lambda w, i=case.id: rides.find_need(w, i))
        for case in (first, second)
    ]
    assert [(n.leave_from.astimezone(village.now.tzinfo).day, n.destination) for n in needs] == [
        (24, "镇上"),
        (25, "镇卫生院"),
    ]


async def test_the_same_ride_of_another_day_is_only_changed(village: Village) -> None:
    await village.wangxiuying.says("明天要车去镇上")
    await village.wangxiuying.says("改到后天")
    assert len(await village.cases()) == 1


async def test_one_more_person_is_counted_and_the_driver_hears_it(village: Village) -> None:
    await taken(village)
    await village.wangxiuying.says("再加一个人")
    village.wangxiuying.hears("一共3个人")
    village.zhaoweiguo.hears("改了", "3个人", loud=True)


async def test_a_wheelchair_said_of_the_car_is_no_wish_for_one(village: Village) -> None:
    await village.wangxiuying.says("明早八点送我去县医院透析，要轮椅")
    assert (await village.the_case()).category == "ride"
    village.zhaoweiguo.hears("要放轮椅")


async def test_who_asks_who_drives_wants_no_car(village: Village) -> None:
    await village.wangxiuying.says("明天谁出车", group="dongwan")
    assert await village.cases() == ()
    village.group_hears_nothing("dongwan")


async def test_an_offer_moved_to_eight_keeps_its_day(village: Village) -> None:
    await village.zhaoweiguo.says("我后天去县里还能坐三个", group="dongwan")
    await village.wangxiuying.taps("我要坐", group="dongwan")
    await village.zhaoweiguo.says("改到八点走")
    village.wangxiuying.hears("改了时间", "后天", "8:00")


async def test_one_line_of_the_liaison_asks_for_a_car(village: Village) -> None:
    await village.lixiaofang.says("报 王德发 要车 明天上午九点去县医院")
    case = await village.the_case()
    assert (case.category, case.subject_id) == ("ride", "wangdefa")
    village.zhaoweiguo.hears("🚗", "明天9:00", "县医院")


async def test_a_night_without_a_driver_wakes_nobody_every_half_hour(village_at: VillageAt) -> None:
    async with village_at("2026-11-23 21:50") as village:
        await village.wangxiuying.says("明天早上六点去县医院透析，要车")
        village.hush()
        await village.until("05:50")
        rung = [m for m in village.chenshuigen.messages() if village.is_new(m) and not m.silent]
        assert 2 <= len(rung) <= 6


async def test_early_tomorrow_is_no_hour_at_which_everybody_sleeps(village: Village) -> None:
    await village.wangxiuying.says("明儿个一早俺要上镇里瞧病，寻个车呗")
    village.wangdaman.hears("🚗", "明天6:00", "镇里")


async def test_a_driver_who_holds_nothing_rings_nobody_with_his_words(village: Village) -> None:
    await village.until("22:40")
    for words in ("车坏了，去不了", "车坏了，去不了", "我接"):
        await village.zhaoweiguo.says(words)
    village.zhaoweiguo.hears("您手上没有要跑的车")
    village.zhaoweiguo.hears("没有等人接的车")
    assert await village.cases() == ()
    await village.until("07:00")
    village.chenming.hears_nothing()
    village.zhoujianguo.hears_nothing()
