"""One illness is one matter: worse by whoever says so, milder by a doctor only."""

from __future__ import annotations

from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.outcome import Outcome, Refused
from bot.domain.states import State
from bot.services.incoming import Origin, Pressed
from bot.simulator import Message
from bot.store import timeline
from tests.stories.village import Person, Village


def labels(message: Message) -> list[str]:
    return [button.text for button in message.buttons]


async def presses(person: Person, verb: str, case: Case, choice: str | None = None) -> Outcome:
    """A button that was never shown to this person, pressed all the same."""
    origin = Origin(
        bot=person.village.bot.desk.bot,
        update_id=77_000 + person.user_id,
        chat_id=person.user_id,
        chat_kind="private",
        chat_title=None,
        user_id=person.user_id,
        user_name=person.name,
    )
    pressed = Pressed(origin, "x", None, verb, case.id, case.revision, choice)
    outcome = await person.village.bot.services.taps.press(pressed)
    await person.village.settles()
    return outcome


async def events(village: Village, case: Case) -> list[tuple[str, str | None]]:
    listed = await village.bot.desk.database.read(lambda work: timeline.list_events(work, case.id))
    return [(dated.event.what, dated.event.who) for dated in listed]


async def test_what_is_said_later_belongs_to_the_same_matter_all_day(village: Village) -> None:
    await village.wangxiuying.says("发烧38.5")
    await village.passes(hours=5)
    await village.wangxiuying.says("还是烧，有点咳嗽")
    case = await village.the_case()
    assert case.acuity is Acuity.SAME_DAY
    assert "有点咳嗽" in village.chenming.finds("王奶奶").text or case.number


async def test_the_next_day_it_is_a_matter_of_its_own(village: Village) -> None:
    await village.person("liyoufu").says("牙疼")
    await village.passes(hours=25)
    await village.person("liyoufu").says("发烧38.5")
    assert len(await village.cases()) == 2


async def test_two_halves_of_a_danger_said_apart_are_one_danger(village: Village) -> None:
    await village.person("liyoufu").says("烧到39度")
    await village.passes(minutes=90)
    village.hush()
    await village.person("liyoufu").says("烧了四天了")
    case = await village.the_case()
    assert case.acuity is Acuity.URGENT
    village.chenming.hears("要紧", "李有福", loud=True)


async def test_milder_words_never_lower_it(village: Village) -> None:
    await village.person("liyoufu").says("烧到39度5，烧了四天了")
    await village.passes(minutes=40)
    await village.person("liyoufu").says("现在37度5，好像好一点")
    assert (await village.the_case()).acuity is Acuity.URGENT


async def test_what_somebody_else_reports_of_the_same_person_is_the_same_matter(
    village: Village,
) -> None:
    await village.wangxiuying.says("发烧38.5")
    await village.passes(hours=1)
    await village.wangqiang.says("我妈还在发烧，咳嗽")
    assert (await village.the_case()).subject_id == "wangxiuying"


async def test_worse_while_the_doctor_has_it_rings_the_doctor_and_stays_there(
    village: Village,
) -> None:
    await village.person("liyoufu").says("烧到39度")
    case = await village.the_case()
    await village.chenming.says(f"/case {case.number}")
    await village.chenming.taps("我来办")
    village.hush()
    await village.person("liyoufu").says("烧了四天了")
    village.chenming.hears("要紧", "李有福", loud=True)
    raised = await village.the_case()
    assert (raised.state, raised.claimed_by) == (State.CLAIMED, "chenming")
    assert raised.acuity is Acuity.URGENT


async def test_a_danger_that_is_answered_while_somebody_has_it_calls_everybody(
    village: Village,
) -> None:
    await village.wangxiuying.says("头晕")
    case = await village.the_case()
    await village.chenming.says(f"/case {case.number}")
    await village.chenming.taps("我来办")
    village.hush()
    await village.wangxiuying.taps("压得慌")
    for code in ("lixiaofang", "zhoujianguo", "chenming"):
        village.person(code).hears("🚨🚨", "王奶奶", loud=True)
    assert (await village.the_case()).acuity is Acuity.EMERGENCY


async def test_the_doctor_lowers_it_and_the_record_has_the_name(village: Village) -> None:
    await village.person("liyoufu").says("烧到39度5，烧了四天了")
    case = await village.the_case()
    await village.chenming.says(f"/case {case.number}")
    await village.chenming.taps("看过，不急")
    assert (await village.the_case()).acuity is Acuity.SAME_DAY
    assert ("lowered", "chenming") in await events(village, case)
    assert "陈医生看过，改成不急" in village.chenming.finds("信息收集").text


async def test_the_doctor_who_has_it_lowers_it_too(village: Village) -> None:
    await village.person("liyoufu").says("烧到39度5，烧了四天了")
    case = await village.the_case()
    await village.chenming.says(f"/case {case.number}")
    await village.chenming.taps("我来办")
    await village.chenming.says(f"/case {case.number}")
    page = [m for m in village.chenming.messages() if "信息收集" in (m.text or "")][-1]
    assert labels(page) == ["办好了", "更急了", "看过，不急"]
    await village.chenming.taps_on(page, "看过，不急")
    lowered = await village.the_case()
    assert (lowered.acuity, lowered.claimed_by) == (Acuity.SAME_DAY, "chenming")


async def test_the_doctor_at_an_emergency_has_three_buttons_and_one_lowers(
    village: Village,
) -> None:
    await village.wangxiuying.says("胸口压得慌出冷汗")
    case = await village.the_case()
    await village.chenming.taps("我这就去")
    await village.chenming.says(f"/case {case.number}")
    page = [m for m in village.chenming.messages() if "信息收集" in (m.text or "")][-1]
    assert "看过，不急" in labels(page)
    assert len(labels(page)) <= 3
    await village.chenming.taps_on(page, "看过，不急")
    assert (await village.the_case()).acuity is Acuity.SAME_DAY


