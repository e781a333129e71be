"""People without an account are first-class: one line opens it, words are carried both ways."""

from __future__ import annotations

from bot.domain.acuity import Acuity
from bot.domain.states import State
from tests.stories.village import Village


async def test_one_line_opens_both_what_he_has_and_what_he_needs(village: Village) -> None:
    await village.lixiaofang.says("报 王德发 发烧38.5 要车")
    village.lixiaofang.hears("请转告 德发大爷", "13800000005", "身体不舒服", "还有要车")
    village.lixiaofang.hears_nothing("请转告")
    found = await village.cases()
    assert [(c.kind, c.category) for c in found] == [("symptom", None), ("help", "ride")]
    assert {c.subject_id for c in found} == {"wangdefa"}
    asked = village.zhaoweiguo.hears("🚗", "要车", loud=True)
    await village.passes(minutes=21)
    card = village.group_hears("dongwan", "要车", "谁能搭把手")
    assert "发烧" not in card.text + asked.text
    assert "柳湾0001" in village.chenming.finds("我手上的事").text


async def test_what_the_register_knows_of_him_counts_and_not_what_it_knows_of_her(
    village: Village,
) -> None:
    await village.person("liyoufu").says("发烧38.5")
    await village.wangxiuying.says("发烧38.5")
    await village.lixiaofang.says("报 王德发 发烧38.5")
    young, old, phoned = await village.cases()
    assert young.acuity is Acuity.SELF_CARE
    assert old.acuity is phoned.acuity is Acuity.SAME_DAY


async def test_danger_phoned_in_rings_everybody_near_him(village: Village) -> None:
    await village.lixiaofang.says("报 王德发 胸口压得慌出冷汗")
    village.lixiaofang.hears("先打 120", loud=True)
    village.chenming.hears("德发大爷", "东湾3号", "糖尿病", loud=True)
    assert (await village.the_case()).emergency


async def test_a_bare_complaint_phoned_in_is_looked_after_without_asking_him_back(
    village: Village,
) -> None:
    await village.lixiaofang.says("报 王德发 难受")
    case = await village.the_case()
    assert (case.kind, case.state, case.acuity) == ("symptom", State.OPEN, Acuity.URGENT)
    village.chenming.hears("德发大爷", loud=True)


async def test_a_name_alone_is_asked_about_and_the_answer_is_his(village: Village) -> None:
    await village.lixiaofang.says("帮王奶奶报一下")
    village.lixiaofang.hears("王奶奶怎么了")
    await village.lixiaofang.says("要车去县医院")
    case = await village.the_case()
    assert (case.subject_id, case.category) == ("wangxiuying", "ride")
    village.wangxiuying.hears("记下了", "要车")


async def test_a_name_nobody_has_is_said_and_nothing_opens(village: Village) -> None:
    await village.lixiaofang.says("报 张三疯 发烧38.5")
    village.lixiaofang.hears("没找到张三疯", "写全名")
    assert await village.cases() == ()


async def test_two_people_of_one_name_are_asked_with_buttons(village: Village) -> None:
    await village.sunlimin.says("报 陈水莲 发烧38.5 要车")
    question = village.sunlimin.hears("同名的有几位")
    assert [b.text for b in question.buttons] == ["水莲婶 河口", "坡上水莲 后坡"]
    assert await village.cases() == ()
    await village.sunlimin.taps_on(question, question.buttons[0].text)
    assert {c.kind for c in await village.cases()} == {"symptom", "help"}
    assert await village.sunlimin.taps_on(question, question.buttons[1].text) == "这一条点过了。"
    assert len(await village.cases()) == 2


async def test_lines_pasted_from_another_chat_are_listed_with_open_and_leave(
    village: Village,
) -> None:
    await village.lixiaofang.says(
        "王德发：发烧38.5\n张大妈: 今天天气真好\n[09:12] 李守田：家里没药了\n外乡客：谁有车去县医院"
    )
    listed = [m for m in village.lixiaofang.messages() if "看着像" in m.text]
    assert [m.text.splitlines()[-1] for m in listed] == [
        "看着像：身体不舒服",
        "看着像：要药",
        "看着像：要车",
    ]
    assert all([b.text for b in m.buttons] == ["开", "不要"] for m in listed)
    assert await village.cases() == ()
    await village.lixiaofang.taps_on(listed[0], "开")
    await village.lixiaofang.taps_on(listed[1], "不要")
    await village.lixiaofang.taps_on(listed[2], "开")
    first, second = await village.cases()
    assert (first.kind, first.subject_id) == ("symptom", "wangdefa")
    assert (second.category, second.author_id) == ("ride", "lixiaofang")
    assert await village.lixiaofang.taps_on(listed[0], "开") == "这一条点过了。"


async def test_two_people_on_one_phone_are_told_apart_by_words_or_by_a_press(
    village: Village,
) -> None:
    phone = village.person("chenshuilian")
    await phone.says("老何发烧38.5，要车去医院")
    phone.hears("记下了", "身体不舒服", "还有要车")
    question = phone.hears("是家里哪位")
    assert [b.text for b in question.buttons] == ["金水叔", "别的人"]
    await phone.taps_on(question, "金水叔")
    assert {c.subject_id for c in await village.cases()} == {"hejinshui"}
    assert village.hechunlin.finds("我手上的事").text.count("金水叔") == 1
    await village.passes(minutes=61)
    assert village.hechunlin.finds("我手上的事").text.count("金水叔") == 2
    await phone.says("我自己头疼得厉害")
    assert (await village.cases())[-1].subject_id == "chenshuilian"
    phone.hears_nothing("是家里哪位")


async def test_a_son_far_away_opens_it_for_his_mother_and_hears_how_it_goes_on(
    village: Village,
) -> None:
    son, mother = village.wangqiang, village.wangxiuying
    await son.says("帮王奶奶报一下，她要车去县医院")
    mother.hears("记下了", "要车")
    son.hears("王奶奶的事", "记下了", "要车")
    await village.zhaoweiguo.taps("我接")
    son.hears("老赵（司机）", "来接王奶奶", "暗号")
    await son.says("到哪了")
    son.hears("您的事", "柳湾0001", "要车（王奶奶）", "老赵")
    await village.zhaoweiguo.taps("接到了")
    await village.zhaoweiguo.taps("送到了")
    await son.taps("好了，谢谢", "王奶奶的事")
    assert (await village.the_case()).state is State.CLOSED


async def test_a_villager_cannot_open_matters_for_others_by_the_liaisons_line(
    village: Village,
) -> None:
    await village.person("liyoufu").says("王德发：发烧38.5\n李守田：没药了")
    assert not [m for m in village.person("liyoufu").messages() if "看着像" in m.text]
