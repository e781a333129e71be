"""Questions: the approved answer, the leaflet's facts, or a person; never a card in the group."""

from __future__ import annotations

import pytest

from bot.domain.cards import Card
from bot.domain.outcome import Refused
from bot.store import cards
from bot.store.database import Work
from tests.stories.forging import Forger
from tests.stories.village import Village, shown


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("红灯是什么意思", "多久问候一次"),
        ("降压药能停吗？", "别自己停"),
        ("请问流感疫苗谁能打呀", "满6个月"),
        ("发烧多少度吃退烧药", "大人过38.5度"),
        ("吃头孢的时候能不能喝酒啊", "前后7天"),
        ("药箱里的药谁都能拿吗", "不要钱"),
    ],
)
async def test_a_question_asked_often_has_its_answer_at_once(
    village: Village, words: str, answer: str
) -> None:
    await village.wangxiuying.says(words)
    village.wangxiuying.hears(answer)
    assert await village.cases() == ()
    village.is_silent()


async def test_how_often_is_answered_from_the_leaflet_and_never_with_a_dose(
    village: Village,
) -> None:
    await village.wangxiuying.says("布洛芬一天几次")
    said = village.wangxiuying.hears("布洛芬", "照您那盒的说明书", "各家的不一样", "最多吃3天")
    assert "mg" not in shown(said)
    assert "克" not in shown(said)
    assert [button.text for button in said.buttons] == ["问医生"]
    assert await village.cases() == ()
    village.is_silent()


async def test_two_that_hold_the_same_do_not_go_together(village: Village) -> None:
    await village.wangxiuying.says("感冒灵和必理通能一起吃吗")
    village.wangxiuying.hears("对乙酰氨基酚", "双份", "不要一起吃")
    await village.wangxiuying.says("布洛芬能和感冒灵一起吃吗")
    village.wangxiuying.hears("都是退烧的", "不要一起吃")
    await village.wangxiuying.says("吃了板蓝根还能吃健胃消食片吗")
    village.wangxiuying.hears("不等于能一起吃", "问村医")
    assert await village.cases() == ()


async def test_a_child_and_a_pregnancy_get_the_most_careful_line(village: Village) -> None:
    await village.wangxiuying.says("布洛芬孩子能吃吗")
    village.wangxiuying.hears("不满", "先问医生")
    await village.wangxiuying.says("孕妇能吃连花清瘟吗")
    said = village.wangxiuying.hears("连花清瘟", "怀孕喂奶")
    assert "能用" not in shown(said)


async def test_the_answer_leads_on_to_the_doctor(village: Village) -> None:
    await village.wangxiuying.says("布洛芬一天几次")
    await village.wangxiuying.taps("问医生")
    village.wangxiuying.hears("想问医生什么")
    await village.wangxiuying.says("我有胃病，布洛芬能吃吗")
    village.wangxiuying.hears("记下了", "问医生")
    assert (await village.the_case()).kind == "ask_doctor"


async def test_a_question_of_health_nobody_knows_goes_to_the_doctor_and_is_kept_for_the_next(
    village: Village,
) -> None:
    await village.wangxiuying.says("糖尿病人能不能吃红薯")
    village.wangxiuying.hears("记下了", "问医生")
    case = await village.the_case()
    assert case.kind == "ask_doctor"
    village.group_hears_nothing("dongwan")
    await village.chenming.says(f"{case.number} 能吃一点，顶掉一两饭")
    village.wangxiuying.hears("回您", "顶掉一两饭")
    await village.chenming.taps("可以给别人看", case.number)
    village.hush()
    other = village.person("liushouxin")
    await other.says("糖尿病人能不能吃红薯啊")
    other.hears("有人问过差不多的", "顶掉一两饭")


async def test_any_other_question_goes_to_the_liaison_in_private(village: Village) -> None:
    await village.wangxiuying.says("今年村里的路灯费是谁出的")
    village.wangxiuying.hears("记下了")
    case = await village.the_case()
    assert case.kind == "question"
    village.group_hears_nothing("dongwan")
    village.lixiaofang.hears(case.number)
    await village.lixiaofang.says(f"{case.number} 村集体出的，不用各家交")
    village.lixiaofang.hears("答复送到")
    village.wangxiuying.hears("小芳", "村集体出的")
    await village.wangxiuying.taps("看懂了")
    village.chenming.hears_nothing(case.number)


@pytest.mark.parametrize(
    "words",
    [
        "发烧39度怎么办，喘不上气",
        "布洛芬一天几次，我爸胸口疼得厉害",
        "喝了农药会死吗",
        "孩子抽了，布洛芬能吃吗",
    ],
)
async def test_danger_inside_a_question_is_danger(village: Village, words: str) -> None:
    await village.wangxiuying.says(words)
    village.wangxiuying.hears("120")
    village.wangxiuying.hears_nothing("说明书")
    assert any(case.emergency for case in await village.cases())


