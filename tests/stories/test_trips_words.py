"""Seats by words alone, in the group and in private; also where nobody has pressed Start."""

from __future__ import annotations

from bot.domain.rides import TripState
from bot.store import trips
from tests.stories.riding import EAST, card_of, free, offers, trip_of
from tests.stories.village import Village


async def test_in_the_group_words_under_the_card_take_a_seat(village: Village) -> None:
    zhao = await offers(village)
    card = village.group_hears(EAST, "去县里")
    village.hush()
    await village.wangxiuying.says("算我一个", group=EAST, reply_to=card)
    village.wangxiuying.hears("来接", "暗号")
    zhao.hears("👤 王奶奶")
    assert await free(village) == 1
    await village.zhaohongxia.says("捎上我，两个人", group=EAST, reply_to=card)
    village.group_hears(EAST, "座位不够")
    await village.zhoushuangquan.says("我要坐", group=EAST, reply_to=card)
    assert await free(village) == 0
    village.group_hears_nothing(EAST)


async def test_two_together_take_two_seats(village: Village) -> None:
    await offers(village)
    card = village.group_hears(EAST, "去县里")
    await village.wangxiuying.says("加我一个，两个人", group=EAST, reply_to=card)
    assert await free(village) == 0


async def test_talk_of_the_group_takes_no_seat(village: Village) -> None:
    await offers(village)
    village.hush()
    for words in ("我要坐", "坐满了", "不去了", "我也去"):
        await village.wangxiuying.says(words, group=EAST)
    assert await free(village) == 2
    assert "还有 2 个座" in card_of(village)


async def test_the_driver_calls_it_off_under_the_card(village: Village) -> None:
    zhao = await offers(village)
    card = village.group_hears(EAST, "去县里")
    await village.wangxiuying.taps("我要坐", group=EAST)
    trip = await trip_of(village)
    village.hush()
    await zhao.says("不去了，车坏了", group=EAST, reply_to=card)
    village.wangxiuying.hears("另外", loud=True)
    after = await village.bot.desk.database.read(lambda w: trips.find_trip(w, trip.id))
    assert after is not None
    assert after.state is TripState.CANCELLED


async def test_nobody_else_calls_it_off(village: Village) -> None:
    await offers(village)
    card = village.group_hears(EAST, "去县里")
    await village.wangxiuying.says("不去了", group=EAST, reply_to=card)
    await village.zhaohongxia.says("坐满了", group=EAST, reply_to=card)
    assert await free(village) == 2


async def test_fewer_seats_in_words_and_never_fewer_than_people(village: Village) -> None:
    zhao = await offers(village, "后天早上八点去县里，还能坐三个人")
    await village.wangxiuying.taps("我要坐", group=EAST)
    await zhao.says("只剩一个座了")
    assert await free(village) == 1
    await zhao.says("少一个座")
    assert await free(village) == 0
    assert (await trip_of(village)).taken == 1


async def test_who_never_pressed_start_gets_the_seat_all_the_same(village: Village) -> None:
    """The toast says so, the liaison passes on who comes; no private chat is begun."""
    driver = village.dengsixi
    await driver.says("后天早上八点去县里，还能坐一个人", group="hekou")
    card = village.group_hears("hekou", "去县里")
    zhou = village.zhoucaixia
    assert "留了座" in (await zhou.taps_on(card, "我要坐") or "")
    driver.hears("👤")
    assert await free(village) == 0
    assert zhou.messages() == []
    told = [p for p in village.everybody for m in p.messages() if "请转告" in (m.text or "")]
    assert told, "somebody tells her who comes"


async def test_a_driver_who_never_pressed_start_is_asked_nothing(village: Village) -> None:
    driver = village.huangdaman
    await driver.says("后天早上八点去县里，还能坐两个人", group="houpo")
    village.group_hears("houpo", "去县里", "2 个座")
    assert driver.messages() == []
    await village.zhengxiaoman.taps("我要坐", group="houpo")
    assert await free(village) == 1
    assert driver.messages() == []


async def test_an_offer_without_place_and_day_makes_no_trip(village: Village) -> None:
    await village.zhaoweiguo.says("我有车，有空可以帮大家送送", group=EAST)
    assert await village.bot.desk.database.read(trips.offered_trips) == ()


async def test_danger_goes_before_any_seat(village: Village) -> None:
    zhao = await offers(
        village, "后天早上八点去县里，还能坐两个人，我爸胸口疼喘不上气了", group=None
    )
    zhao.hears("120")
    assert await village.bot.desk.database.read(trips.offered_trips) == ()


async def test_said_twice_it_is_one_trip(village: Village) -> None:
    zhao = await offers(village)
    await zhao.says("后天早上八点去县里，还能坐三个人", group=EAST)
    assert await free(village) == 3
    assert len(await village.cases()) == 1


async def test_night_wakes_nobody_for_a_seat(village: Village) -> None:
    wang = village.wangxiuying
    await wang.says("后天早上八点要车去县里")
    await village.until("23:30")
    village.hush()
    await village.zhaoweiguo.says("后天早上八点去县里，还能坐两个人")
    wang.hears_nothing("坐吗")
    await village.until("06:45")
    wang.hears("老赵", "坐吗")
