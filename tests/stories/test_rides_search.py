"""Who is asked for a car: near and awake first, then everybody, then those on duty."""

from __future__ import annotations

from bot.domain.states import State
from tests.stories.conftest import VillageAt
from tests.stories.village import Village


async def test_few_are_asked_first_then_all_and_the_group(village: Village) -> None:
    await village.wangxiuying.says("下午三点送我去镇上赶集")
    village.zhaoweiguo.hears("🚗", loud=True)
    village.group_hears_nothing("dongwan")
    village.lixiaofang.hears_nothing("🚗")
    await village.passes(minutes=21)
    village.group_hears("dongwan", "要车", "镇上")


async def test_who_says_no_is_left_alone_and_the_next_is_asked_at_once(village: Village) -> None:
    await village.wangxiuying.says("马上要车去镇卫生院")
    asked = [
        p
        for p in village.everybody
        if any("这次不行" in [b.text for b in m.buttons] for m in p.messages())
    ]
    assert asked
    village.hush()
    for driver in asked:
        assert await driver.taps("这次不行") == "好，这趟不打扰您了。"
    await village.passes(minutes=5)
    for driver in asked:
        driver.hears_nothing("🚗")
    await village.wangxiuying.says("明天下午要车去镇上", group=None)
    for driver in asked:
        driver.hears_nothing("🚗")


async def test_nobody_drives_is_said_at_once_with_other_ways(village: Village) -> None:
    for code in ("zhaoweiguo", "wangdaman", "chenshuigen", "dengsixi"):
        await village.person(code).says("今天不行")
    village.hush()
    await village.wangxiuying.says("马上要车去县医院复诊")
    said = village.wangxiuying.hears("没有司机有空", "120", loud=True)
    for way in ("🚌", "🚕", "🏥"):
        assert way in (said.text or "")
    labels = [b.text for b in said.buttons]
    assert "问家里人" in labels
    await village.wangxiuying.taps("问家里人")
    village.wangqiang.hears("王奶奶", "您那边能找到车吗", loud=True)
    await village.wangqiang.taps("我来安排")
    case = await village.the_case()
    assert (case.state, case.claimed_by) == (State.CLAIMED, "wangqiang")


async def test_at_two_in_the_morning_the_duty_then_the_desk(village_at: VillageAt) -> None:
    async with village_at("2026-11-23 09:00") as village:
        await village.until("02:00", day=1)
        village.hush()
        await village.wangxiuying.says("现在要车去县医院复诊")
        village.wangdaman.hears("🚗", loud=True)
        village.zhaoweiguo.hears_nothing()
        await village.wangdaman.taps("这次不行")
        village.wangxiuying.hears("没有司机", "120", loud=True)
        await village.passes(minutes=6)
        village.chenshuigen.hears("🚗", loud=True)
        await village.passes(minutes=8)
        village.luoqinghe.hears("🚗", loud=True)
        village.zhaoweiguo.hears_nothing()


async def test_a_dialysis_without_a_driver_goes_to_all_the_evening_before(village: Village) -> None:
    await village.wangxiuying.says("明早八点送我去县医院透析")
    await village.passes(minutes=25)
    village.hush()
    await village.until("18:59")
    village.hush()
    await village.until("19:01")
    village.zhaoweiguo.hears("🚗", loud=True)
    village.wangdaman.hears("🚗", loud=True)
    village.hexiaoyue.hears("🚗", loud=True)


async def test_chest_pain_is_no_ride(village: Village) -> None:
    await village.wangxiuying.says("胸口疼得厉害，要车送我去医院")
    village.wangxiuying.hears("120")
    village.zhaoweiguo.hears_nothing("要车")
    assert [c.kind for c in await village.cases()] == ["symptom"]


async def test_oxygen_is_for_the_transfer_desk_alone(village: Village) -> None:
    await village.wangxiuying.says("明早八点送我妈去县医院复查，要吸氧，躺着去")
    village.zhaoweiguo.hears_nothing("🚗")
    village.group_hears_nothing("dongwan")
    village.hexiaoyue.hears("🚗", "转运车", loud=True)


