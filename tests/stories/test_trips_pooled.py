"""Who waits for a car and who drives there anyway find each other; nobody is put where they
should not sit."""

from __future__ import annotations

from bot.domain.rides import TripState
from bot.domain.states import State
from bot.store import trips
from tests.stories.riding import EAST, card_of, free, offers, trip_of
from tests.stories.village import Person, Village

ASKS = "后天早上八点要车去县里"


async def asks(village: Village, who: Person, words: str = ASKS) -> None:
    await who.says(words)
    village.hush()


async def test_who_waits_is_offered_the_seat_once_and_sits_by_one_tap(village: Village) -> None:
    wang = village.wangxiuying
    await asks(village, wang)
    zhao = await offers(village)
    offer = wang.hears("老赵", "周三", "8:00", "去县里", "2 个座", "坐吗", loud=True)
    assert [b.text for b in offer.buttons] == ["坐这趟", "不坐"]
    await village.passes(hours=1)
    wang.hears_nothing("坐吗")
    assert "留了座" in (await wang.taps("坐这趟") or "")
    wang.hears("来接", "暗号")
    zhao.hears("👤 王奶奶")
    assert await free(village) == 1
    ride = next(c for c in await village.cases() if c.category == "ride")
    assert ride.claimed_by == "zhaoweiguo"


async def test_a_later_request_is_matched_to_the_trip(village: Village) -> None:
    await offers(village)
    village.hush()
    wang = village.wangxiuying
    await wang.says(ASKS)
    wang.hears("老赵", "8:00", "坐吗")
    await wang.says("坐")
    wang.hears("来接", "暗号")
    assert await free(village) == 1


async def test_another_day_is_not_matched(village: Village) -> None:
    await offers(village)
    village.hush()
    await village.wangxiuying.says("明天早上八点要车去县里")
    village.wangxiuying.hears_nothing("坐吗")


async def test_who_says_no_is_left_alone_and_the_next_one_is_offered_it(
    village: Village,
) -> None:
    wang, zhou = village.wangxiuying, village.zhoushuangquan
    await asks(village, wang)
    await asks(village, zhou)
    await offers(village, "后天早上八点去县里，还能坐一个人")
    wang.hears("坐吗")
    zhou.hears_nothing("坐吗")
    assert "接着给您找车" in (await wang.taps("不坐") or "")
    zhou.hears("老赵", "1 个座", "坐吗")
    await zhou.says("不坐")
    await village.passes(minutes=30)
    wang.hears_nothing("坐吗")
    zhou.hears_nothing("坐吗")
    assert await free(village) == 1


async def test_a_full_car_loses_somebody_and_who_waits_is_offered_the_seat(
    village: Village,
) -> None:
    zhao = await offers(village)
    for person in (village.wangxiuying, village.zhoushuangquan):
        await person.taps("我要坐", group=EAST)
    third = village.zhaohongxia
    await third.says(ASKS)
    third.hears_nothing("坐吗")
    village.hush()
    await village.wangxiuying.taps("不用车了")
    third.hears("老赵", "1 个座", "坐吗", loud=True)
    zhao.hears("不用", "王奶奶")
    village.wangxiuying.hears_nothing("坐吗")
    await third.taps("坐这趟")
    assert await free(village) == 0
    assert "坐满了" in card_of(village)
    mine = zhao.finds("顺路车", "2. ").text or ""
    assert "王奶奶" not in mine


async def test_who_may_infect_others_is_never_pooled(village: Village) -> None:
    wang = village.wangxiuying
    await asks(village, wang, "我发烧咳嗽，后天早上八点要车去县里")
    village.hush()
    await offers(village)
    await village.passes(minutes=30)
    wang.hears_nothing("坐吗")
    later = village.zhoushuangquan
    await later.says("我阳了，后天早上八点要车去县里")
    later.hears_nothing("坐吗")
    assert await free(village) == 2


async def test_a_wheelchair_is_offered_only_a_car_that_takes_it(village: Village) -> None:
    wang = village.wangxiuying
    await asks(village, wang, "后天早上八点要车去县里，坐轮椅")
    await village.wangdaman.says("后天早上八点去县里，还能坐两个人", group="xiwan")
    await village.passes(minutes=30)
    wang.hears_nothing("坐吗")
    await offers(village)
    wang.hears("老赵", "坐吗")


