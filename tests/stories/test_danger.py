"""An emergency: who hears it, how often, and how it comes to rest."""

from __future__ import annotations

from bot.domain.acuity import Acuity
from bot.domain.states import State
from tests.stories.conftest import VillageAt
from tests.stories.village import Village

NEAR = ("lixiaofang", "zhoujianguo", "chenming")
DANGER = "胸口压得慌出冷汗"
PHONES = "机器人一分钟不回话"


async def test_everybody_near_gets_the_door_the_illness_and_a_number_at_once(
    village: Village,
) -> None:
    await village.wangxiuying.says(DANGER)
    for code in NEAR:
        alert = village.person(code).hears("王奶奶（78岁）", "东湾1号", "高血压", loud=True)
        assert "13800000001" in alert.text
        assert PHONES in alert.text
    assert PHONES in village.wangxiuying.hears("先打 120", "0551-120", "东湾1号").text
    village.nothing_rings()


async def test_the_card_in_the_group_has_the_number_and_no_address(village: Village) -> None:
    await village.wangxiuying.says(DANGER, group="dongwan")
    card = village.group_hears("dongwan", "先打 120", "0551-120")
    assert "东湾1号" not in card.text
    assert "王" not in card.text
    village.wangxiuying.hears("先打 120", "东湾1号", "村口小卖部隔壁", loud=True)


async def test_nobody_answers_and_it_rings_at_a_constant_interval(village: Village) -> None:
    await village.wangxiuying.says(DANGER)
    village.hush()
    await village.passes(minutes=1.8)
    village.is_silent()
    await village.passes(minutes=0.4)
    for code in NEAR:
        village.person(code).hears("🚨🚨", loud=True)
    village.sunlimin.hears_nothing()
    await village.passes(minutes=3)
    village.sunlimin.hears("🚨🚨", loud=True)
    village.hush()
    for _ in range(4):
        await village.passes(minutes=3)
        for code in (*NEAR, "sunlimin", "wangqiang"):
            village.person(code).hears("🚨🚨", loud=True)
        village.nothing_rings()


async def test_on_the_way_is_not_there(village: Village) -> None:
    await village.wangxiuying.says(DANGER)
    await village.lixiaofang.taps("我这就去")
    village.wangxiuying.hears("小芳", "赶过来")
    village.hush()
    for _ in range(3):
        await village.passes(minutes=3.1)
        village.lixiaofang.hears("您到了没有", loud=True)
        village.nothing_rings()
    await village.passes(minutes=1)
    for code in (*NEAR, "sunlimin"):
        village.person(code).hears("🚨🚨", loud=True)
        village.person(code).hears_nothing("🚨🚨")
    village.group_hears("dongwan", "王奶奶", "东湾1号")


async def test_everybody_who_goes_is_asked_whether_they_are_there(village: Village) -> None:
    await village.wangxiuying.says(DANGER)
    await village.lixiaofang.taps("我这就去")
    await village.chenming.taps("我这就去")
    village.hush()
    await village.passes(minutes=3.2)
    village.lixiaofang.hears("您到了没有")
    village.chenming.hears("您到了没有")
    village.nothing_rings()


async def test_who_cannot_go_after_all_sets_everybody_else_ringing_again(village: Village) -> None:
    await village.wangxiuying.says(DANGER)
    await village.lixiaofang.taps("我这就去")
    village.hush()
    await village.passes(minutes=3.2)
    await village.lixiaofang.taps("去不了")
    village.chenming.hears("🚨🚨", loud=True)
    village.sunlimin.hears("🚨🚨", loud=True)
    village.wangxiuying.hears("另外找人")


async def test_whoever_stands_there_ends_the_ringing_for_good(village_at: VillageAt) -> None:
    async with village_at("2026-11-23 23:30") as village:
        await village.wangxiuying.says(DANGER)
        await village.lixiaofang.taps("我到了")
        village.wangxiuying.hears("小芳", "到了")
        village.hush()
        await village.until("06:20")
        village.nothing_rings()
        await village.until("09:00")
        village.lixiaofang.hears("办得怎么样了")
        village.chenming.hears_nothing("🚨🚨")
        assert (await village.the_case()).state is State.IN_PROGRESS


