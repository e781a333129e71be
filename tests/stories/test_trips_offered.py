"""我后天去县里还能坐三个: seats in a car that goes there anyway, and who sits in them."""

from __future__ import annotations

from bot.domain.rides import TripState
from bot.domain.states import State
from bot.store import trips
from tests.stories.riding import EAST, card_of, free, offers, trip_of
from tests.stories.village import Village


async def test_two_neighbours_sit_in_by_a_tap_and_the_third_hears_it_is_full(
    village: Village,
) -> None:
    zhao = await offers(village)
    card = village.group_hears(EAST, "去县里", "周三", "8:00", "还有 2 个座")
    assert [b.text for b in card.buttons] == ["我要坐"]
    zhao.hears("顺路车", "还有 2 个座")
    assert "留了座" in (await village.wangxiuying.taps_on(card, "我要坐") or "")
    village.wangxiuying.hears("来接", "县里", "暗号", loud=True)
    zhao.hears("👤 王奶奶", "暗号", loud=True)
    assert await free(village) == 1
    village.hush()
    third = village.zhaohongxia
    await village.zhoushuangquan.taps_on(card, "我要坐", settle=False)
    assert "坐满了" in (await third.taps_on(card, "我要坐") or "")
    assert await free(village) == 0
    assert "坐满了" in card_of(village)
    village.group_hears_nothing(EAST)
    third.hears_nothing()
    mine = zhao.finds("顺路车", "1. 王奶奶").text or ""
    assert "2. " in mine
    assert len(await village.cases()) == 3


async def test_the_same_hands_get_one_seat_and_the_driver_none(village: Village) -> None:
    zhao = await offers(village)
    await village.wangxiuying.taps("我要坐", group=EAST)
    assert "已经有座" in (await village.wangxiuying.taps("我要坐", group=EAST) or "")
    assert "您自己的车" in (await zhao.taps("我要坐", group=EAST) or "")
    assert await free(village) == 1


async def test_an_offer_in_private_hangs_in_the_group_and_asks_only_for_the_clock(
    village: Village,
) -> None:
    zhao = await offers(village, "我后天去县里还能坐三个", group=None)
    village.group_hears(EAST, "去县里", "周三", "几点走还没定", "还有 3 个座")
    zhao.hears("顺路车", "有人坐")
    asked = zhao.hears("几点走", "谢谢您")
    assert [b.text for b in asked.buttons] == ["上午", "下午", "还没定"]
    await village.wangxiuying.taps("我要坐", group=EAST)
    village.hush()
    await zhao.says("八点")
    assert "周三（11月25日）8:00" in card_of(village)
    assert "还有 2 个座" in card_of(village)
    assert await free(village) == 2
    village.wangxiuying.hears("改了时间", "8:00")
    village.nothing_rings()


async def test_two_questions_at_most(village: Village) -> None:
    zhao = await offers(village, "我开车去，还能坐三个人，后天", group=None)
    asked = zhao.hears("车去哪儿")
    assert [b.text for b in asked.buttons] == ["县城", "镇上"]
    village.group_hears_nothing(EAST)
    await zhao.taps("县城")
    village.group_hears(EAST, "去县城", "周三", "几点走还没定")
    zhao.hears("几点走", "谢谢您")
    zhao.hears("顺路车", "有人坐")
    await zhao.taps("还没定")
    await village.passes(minutes=30)
    zhao.hears_nothing("谢谢您愿意")
    assert await free(village) == 3


async def test_who_says_only_that_there_are_seats_is_asked_where_and_when(
    village: Village,
) -> None:
    zhao = await offers(village, "我明天开车，还能坐两个人", group=EAST)
    zhao.hears("车去哪儿")
    village.group_hears_nothing(EAST)
    await zhao.says("去镇上")
    zhao.hears("几点走", "谢谢您")
    await zhao.says("下午两点")
    assert "去镇上" in card_of(village)
    assert "14:00" in card_of(village)
    zhao.hears("顺路车", "有人坐")
    village.hush()
    await zhao.says("好的")
    assert await free(village) == 2


async def test_the_driver_says_full_in_words_and_takes_it_back(village: Village) -> None:
    zhao = await offers(village)
    village.hush()
    await zhao.says("坐满了")
    zhao.hears("坐满了")
    assert await free(village) == 0
    assert "坐满了" in card_of(village)
    await zhao.says("又空出一个座")
    assert await free(village) == 1
    assert "还有 1 个座" in card_of(village)
    village.group_hears_nothing(EAST)


async def test_who_sits_in_it_hears_of_another_time(village: Village) -> None:
    zhao = await offers(village)
    await village.wangxiuying.taps("我要坐", group=EAST)
    village.hush()
    await zhao.says("改到九点走")
    village.wangxiuying.hears("改了时间", "9:00", loud=True)
    assert "9:00" in card_of(village)


async def test_in_the_evening_it_is_over_and_nobody_is_asked(village: Village) -> None:
    await offers(village)
    case = await village.the_case()
    await village.until("19:30", day=2)
    trip = await trip_of(village)
    assert trip.state is TripState.UNDER_WAY
    village.hush()
    await village.until("20:05")
    assert await village.bot.desk.database.read(trips.offered_trips) == ()
    over = await village.the_case()
    assert (over.id, over.state) == (case.id, State.CLOSED)
    village.group_hears_nothing(EAST)
    village.zhaoweiguo.hears_nothing("好了没有")


async def test_free_seats_of_tomorrow_are_one_line_in_the_evening(village: Village) -> None:
    await offers(village)
    village.hush()
    await village.until("18:59", day=1)
    village.group_hears_nothing(EAST)
    await village.until("19:01")
    line = village.group_hears(EAST, "明天", "老赵", "8:00", "去县里", "2 个座")
    assert line.silent
    await village.passes(hours=2)
    village.group_hears_nothing(EAST)
    assert "留了座" in (await village.wangxiuying.taps_on(line, "我要坐：老赵") or "")
    assert await free(village) == 1


async def test_no_line_where_no_seat_is_free(village: Village) -> None:
    zhao = await offers(village)
    await zhao.says("坐满了")
    village.hush()
    await village.until("21:00", day=1)
    village.group_hears_nothing(EAST)