async def test_a_ride_that_leaves_at_six_wakes_nobody_who_need_not_wake(village: Village) -> None:
    await village.until("22:30")
    village.hush()
    await village.wangxiuying.says("后天早上九点要车去镇上")
    village.zhaoweiguo.hears_nothing()
    village.group_hears_nothing("dongwan")
    await village.until("06:31")
    village.zhaoweiguo.hears("🚗", loud=True)


async def test_its_time_passed_and_nobody_came(village: Village) -> None:
    for code in ("zhaoweiguo", "wangdaman", "chenshuigen", "dengsixi"):
        await village.person(code).says("今天不行")
    await village.wangxiuying.says("十点要车去镇上赶集")
    await village.until("11:05")
    village.wangxiuying.hears("对不住", "没找到车", loud=True)


async def test_a_wheelchair_goes_where_it_fits(village: Village) -> None:
    await village.wangxiuying.says("明早八点送我妈去县医院透析，两个人，坐轮椅")
    asked = [p for p in village.everybody if any("轮椅" in (m.text or "") for m in p.messages())]
    assert [p.code for p in asked] == ["zhaoweiguo"]
    await village.zhaoweiguo.says("去不了")
    village.wangxiuying.hears("没有司机")


async def test_a_driver_who_comes_on_later_sees_what_still_waits(village: Village) -> None:
    for code in ("zhaoweiguo", "wangdaman", "chenshuigen", "dengsixi"):
        await village.person(code).says("今天不行")
    await village.wangxiuying.says("下午四点要车去镇上赶集")
    village.hush()
    await village.zhaoweiguo.says("/on")
    village.zhaoweiguo.hears("等车的", "16:00", "镇上")
    await village.zhaoweiguo.taps("接 柳湾0001")
    village.wangxiuying.hears("老赵", "16:00")
    await village.zhoujianguo.says("/rides")
    village.zhoujianguo.hears("等车的", "没有", "谁出车", "老赵")


async def test_the_cadre_sees_whom_to_ask_and_where_the_gaps_are(village: Village) -> None:
    await village.wangxiuying.says("明早八点送我妈去县医院看眼睛，坐轮椅")
    await village.liucaixia.says("明早八点要车去县城办事，五个人")
    await village.wangguihua.says("明早八点半要车去镇上，七个人")
    await village.zhoujianguo.says("/rides")
    seen = village.zhoujianguo.hears("等车的", "可请老赵", "没有合适的车")
    assert "可请大满" in (seen.text or "")
    await village.wangdaman.says("/rides")
    assert "可请" not in (village.wangdaman.hears("等车的").text or "")


ASKED = ("zhaoweiguo", "wangdaman", "chenshuigen", "lixiaofang", "sunlimin")


def copies(village: Village, code: str) -> int:
    return sum("🚗 要车" in (m.text or "") for m in village.person(code).messages())


async def test_a_car_nobody_offers_is_asked_for_twice_and_stays_in_their_hands(
    village: Village,
) -> None:
    await village.wangxiuying.says("马上要车去镇卫生院")
    await village.passes(hours=6)
    assert {code: copies(village, code) for code in ASKED} == dict.fromkeys(ASKED, 2)
    case = await village.the_case()
    assert (case.state, case.level.value) == (State.OPEN, "township")
    for code in ("lixiaofang", "sunlimin"):
        village.person(code).hears("我手上的事", case.number)
    await village.zhaoweiguo.taps("我接")
    village.wangxiuying.hears("老赵")


async def test_a_car_asked_for_in_time_rings_anew_when_it_presses(village: Village) -> None:
    await village.wangxiuying.says("明天下午三点要车去镇上")
    await village.until("11:55", day=1)
    assert copies(village, "zhaoweiguo") == 2
    await village.until("14:55")
    assert copies(village, "zhaoweiguo") == 4


async def test_a_driver_who_gives_it_back_is_news_to_all_the_others(village: Village) -> None:
    await village.wangxiuying.says("马上要车去镇卫生院")
    await village.passes(hours=2)
    await village.zhaoweiguo.taps("我接")
    before = copies(village, "wangdaman")
    await village.zhaoweiguo.says("我去不了了")
    await village.passes(minutes=10)
    assert copies(village, "wangdaman") > before


async def test_a_treatment_nobody_drives_to_goes_on_ringing(village: Village) -> None:
    await village.wangxiuying.says("明早八点送我去县医院透析")
    await village.until("23:55")
    assert copies(village, "zhaoweiguo") > 4