async def test_advice_after_a_hand_has_set_the_level_does_not_speak_against_it(
    village: Village,
) -> None:
    await village.person("liyoufu").says("牙疼，还有点咳嗽，不喘")
    case = await village.the_case()
    await village.lixiaofang.says(f"/case {case.number}")
    await village.lixiaofang.taps("更急了")
    await village.person("liyoufu").taps("没有")
    village.person("liyoufu").hears("看过的人这么定的，今天要让村医看看。")


async def test_what_its_holder_hears_by_phone_raises_it_as_well(village: Village) -> None:
    await village.wangxiuying.says("发烧38.5")
    case = await village.the_case()
    await village.lixiaofang.says(f"/case {case.number}")
    await village.lixiaofang.taps("我来办")
    village.hush()
    await village.lixiaofang.says("报 王秀英 喘不上气")
    village.wangxiuying.hears("先打 120", loud=True)
    village.chenming.hears("🚨🚨", "王奶奶", loud=True)
    assert (await village.the_case()).acuity is Acuity.EMERGENCY


async def test_what_the_doctor_lowered_is_not_raised_again_by_the_old_words(
    village: Village,
) -> None:
    await village.person("liyoufu").says("烧到39度5，烧了四天了")
    case = await village.the_case()
    await village.chenming.says(f"/case {case.number}")
    await village.chenming.taps("看过，不急")
    await village.passes(minutes=2)
    await village.person("liyoufu").says("还有点咳嗽")
    assert (await village.the_case()).acuity is Acuity.SAME_DAY
    await village.person("liyoufu").says("喘不上气，嘴唇发紫")
    assert (await village.the_case()).acuity is Acuity.EMERGENCY


async def test_a_liaison_has_no_button_to_lower_and_is_refused_kindly(village: Village) -> None:
    await village.person("liyoufu").says("烧到39度5，烧了四天了")
    case = await village.the_case()
    await village.lixiaofang.says(f"/case {case.number}")
    assert "看过，不急" not in labels(village.lixiaofang.finds("信息收集"))
    outcome = await presses(village.lixiaofang, "lower", case, "same_day")
    assert outcome == Refused("case.refused.only_a_doctor")
    assert "由村医来定" in village.bot.desk.content.messages.render(outcome.reason, {}).text
    assert (await village.the_case()).acuity is Acuity.URGENT


async def test_a_liaison_raises_it_with_one_button_and_her_name_stands_there(
    village: Village,
) -> None:
    await village.wangxiuying.says("头晕")
    case = await village.the_case()
    await village.lixiaofang.says(f"/case {case.number}")
    assert len(labels(village.lixiaofang.finds("信息收集"))) <= 3
    village.hush()
    assert await village.lixiaofang.taps("更急了") == "好，已经提上去，该知道的人都叫了。"
    await village.lixiaofang.taps("更急了")
    village.chenming.hears("要紧", "王奶奶", loud=True)
    await village.lixiaofang.taps("更急了")
    village.wangxiuying.hears("先打 120", loud=True)
    village.zhoujianguo.hears("🚨🚨", "王奶奶", loud=True)
    assert (await events(village, case)).count(("raised_by", "lixiaofang")) == 3


async def test_the_ill_person_says_it_in_words_instead(village: Village) -> None:
    await village.person("liyoufu").says("牙疼")
    case = await village.the_case()
    outcome = await presses(village.person("liyoufu"), "raise", case)
    assert outcome == Refused("raise.refused.not_for_you")
    assert (await village.the_case()).acuity is Acuity.SELF_CARE


async def test_who_phones_it_in_is_asked_and_answers_for_them(village: Village) -> None:
    await village.lixiaofang.says("报 王德发 发烧38.5")
    village.lixiaofang.hears("出气费劲不", loud=False)
    village.hush()
    await village.lixiaofang.taps("喘得厉害")
    village.lixiaofang.hears("先打 120", "东湾3号", loud=True)
    village.lixiaofang.hears("喘不上气，先这样做")
    village.chenming.hears("🚨🚨", "德发大爷", loud=True)
    assert (await village.the_case()).subject_id == "wangdefa"


async def test_worse_by_phone_is_the_same_matter(village: Village) -> None:
    await village.lixiaofang.says("报 王德发 发烧38.5")
    await village.passes(hours=2)
    village.hush()
    await village.lixiaofang.says("报 王德发 喘不上气")
    village.chenming.hears("🚨🚨", "德发大爷", "喘不上气", loud=True)
    village.lixiaofang.hears("先打 120")
    assert (await village.the_case()).acuity is Acuity.EMERGENCY


async def test_who_of_the_family_is_asked_before_what_is_wrong(village: Village) -> None:
    phone = village.person("chenshuilian")
    await phone.says("老何发烧38.5")
    assert labels(phone.messages()[-1]) == ["金水叔", "别的人"]
    await phone.taps("金水叔")
    phone.hears("叫得醒不" if "叫得醒" in phone.messages()[-1].text else "出气费劲不")
    assert len([m for m in phone.messages() if "不清楚" in labels(m)]) == 1


async def test_a_word_right_after_a_question_is_said_of_who_was_asked_about(
    village: Village,
) -> None:
    await village.wangqiang.says("我妈发烧38.5")
    await village.wangqiang.says("喘不上气")
    case = await village.the_case()
    assert (case.subject_id, case.acuity) == ("wangxiuying", Acuity.EMERGENCY)