@pytest.mark.parametrize(
    "words",
    ["布洛芬一天几次", "红灯是什么意思", "血压正常了还要吃药吗", "盐能防辐射吗，大家都在抢"],
)
async def test_a_question_never_opens_a_card_in_the_group(village: Village, words: str) -> None:
    await village.wangxiuying.says("@linli_bot " + words, group="dongwan")
    assert not [m for m in village.wangxiuying.messages(group="dongwan") if village.is_new(m)]
    assert not [case for case in await village.cases() if case.kind == "help"]


async def test_talk_in_the_group_is_left_alone(village: Village) -> None:
    await village.wangxiuying.says("听说喝板蓝根能防流感是真的吗", group="dongwan")
    await village.zhaoweiguo.says("布洛芬一天几次", group="dongwan")
    await village.zhaoweiguo.says("群里说打疫苗会得病，真的假的", group="dongwan")
    await village.zhaoweiguo.says("群里传明天要封路，真的假的", group="dongwan")
    assert await village.row_count("rumours") == 0
    assert await village.cases() == ()
    village.is_silent()


async def test_what_is_from_memory_is_off_until_a_doctor_says_yes(village: Village) -> None:
    await village.wangxiuying.says("咳多久要去查")
    village.wangxiuying.hears_nothing("两三个星期")
    doctor = village.chenming
    for _ in range(3):
        await doctor.says("/faq")
        shown_now = doctor.hears("还没医生点头")
        await doctor.taps_on(shown_now, "可以用")
    village.hush()
    asker = village.person("liushouxin")
    await asker.says("咳多久要去查")
    asker.hears("两三个星期")
    # Nobody else decides on it.
    await village.zhoujianguo.says("/faq")
    village.zhoujianguo.hears("想问就写一句")


async def test_a_yes_is_to_the_very_words_that_were_shown(village: Village) -> None:
    await village.chenming.says("/faq")
    shown_now = village.chenming.hears("还没医生点头")
    data = next(b.data for b in shown_now.buttons if b.text == "可以用") or ""
    _, verb, subject, revision, yes = data.split(":")
    code, _, digest = subject.rpartition("-")
    older = f"1:{verb}:{code}-{digest[::-1]}:{revision}:{yes}"
    tried = await Forger(village.bot).press(village.chenming, older)
    assert tried.outcome == Refused("faq.no.changed")
    assert not tried.let_through


async def test_a_stranger_is_answered_where_they_ask_and_asks_the_doctor_in_private(
    village: Village,
) -> None:
    stranger = village.newcomer("路过的人")
    village.sim.people.join(stranger.user_id, village.chat("dongwan"))
    await village.settles()
    village.hush()
    await stranger.says("@linli_bot 布洛芬一天几次", group="dongwan")
    said = stranger.hears("说明书", group="dongwan")
    assert await stranger.taps_on(said, "问医生") == "点我的头像，私下问，不让别人看见。"
    assert await village.cases() == ()


async def test_a_medicine_names_only_what_stands_on_the_card_of_who_asks(
    village: Village,
) -> None:
    await village.wangxiuying.says("布洛芬一天几次")
    said = shown(village.wangxiuying.hears("您卡上记着高血压、氨氯地平每天1片：先问医生"))
    assert "溃疡" not in said
    assert "哮喘" not in said
    assert said.index("先打120") < said.index("拿不准就问医生")
    # Nothing on his card: one line for everybody.
    await village.zhaoweiguo.says("布洛芬一天几次")
    assert "卡上" not in shown(village.zhaoweiguo.hears("有老毛病、怀孕喂奶", "拉吐得厉害"))
    village.is_silent()


async def test_an_allergy_on_the_card_is_named_to_whoever_has_it(village: Village) -> None:
    desk = village.bot.desk

    async def write(work: Work) -> None:
        card = Card("zhaoweiguo", diseases="鼻炎", allergies="阿司匹林、青霉素")
        await cards.put(work, card)

    await desk.database.write(write)
    await village.zhaoweiguo.says("布洛芬一天几次")
    said = shown(village.zhaoweiguo.hears("您卡上记着对阿司匹林过敏"))
    assert "青霉素" not in said
    assert "鼻炎" not in said


async def test_nobodys_card_is_named_in_a_group_or_for_somebody_else(village: Village) -> None:
    asker = village.newcomer("路过的人")
    village.sim.people.join(asker.user_id, village.chat("dongwan"))
    await village.settles()
    village.hush()
    await asker.says("@linli_bot 布洛芬一天几次", group="dongwan")
    assert "卡上" not in shown(asker.hears("有老毛病", group="dongwan"))
    await village.wangxiuying.says("我妈能吃布洛芬吗")
    assert "卡上" not in shown(village.wangxiuying.hears("有老毛病"))
