"""A ride from the wish to home: who comes, every step one tap, one card, nobody left waiting."""

from __future__ import annotations

from bot.domain.rides import BookingState
from bot.domain.states import State
from bot.store import trips
from tests.stories.village import Village

RIDE = "明早八点送我去县医院复诊，两个人"


async def claimed(village: Village, words: str = RIDE) -> None:
    """Wang Xiuying's ride, which Zhao Weiguo has taken."""
    await village.wangxiuying.says(words)
    await village.zhaoweiguo.taps("我接")
    village.hush()


async def comes(village: Village) -> None:
    """An hour before eight he says again that he comes."""
    await village.until("07:00", day=1)
    await village.zhaoweiguo.taps("我会去")
    village.hush()


async def state_of(village: Village) -> BookingState:
    case = (await village.cases())[0]
    booking = await village.bot.desk.database.read(lambda w: trips.booking_of_case(w, case.id))
    assert booking is not None
    return booking.state


async def test_one_message_is_enough_and_the_nearest_driver_comes(village: Village) -> None:
    await village.wangxiuying.says(RIDE)
    village.wangxiuying.hears("记下了", "明天早上8:00", "县医院", "2个人")
    village.wangxiuying.hears_nothing()
    asked = village.zhaoweiguo.hears("🚗", "明天8:00", "县医院", "2个人", loud=True)
    village.group_hears_nothing("dongwan")
    assert "东湾1号" not in (asked.text or "")
    assert "复诊" not in (asked.text or "")
    await village.zhaoweiguo.taps("我接")
    mine = village.zhaoweiguo.finds("🚗", "暗号")
    assert "东湾1号" in (mine.text or "")
    assert "13800000001" in (mine.text or "")
    told = village.wangxiuying.hears("老赵", "明天8:00", "暗号", loud=True)
    assert "13800000006" in (told.text or "")
    await village.until("07:00", day=1)
    village.zhaoweiguo.hears("再过一个钟头")
    await village.zhaoweiguo.taps("我会去")
    await village.until("07:55")
    await village.zhaoweiguo.taps("快到了")
    village.wangxiuying.hears("快到了", loud=True)
    await village.zhaoweiguo.taps("接到了")
    await village.zhaoweiguo.taps("送到了")
    village.wangxiuying.hears("老赵", "办好了")
    await village.wangxiuying.taps("好了，谢谢")
    assert (await village.the_case()).state is State.CLOSED
    over = village.wangxiuying.finds("坐过了")
    assert "13800000006" not in (over.text or "")
    assert "东湾1号" not in (village.zhaoweiguo.finds("🚗", "0001").text or "")


async def test_five_drivers_press_at_once_and_one_has_it(village: Village) -> None:
    await village.wangxiuying.says("马上要车去镇卫生院拿药", group="dongwan")
    await village.passes(minutes=4)
    drivers = [
        p
        for p in (village.zhaoweiguo, village.wangdaman, village.chenshuigen, village.dengsixi)
        if any("我接" in [b.text for b in m.buttons] for m in p.messages())
    ]
    assert len(drivers) >= 3
    cards = {d.code: d.finds("🚗", "镇卫生院") for d in drivers}
    for driver in drivers:
        await driver.taps_on(cards[driver.code], "我接", settle=False)
    await village.settles()
    case = await village.the_case()
    assert case.state is State.CLAIMED
    others = [d for d in drivers if d.code != case.claimed_by]
    assert len(others) == len(drivers) - 1
    for other in others:
        assert "接了，谢谢" in (other.finds("🚗").text or "")
        assert "☎️" not in (other.finds("🚗").text or "")


async def test_a_silent_claim_goes_back_before_it_is_too_late(village: Village) -> None:
    await claimed(village)
    await village.until("19:00")
    village.zhaoweiguo.hears("明天8:00您接", "王奶奶")
    village.wangxiuying.hears("明天8:00", "来接您", loud=False)
    await village.until("07:00", day=0)
    village.zhaoweiguo.hears("再过一个钟头", "没回话就另外找人")
    village.wangxiuying.hears("再过一个钟头")
    await village.until("07:31")
    assert (await village.cases())[0].claimed_by is None
    village.wangxiuying.hears("另外找人")
    village.wangdaman.hears("🚗", loud=True)
    await village.wangdaman.taps("我接")
    village.wangxiuying.hears("大满", loud=True)


async def test_the_driver_cancels_half_an_hour_before_and_everybody_hears(village: Village) -> None:
    await claimed(village, "十一点送我去县医院复诊")
    await village.until("10:30")
    village.hush()
    await village.zhaoweiguo.taps("去不了")
    village.wangxiuying.hears("原来那位来不了", loud=True)
    gone = village.wangxiuying.finds("这趟不作数了")
    assert "13800000006" not in (gone.text or "")
    await village.passes(minutes=1)
    village.wangdaman.hears("🚗", "11:00", loud=True)
    village.group_hears("dongwan", "要车")
    village.zhaoweiguo.hears_nothing("🚗")
    await village.wangdaman.taps("我接")
    village.wangxiuying.hears("大满")
    assert await state_of(village) is BookingState.CONFIRMED


