"""想问医生: private, answered in words, kept for the next asker when the doctor says so."""

from __future__ import annotations

from bot.domain.states import State
from tests.stories.village import Village

ASKED = "想问医生，降压药是饭前吃还是饭后吃？"


async def one_answered(village: Village) -> str:
    """王秀英 asked, the doctor answered; gives the number."""
    await village.wangxiuying.says(ASKED)
    case = await village.the_case()
    assert (case.kind, case.subject_id) == ("ask_doctor", "wangxiuying")
    await village.chenming.says(f"{case.number} 王奶奶的药饭前饭后都行，天天一个钟点吃")
    return case.number


async def test_the_doctor_answers_in_words_and_only_the_asker_reads_it(village: Village) -> None:
    await village.wangxiuying.says(ASKED)
    village.wangxiuying.hears("记下了", "问医生")
    case = await village.the_case()
    village.chenming.hears("我手上的事", case.number, "问医生")
    village.group_hears_nothing("dongwan")
    village.lixiaofang.hears_nothing(case.number)
    await village.chenming.says(f"{case.number} 饭前饭后都行，天天一个钟点吃")
    village.chenming.hears("答复送到王奶奶那里了")
    village.wangxiuying.hears("陈医生（村医）回您", "天天一个钟点吃", "先打 120")
    await village.wangxiuying.taps("看懂了")
    assert (await village.the_case()).state is State.CLOSED
    assert village.lixiaofang.code == "lixiaofang"
    village.lixiaofang.hears_nothing("问医生")


async def test_a_reply_to_the_question_is_the_answer_too(village: Village) -> None:
    await village.wangxiuying.says(ASKED)
    case = await village.the_case()
    await village.chenming.says("/case " + case.number)
    page = village.chenming.hears(case.number, "饭前吃还是饭后吃")
    await village.chenming.says("早上起来吃就行", reply_to=page)
    village.wangxiuying.hears("回您", "早上起来吃就行")
    await village.wangxiuying.taps("还想问")
    assert (await village.the_case()).state is State.OPEN


async def test_the_next_who_asks_the_same_reads_it_first_without_a_name(village: Village) -> None:
    number = await one_answered(village)
    await village.wangxiuying.taps("看懂了")
    await village.chenming.taps("可以给别人看", number)
    released = village.chenming.hears("放出来了", "某人的药饭前饭后都行")
    assert "王奶奶" not in released.text
    village.hush()
    await village.person("liushouxin").says("请问医生降压药饭前吃还是饭后吃啊")
    asker = village.person("liushouxin")
    asker.hears("有人问过差不多的", "陈医生", "某人的药饭前饭后都行")
    await village.passes(minutes=30)
    village.chenming.hears_nothing("问医生")
    await asker.taps("看懂了", "有人问过")
    latest = max(await village.cases(), key=lambda c: c.number)
    assert latest.state is State.CLOSED
    assert latest.answered_by is None


async def test_who_wants_the_doctor_all_the_same_gets_the_doctor(village: Village) -> None:
    number = await one_answered(village)
    await village.chenming.taps("可以给别人看", number)
    asker = village.person("liushouxin")
    await asker.says("请问医生降压药饭前吃还是饭后吃啊")
    asker.hears("有人问过差不多的")
    village.hush()
    await asker.taps("还是问医生")
    asker.hears("记下了", "问医生")
    latest = max(await village.cases(), key=lambda c: c.number)
    assert latest.climb.last == 0
    # Taken back, nobody else reads it.
    await village.chenming.taps("收回")
    other = village.person("wangguihua")
    await other.says("请问医生降压药饭前吃还是饭后吃啊")
    other.hears_nothing("有人问过")


async def test_silence_after_an_old_answer_sends_it_to_the_doctor(village: Village) -> None:
    number = await one_answered(village)
    await village.chenming.taps("可以给别人看", number)
    asker = village.person("liushouxin")
    await asker.says("请问医生降压药饭前吃还是饭后吃啊")
    await village.passes(hours=3)
    latest = max(await village.cases(), key=lambda c: c.number)
    assert latest.climb.last == 0


async def test_danger_in_a_question_is_danger(village: Village) -> None:
    await village.wangxiuying.says("想问医生，我胸口疼得厉害喘不上气咋办")
    village.wangxiuying.hears("先打 120")
    assert any(case.emergency for case in await village.cases())


async def test_asked_by_command_in_two_steps_and_unanswered_it_climbs(village: Village) -> None:
    await village.wangxiuying.says("/ask")
    village.wangxiuying.hears("想问医生什么")
    await village.wangxiuying.says("降压药要吃一辈子吗")
    village.wangxiuying.hears("记下了", "问医生")
    case = await village.the_case()
    assert case.kind == "ask_doctor"
    await village.passes(days=2)
    case = await village.the_case()
    assert case.level.value == "township"
    village.luoqinghe.hears("我手上的事", case.number)
    village.sunlimin.hears_nothing(case.number)


async def test_who_works_in_the_grid_asks_the_clinic_the_same_way(village: Village) -> None:
    await village.lixiaofang.says("/ask 上门看发烧的人要戴什么口罩")
    village.lixiaofang.hears("问医生")
    case = await village.the_case()
    assert (case.kind, case.author_id) == ("ask_doctor", "lixiaofang")
    await village.passes(days=1)
    await village.luoqinghe.says(f"{case.number} 戴医用外科口罩，进门前后洗手")
    village.lixiaofang.hears("罗院长（卫生院）回您", "医用外科口罩")


async def test_nobody_but_a_doctor_answers_and_releases(village: Village) -> None:
    await village.wangxiuying.says(ASKED)
    case = await village.the_case()
    await village.zhoujianguo.says(f"{case.number} 随便吃")
    village.wangxiuying.hears_nothing("随便吃")
    assert (await village.the_case()).state is State.OPEN