async def test_a_driver_who_does_not_go_tells_everybody_at_once(village: Village) -> None:
    zhao = await offers(village)
    wang, zhou = village.wangxiuying, village.zhoushuangquan
    for person in (wang, zhou):
        await person.taps("我要坐", group=EAST)
    trip = await trip_of(village)
    village.hush()
    await zhao.taps("不去了", "顺路车")
    for person in (wang, zhou):
        person.hears("另外", loud=True)
        assert "13800000006" not in "".join(
            m.text or "" for m in person.messages() if "来接" in (m.text or "")
        )
    assert "这趟不去了" in card_of(village)
    after = await village.bot.desk.database.read(lambda w: trips.find_trip(w, trip.id))
    assert after is not None
    assert (after.state, after.taken) == (TripState.CANCELLED, 0)
    waiting = [c for c in await village.cases() if c.category == "ride"]
    assert {c.state for c in waiting} == {State.OPEN}
    assert all(c.claimed_by is None for c in waiting)


async def test_whose_car_was_called_off_is_offered_another_that_goes_there(
    village: Village,
) -> None:
    zhao = await offers(village)
    await village.wangxiuying.taps("我要坐", group=EAST)
    await village.wangdaman.says("后天早上八点去县里，还能坐两个人", group="xiwan")
    village.hush()
    await zhao.says("后天去不了了")
    village.wangxiuying.hears("大满", "坐吗")


async def test_the_order_of_pick_up_is_the_drivers_way(village: Village) -> None:
    """Own hamlet first, whoever asked first; both see it."""
    zhao = await offers(village, "后天早上八点去县里，还能坐三个人")
    await asks(village, village.liucaixia)
    village.hush()
    await village.passes(minutes=16)
    await village.liucaixia.taps("坐这趟")
    await village.wangxiuying.taps("我要坐", group=EAST)
    mine = zhao.finds("顺路车", "1. 王奶奶").text or ""
    assert "东湾" in mine.split("2. ")[0].split("1. ")[1]
    assert "西湾" in mine.split("2. ")[1]
    village.liucaixia.finds("您第2个上车")
    village.wangxiuying.finds("您第1个上车")


async def test_who_goes_no_way_round_takes_only_neighbours(village: Village) -> None:
    await offers(village, "后天早上八点去县里，还能坐两个人，不绕路")
    village.hush()
    await asks(village, village.liucaixia)
    village.liucaixia.hears_nothing("坐吗")
    await village.wangxiuying.says(ASKS)
    village.wangxiuying.hears("坐吗")


async def test_a_driver_who_falls_ill_leaves_nobody_at_the_door(village: Village) -> None:
    """Who is off for the day drives nobody: what was offered is off, who sat in it hears it."""
    zhao = await offers(village)
    await village.wangxiuying.taps("我要坐", group=EAST)
    village.hush()
    await zhao.says("/off")
    await zhao.taps("先歇着，说一声再来")
    await village.passes(minutes=1)
    village.wangxiuying.hears("另外", loud=True)
    assert "这趟不去了" in card_of(village)
    assert await village.bot.desk.database.read(trips.offered_trips) == ()
    await zhao.says("后天早上八点去县里，还能坐两个人")
    zhao.hears("休息")
    assert await village.bot.desk.database.read(trips.offered_trips) == ()


async def test_who_only_rests_today_still_goes_the_day_after_tomorrow(village: Village) -> None:
    zhao = await offers(village)
    await village.wangxiuying.taps("我要坐", group=EAST)
    village.hush()
    await zhao.says("今天不行")
    await village.passes(minutes=1)
    village.wangxiuying.hears_nothing("另外")
    assert await free(village) == 1


async def test_whom_the_driver_cannot_take_is_not_offered_the_same_car(village: Village) -> None:
    zhao = await offers(village)
    for person in (village.wangxiuying, village.zhoushuangquan):
        await person.taps("我要坐", group=EAST)
    village.hush()
    await zhao.taps("去不了", "👤 王奶奶")
    village.wangxiuying.hears("另外", loud=True)
    village.wangxiuying.hears_nothing("坐吗")
    assert await free(village) == 1
    assert "还有 1 个座" in card_of(village)
    assert "王奶奶" not in (zhao.finds("顺路车", "1. ").text or "")


async def test_what_is_not_known_of_a_passenger_is_not_on_the_card(village: Village) -> None:
    """The group sees how many seats are free: not who sits there, and not why."""
    await asks(village, village.wangxiuying, "后天早上八点送我去县里做透析，要车")
    await offers(village)
    await village.wangxiuying.taps("坐这趟")
    assert await free(village) == 1
    for word in ("王", "透析", "13800000001", "1号"):
        assert word not in card_of(village)
