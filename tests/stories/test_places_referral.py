"""Sent to a place: where, when, what to bring; how it went, and what each answer leads to."""

from __future__ import annotations

from bot.domain.case import Case
from bot.services.directory.finding import find_facility
from bot.services.directory.referrals import ask_outcome, begin_referral, referred
from bot.store import cases, referrals
from bot.store.database import Work
from bot.store.referrals import Referral
from tests.stories.village import Village


async def ill(village: Village) -> Case:
    """Somebody has a fever, and the village doctor has it in hand."""
    await village.wangxiuying.says("发烧38度，头疼")
    case = next(c for c in await village.cases() if c.kind == "symptom")
    await village.chenming.says(f"/case {case.number}")
    await village.chenming.taps("我来办")
    village.hush()
    return case


async def of_case(village: Village, case: Case) -> tuple[Referral, ...]:
    return await village.bot.desk.database.read(lambda w: referrals.referrals_of(w, case.id))


async def taken_there(village: Village, words: str = "白鹭镇卫生院") -> Case:
    """A ride of hers has brought her to the hospital."""
    await village.wangxiuying.says("要车去卫生院，现在走")
    ride = next(c for c in await village.cases() if c.category == "ride")
    desk = village.bot.desk

    async def arrive(work: Work) -> None:
        case = await cases.find_case(work, ride.id)
        assert case is not None
        assert await referred(work, desk, case, words) is not None
        assert await referred(work, desk, case, "白鹭饭店") is None
        assert await ask_outcome(work, desk, case)
        assert not await ask_outcome(work, desk, case), "asked once"

    village.hush()
    await desk.database.write(arrive)
    await village.settles()
    return ride


async def test_a_doctor_refers_by_words_and_the_villager_hears_all_of_it(village: Village) -> None:
    case = await ill(village)
    await village.chenming.says("转到白鹭镇卫生院")
    told = village.wangxiuying.hears("陈医生", "白鹭镇卫生院", "0551-0000210", "身份证、医保卡")
    assert "每天8:00-17:30" in told.text
    assert "120" in told.text
    (referral,) = await of_case(village, case)
    assert (referral.reason, referral.by_id, referral.facility_id) == (
        "doctor", "chenming", "pl-hospital",
    )  # fmt: skip
    assert "referred" in await village.timeline(case)


async def test_a_doctor_refers_by_a_button_on_the_card(village: Village) -> None:
    case = await ill(village)
    await village.chenming.taps("转去看病")
    question = village.chenming.hears("转到哪里")
    assert [b.text for b in question.buttons][:2] == ["白鹭镇卫生院", "清水县人民医院"]
    await village.chenming.taps("清水县人民医院")
    village.wangxiuying.hears("清水县人民医院", "0551-0000500")
    assert len(await of_case(village, case)) == 1


async def test_who_was_sent_without_a_ride_is_asked_the_day_after(village: Village) -> None:
    case = await ill(village)
    await village.chenming.says("转到白鹭镇卫生院")
    village.hush()
    await village.passes(hours=12)
    village.wangxiuying.hears_nothing("看上了吗")
    await village.passes(hours=14)
    village.wangxiuying.hears("白鹭镇卫生院", "看上了吗")
    await village.wangxiuying.says("看上了，开了药")
    (referral,) = await of_case(village, case)
    assert (referral.outcome, referral.outcome_by) == ("seen", "wangxiuying")
    assert "visit" in await village.timeline(case)


async def test_a_liaison_refers_somebody_without_a_phone_and_hears_what_to_pass_on(
    village: Village,
) -> None:
    await village.lixiaofang.says("报 王德发 发烧38度，头疼")
    case = next(c for c in await village.cases() if c.kind == "symptom")
    await village.lixiaofang.says(f"/case {case.number}")
    await village.lixiaofang.taps("我来办")
    village.hush()
    await village.lixiaofang.says("转到县医院")
    village.lixiaofang.hears("请转告", "德发大爷", "清水县人民医院", "医保卡")
    (referral,) = await of_case(village, case)
    assert referral.reason == "liaison"


async def test_somebody_else_may_not_refer(village: Village) -> None:
    case = await ill(village)
    await village.zhaohongxia.says("转到白鹭镇卫生院")
    assert await of_case(village, case) == ()


