"""见医·见药·见干部 fill themselves: by a meal, a ride, a hand-out, a doctor; nobody ticks a box."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.contacts import Contact, How
from bot.store import contacts
from tests.stories.village import Village


async def met(village: Village, person: str) -> dict[How, Contact]:
    desk = village.bot.desk
    found = await desk.database.read(
        lambda work: contacts.of_person(work, person, desk.now() - timedelta(days=3), desk.now())
    )
    return {one.how: one for one in found}


async def test_medicine_over_the_counter_is_a_meeting_with_the_keeper(village: Village) -> None:
    await village.wangxiuying.says("谁家有对乙酰氨基酚片")
    await village.wangxiuying.taps("都没有")
    await village.zhangxiaolan.taps("给他留着")
    assert How.MEDICINE not in await met(village, "wangxiuying")
    await village.zhangxiaolan.taps("交给他了")
    handed = (await met(village, "wangxiuying"))[How.MEDICINE]
    assert (handed.by_id, handed.by_role) == ("zhangxiaolan", "keeper")
    await village.lixiaofang.says("王秀英的卡")
    village.lixiaofang.hears("见药 11月23日")


async def test_a_meal_at_the_door_is_a_meeting_and_a_shut_door_is_none(village: Village) -> None:
    await village.wangqiang.says("每天中午给我妈送饭，少盐")
    await village.lixiaofang.says("报 王德发 每天中午送饭")
    await village.until("10:01")
    carrier = village.zhoushuangquan
    await carrier.taps("我来", group="dongwan")
    await carrier.taps("王奶奶没人应")
    assert How.MEAL not in await met(village, "wangxiuying")
    await carrier.taps("德发大爷送到了")
    assert (await met(village, "wangdefa"))[How.MEAL].by_id == "zhoushuangquan"


async def test_a_ride_is_a_meeting_once_it_is_over_and_not_when_it_is_promised(
    village: Village,
) -> None:
    await village.wangxiuying.says("明早八点送我去县医院复诊，两个人")
    await village.zhaoweiguo.taps("我接")
    await village.until("07:00", day=1)
    await village.zhaoweiguo.taps("我会去")
    await village.until("07:55")
    await village.zhaoweiguo.taps("快到了")
    seen = await met(village, "wangxiuying")
    assert not {How.RIDE, How.SEEN} & set(seen)
    await village.zhaoweiguo.taps("接到了")
    await village.zhaoweiguo.taps("送到了")
    ride = (await met(village, "wangxiuying"))[How.RIDE]
    assert (ride.by_id, ride.by_role) == ("zhaoweiguo", "driver")


async def test_who_arrives_in_an_emergency_has_met_her(village: Village) -> None:
    await village.wangxiuying.says("胸口疼得厉害，喘不上气")
    await village.zhoujianguo.taps("我这就去")
    assert How.SEEN not in await met(village, "wangxiuying")
    await village.zhoujianguo.taps("我到了")
    seen = (await met(village, "wangxiuying"))[How.SEEN]
    assert (seen.by_id, seen.by_role) == ("zhoujianguo", "cadre")