async def test_the_ambulance_ends_the_ringing_too(village: Village) -> None:
    await village.wangxiuying.says(DANGER)
    village.hush()
    await village.wangxiuying.taps("120来了")
    await village.passes(minutes=30)
    village.nothing_rings()


async def test_the_hamlet_hears_name_and_door_and_forgets_them_afterwards(
    village: Village,
) -> None:
    await village.wangxiuying.says(DANGER)
    village.group_hears_nothing("dongwan")
    await village.passes(minutes=5.2)
    alarm = village.group_hears("dongwan", "王奶奶", "东湾1号", "还没有人应", PHONES)
    assert not alarm.silent
    assert village.pinned("dongwan") is not None
    await village.zhaoweiguo.taps("我到了", group="dongwan")
    assert "东湾1号" not in village.zhaoweiguo.finds("有人到了", group="dongwan").text
    village.hush()
    await village.wangxiuying.taps("人没事了")
    assert village.pinned("dongwan") is None
    assert not [m for m in village.zhaoweiguo.messages(group="dongwan") if "王奶奶" in m.text]
    village.nothing_rings()


async def test_a_neighbour_who_goes_gets_the_whole_alert_in_private(village: Village) -> None:
    await village.wangxiuying.says(DANGER)
    await village.passes(minutes=5.2)
    await village.zhaoweiguo.taps("我这就去", group="dongwan")
    village.zhaoweiguo.hears("🚨🚨", "东湾1号", "高血压")
    assert "老赵" in village.zhaoweiguo.finds("王奶奶", "赶过去", group="dongwan").text


async def test_an_emergency_passes_through_the_quiet_hours(village_at: VillageAt) -> None:
    async with village_at("2026-11-24 02:30") as village:
        await village.wangxiuying.says(DANGER)
        for code in NEAR:
            village.person(code).hears("🚨🚨", loud=True)
        await village.passes(minutes=5.2)
        village.group_hears("dongwan", "王奶奶")


async def test_the_author_stands_it_down_and_the_level_stays_on_record(village: Village) -> None:
    await village.wangxiuying.says(DANGER, group="dongwan")
    village.hush()
    await village.wangxiuying.taps("人没事了")
    for code in NEAR:
        village.person(code).finds("王奶奶", "已确认平安")
    village.lixiaofang.finds("已确认平安", group="dongwan")
    village.wangxiuying.finds("已确认平安")
    case = await village.the_case()
    assert (case.state, case.acuity) == (State.CLOSED, Acuity.EMERGENCY)
    await village.passes(hours=1)
    village.nothing_rings()


async def test_a_role_holder_who_saw_the_person_stands_it_down(village: Village) -> None:
    await village.wangxiuying.says(DANGER)
    village.hush()
    assert await village.chenming.taps("人没事") == "人没事就好。"
    village.wangxiuying.finds("已确认平安")
    await village.passes(hours=1)
    village.nothing_rings()


async def test_a_neighbour_nobody_told_cannot_stand_it_down(village: Village) -> None:
    await village.wangxiuying.says(DANGER)
    await village.passes(minutes=5.2)
    said = await village.zhaoweiguo.taps("人没事", group="dongwan")
    assert said is not None
    assert "见到人" in said
    assert (await village.the_case()).state is State.OPEN


async def test_only_a_doctor_lowers_a_level(village: Village) -> None:
    await village.wangxiuying.says(DANGER)
    case = await village.the_case()
    await village.lixiaofang.says(f"/case {case.number}")
    page = village.lixiaofang.finds("紧急", "信息收集")
    assert "看过，不急" not in [b.text for b in page.buttons]
    await village.chenming.says(f"/case {case.number}")
    await village.chenming.taps("看过，不急")
    assert (await village.the_case()).acuity is Acuity.SAME_DAY
    village.hush()
    await village.passes(minutes=30)
    assert not any("🚨" in m.text for m in village.said() if village.is_new(m))


async def test_of_somebody_who_was_in_danger_it_is_not_said_that_it_is_done(
    village: Village,
) -> None:
    await village.wangqiang.says("我妈胸口疼，喘不上气")
    await village.zhoujianguo.taps("我这就去")
    await village.zhoujianguo.taps("我到了")
    await village.zhoujianguo.taps("安顿好了")
    asked = village.wangqiang.hears("周书记", "安顿好了", "现在都好了没有")
    assert "办好了" not in asked.text