async def test_the_villager_cancels_after_the_driver_left(village: Village) -> None:
    await claimed(village)
    await comes(village)
    await village.until("07:40")
    await village.zhaoweiguo.says("出发了")
    village.wangxiuying.hears("老赵", "出发了", loud=True)
    await village.wangxiuying.taps("不用车了")
    village.zhaoweiguo.hears("不用去了", loud=True)
    assert (await village.the_case()).state is State.CANCELLED
    assert await state_of(village) is BookingState.CANCELLED
    assert "13800000001" not in (village.zhaoweiguo.finds("🚗").text or "")


async def test_there_and_back_is_one_ride_with_one_card(village: Village) -> None:
    await claimed(village, "明早八点送我去县医院复查，看完还要接回来")
    await comes(village)
    await village.until("08:00")
    await village.zhaoweiguo.says("接到了")
    await village.zhaoweiguo.says("到医院了")
    assert await state_of(village) is BookingState.THERE
    village.hush()
    await village.wangxiuying.says("看完了，可以来接了")
    village.zhaoweiguo.hears("看完了，请来接", loud=True)
    await village.zhaoweiguo.taps("到家了")
    village.wangxiuying.hears("老赵", "办好了")
    assert await state_of(village) is BookingState.HOME
    await village.until("20:01")
    village.zhaoweiguo.hears("平安到家", loud=False)


async def test_who_was_not_there_is_asked_and_their_seat_is_free(village: Village) -> None:
    await claimed(village, "十点送我去县医院复诊")
    await village.until("10:51")
    village.zhaoweiguo.hears("接到了吗")
    await village.zhaoweiguo.taps("没见到人")
    village.wangxiuying.hears("司机到了，没接到", "还要车吗", loud=True)
    assert await state_of(village) is BookingState.NO_SHOW
    await village.wangxiuying.taps("还要，马上")
    await village.passes(minutes=1)
    village.wangdaman.hears("🚗")


async def test_the_passenger_says_that_no_car_came(village: Village) -> None:
    await claimed(village, "十点送我去县医院复诊")
    await village.until("10:20")
    village.hush()
    await village.wangxiuying.taps("车没来")
    village.zhaoweiguo.hears("没等到车")
    await village.passes(minutes=1)
    village.wangdaman.hears("🚗", loud=True)
    assert await state_of(village) is BookingState.NO_SHOW


async def test_another_hour_is_told_to_the_driver_and_the_trip_moves(village: Village) -> None:
    await claimed(village)
    await village.wangxiuying.says("改成九点走")
    village.zhaoweiguo.hears("改了", "9:00", loud=True)
    assert "9:00" in (village.wangxiuying.finds("🚗", "老赵").text or "")
    await village.until("08:00", day=1)
    village.zhaoweiguo.hears("再过一个钟头", "9:00")


async def test_a_son_far_away_asks_for_his_mother(village: Village) -> None:
    await village.wangqiang.says("明早八点送我妈去县医院看眼睛")
    village.wangqiang.hears("记下了", "县医院")
    await village.zhaoweiguo.taps("我接")
    assert "东湾1号" in (village.zhaoweiguo.finds("🚗", "暗号").text or "")
    his = village.wangqiang.hears("老赵", "暗号")
    hers = village.wangxiuying.hears("老赵", "暗号")
    assert (his.text or "").split("🔑")[1][:15] == (hers.text or "").split("🔑")[1][:15]


async def test_somebody_without_a_phone_hears_it_through_the_liaison(village: Village) -> None:
    await village.lixiaofang.says("报 王德发 明早八点去县医院复查 要车")
    await village.zhaoweiguo.taps("我接")
    heard = village.lixiaofang.hears("转告德发大爷", "老赵", "暗号")
    assert "13800000006" in (heard.text or "")


async def test_one_more_than_the_car_has_seats_and_another_car_comes(village: Village) -> None:
    await claimed(village)
    await village.wangxiuying.says("改成三个人")
    village.zhaoweiguo.hears("改了", "3个人")
    await village.wangxiuying.says("改成六个人")
    village.zhaoweiguo.hears("6个人", "坐不下了")
    await village.passes(minutes=25)
    await village.wangdaman.taps("我接")
    village.wangxiuying.hears("大满", "明天8:00")


async def test_who_was_driven_to_the_doctor_is_asked_how_it_went(village: Village) -> None:
    await claimed(village, "明早八点送我去县医院复查，看完还要接回来")
    await comes(village)
    await village.until("08:00")
    await village.zhaoweiguo.says("接到了")
    await village.zhaoweiguo.says("到医院了")
    village.wangxiuying.hears("看上")
    await village.wangxiuying.taps("没看上，被推了")
    assert {c.kind for c in await village.cases()} == {"help", "problem"}