async def test_seen_is_on_the_record_and_the_bundle_is_offered(village: Village) -> None:
    ride = await taken_there(village)
    asked = village.wangxiuying.hears("白鹭镇卫生院", "看上了吗")
    assert [b.text for b in asked.buttons] == ["看上了", "让去别处", "没看上，被推了"]
    await village.wangxiuying.taps("看上了")
    village.wangxiuying.hears("还要什么")
    (referral,) = await of_case(village, ride)
    assert referral.outcome == "seen"


async def test_refused_opens_a_problem_in_one_tap_with_the_place_filled_in(
    village: Village,
) -> None:
    ride = await taken_there(village)
    await village.wangxiuying.taps("没看上，被推了")
    village.sunlimin.hears("看病被拒", "白鹭镇卫生院没给看上", loud=True)
    village.wangxiuying.hears_nothing("还要什么")
    (referral,) = await of_case(village, ride)
    problem = next(c for c in await village.cases() if c.kind == "problem")
    assert (referral.outcome, referral.problem_id) == ("refused", problem.id)
    assert (problem.category, problem.subject_id) == ("refused_care", "wangxiuying")


async def test_sent_elsewhere_links_the_next_place_and_offers_a_ride(village: Village) -> None:
    ride = await taken_there(village)
    await village.wangxiuying.taps("让去别处")
    village.wangxiuying.hears("下一处", "清水县人民医院", "0551-0000500")
    first, after = await of_case(village, ride)
    assert (first.outcome, after.before_id, after.facility_id) == (
        "elsewhere", first.id, "pl-county",
    )  # fmt: skip
    await village.wangxiuying.taps("要车")
    rides = [c for c in await village.cases() if c.category == "ride"]
    assert len(rides) == 2
    new = next(c for c in rides if c.id != ride.id)
    assert dict(new.details)["to"] == "清水县人民医院"
    (linked,) = await of_case(village, new)
    assert linked.before_id == after.id


async def test_an_answer_counts_once(village: Village) -> None:
    await taken_there(village)
    question = village.wangxiuying.finds("看上了吗")
    await village.wangxiuying.taps_on(question, "看上了")
    toast = await village.wangxiuying.taps_on(question, "没看上，被推了")
    assert toast == "已经记下了。"
    assert not [c for c in await village.cases() if c.kind == "problem"]


async def test_all_of_the_bundle_by_one_tap_each_a_matter_of_its_own(village: Village) -> None:
    ride = await taken_there(village)
    await village.wangxiuying.taps("看上了")
    village.hush()
    await village.wangxiuying.taps("都要")
    new = [c for c in await village.cases() if c.id != ride.id]
    assert sorted(c.category or "" for c in new) == ["escort", "ride", "shopping"]
    told = [m for m in village.wangxiuying.messages() if "记下了" in m.text and "还有" in m.text]
    assert len(told) == 1, "three matters, one answer"
    assert await village.wangxiuying.taps("都要") == "已经在找了。"


async def test_one_of_the_bundle_is_one_matter(village: Village) -> None:
    ride = await taken_there(village)
    await village.wangxiuying.taps("看上了")
    await village.wangxiuying.taps("买菜")
    (new,) = [c for c in await village.cases() if c.id != ride.id]
    assert (new.category, new.author_id) == ("shopping", "wangxiuying")


async def test_for_somebody_without_a_phone_their_liaison_is_asked(village: Village) -> None:
    await village.lixiaofang.says("报 王德发 要车去卫生院 现在走")
    ride = next(c for c in await village.cases() if c.category == "ride")
    desk = village.bot.desk

    async def arrive(work: Work) -> None:
        case = await cases.find_case(work, ride.id)
        assert case is not None
        await begin_referral(work, desk, case, await find_facility(work, "dongwan", "卫生院"), None)
        await ask_outcome(work, desk, case)

    village.hush()
    await desk.database.write(arrive)
    await village.settles()
    village.lixiaofang.hears("看上了吗")
    await village.lixiaofang.taps("看上了")
    (referral,) = await of_case(village, ride)
    assert (referral.outcome, referral.outcome_by) == ("seen", "lixiaofang")


async def test_who_takes_an_urgent_ride_hears_whom_to_ring_there(village: Village) -> None:
    await village.wangxiuying.says("要车去卫生院，现在就走，急")
    ride = next(c for c in await village.cases() if c.category == "ride")
    await village.zhaoweiguo.says(f"/case {ride.number}")
    await village.zhaoweiguo.taps("我来办")
    village.zhaoweiguo.hears("绿色通道", "0551-0000218")
