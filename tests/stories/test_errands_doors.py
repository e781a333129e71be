"""Who goes to whose door: the word, protection, the doctor's word, what nobody else reads."""

from __future__ import annotations

from bot.domain.states import State
from bot.domain.stock import Verb
from bot.store import cases, errands, skills, stock
from bot.store.database import Work
from tests.stories.village import Village, shown


async def teach(village: Village, person: str, skill: str) -> None:
    """Somebody vouched for what this person has learned."""
    desk = village.bot.desk

    async def write(work: Work) -> None:
        await skills.add_skill(work, person, skill, desk.now())
        await skills.verify(work, person, skill, "luoqinghe", desk.now())

    await desk.database.write(write)


async def masks_out(village: Village, box: str) -> int:
    read = village.bot.desk.database.read
    since = village.bot.desk.now().replace(year=2020)
    until = village.bot.desk.now().replace(year=2030)
    entries = await read(lambda w: stock.entries_of_box(w, box, since, until))
    return sum(1 for e in entries if e.verb is Verb.OUT and e.reason == "protection")


async def test_both_sides_hear_one_word_and_it_is_hidden_at_the_end(village: Village) -> None:
    wang, zhao = village.wangxiuying, village.zhaohongxia
    await wang.says("帮我取个快递，取件码 3-2-1008")
    card = zhao.hears("取快递", group="dongwan")
    assert "1008" not in shown(card)
    await zhao.taps("我来", "取快递", group="dongwan")
    mine = zhao.hears("取快递", "3-2-1008", "到门口说")
    word = shown(mine).split("到门口说“<b>")[-1][:2] if "<b>" in shown(mine) else None
    word = word or shown(mine).split("到门口说“")[1][:2]
    assert word in village.props.content.errands.words
    hers = wang.hears("赵红霞", f"来的人会说“{word}”")
    await zhao.taps("我到了", "取快递")
    await zhao.taps("办好了", "取快递")
    await wang.taps("好了，谢谢")
    assert word not in shown(wang.finds("取快递", "已"))
    assert all(word not in shown(m) for m in (*wang.messages(), *zhao.messages()))
    assert hers.message_id


async def test_the_door_is_told_to_who_takes_it_alone(village: Village) -> None:
    await village.wangxiuying.says("帮我取个快递，取件码 3-2-1008")
    await village.zhaohongxia.taps("我来", "取快递", group="dongwan")
    village.zhaohongxia.hears("东湾1号", "13800000001")
    for person in village.everybody:
        if person.code != "zhaohongxia":
            assert not [m for m in person.messages() if "1008" in shown(m) and "📍" in shown(m)]
    await village.zhaohongxia.taps("去不了", "取快递")
    left = village.zhaohongxia.finds("取快递", "📍")
    assert "东湾1号" not in shown(left)
    assert "13800000001" not in shown(left)


async def test_food_for_somebody_with_fever_needs_a_mask_from_the_box_first(
    village: Village,
) -> None:
    await village.zhaoweiguo.says("我发烧38度5，帮我带点菜")
    village.hush()
    zhao = village.zhaohongxia
    card = zhao.finds("代购", group="dongwan")
    assert "烧" not in shown(card)
    assert "口罩" not in shown(card)
    await zhao.taps("我来", "代购", group="dongwan")
    mine = zhao.hears("代购", "先戴好口罩")
    assert "东湾3号" not in shown(mine)
    assert "到门口说" not in shown(mine)
    assert "发烧" not in shown(mine).split("原话")[0]
    case = next(c for c in await village.cases() if c.category == "shopping")
    before = await masks_out(village, "box-liuwan")
    await zhao.taps("领到了")
    open_card = zhao.finds("代购", "到门口说")
    assert "先戴好口罩" not in shown(open_card)
    assert await masks_out(village, "box-liuwan") == before + 1
    read = village.bot.desk.database.read
    steps = await read(lambda w: errands.steps_of(w, case.id))
    assert [(s.who, s.what, s.ref) for s in steps] == [("zhaohongxia", "box", "box-liuwan")]


async def test_a_mask_from_home_leaves_the_box_alone(village: Village) -> None:
    await village.zhaoweiguo.says("我发烧38度5，帮我带点菜")
    await village.zhaohongxia.taps("我来", "代购", group="dongwan")
    await village.zhaohongxia.taps("家里有")
    village.zhaohongxia.finds("代购", "到门口说")
    assert await masks_out(village, "box-liuwan") == 0


async def test_who_takes_it_after_somebody_else_needs_a_mask_too(village: Village) -> None:
    await village.zhaoweiguo.says("我发烧38度5，帮我带点菜")
    await village.zhaohongxia.taps("我来", "代购", group="dongwan")
    await village.zhaohongxia.taps("家里有")
    await village.zhaohongxia.taps("去不了", "代购")
    village.hush()
    await village.zhoushuangquan.taps("我来", "代购", group="dongwan")
    village.zhoushuangquan.hears("代购", "先戴好口罩")


async def test_without_an_illness_nobody_is_sent_for_a_mask(village: Village) -> None:
    await village.wangxiuying.says("帮我带点菜")
    await village.zhaohongxia.taps("我来", "代购", group="dongwan")
    assert "口罩" not in shown(village.zhaohongxia.hears("代购", "到门口说"))


async def test_care_of_a_body_is_for_who_has_learned_it_and_the_doctor_shows_how(
    village: Village,
) -> None:
    await teach(village, "zhaohongxia", "body_care")
    await village.wangxiuying.says("谁来帮我擦擦身子，我自己够不着")
    village.group_hears_nothing("dongwan")
    case = (await village.cases())[0]
    assert case.category == "body_care"
    village.chenming.finds("照料起居")
    zhao, doctor = village.zhaohongxia, village.chenming
    village.zhoushuangquan.hears_nothing("照料起居")
    await zhao.says("/tasks")
    await zhao.taps(f"我来 {case.number}")
    doctor.hears("赵红霞", "需村医指导")
    mine = zhao.finds("照料起居", "需村医指导")
    assert "先戴好口罩" in shown(mine)
    await doctor.taps("可以，我教他")
    zhao.hears("医生", "他教您")
    zhao.finds("照料起居", "医生说可以")


async def test_who_has_not_learned_it_cannot_take_it(village: Village) -> None:
    await village.wangxiuying.says("谁来帮我擦擦身子，我自己够不着")
    case = (await village.cases())[0]
    await village.zhoushuangquan.says("/tasks")
    assert case.number not in shown(village.zhoushuangquan.messages()[-1])
    desk = village.bot.desk
    await village.chenming.says(f"/hand {case.number} 周双全")
    now = await desk.database.read(lambda w: cases.find_case(w, case.id))
    assert now is not None
    assert now.claimed_by != "zhoushuangquan"


async def test_what_weighs_on_a_mind_reaches_the_doctor_and_no_group(village: Village) -> None:
    """She is asked how she is as ever; that she wants to talk is the doctor's to hear."""
    await village.wangxiuying.says("心里难受，想找人聊聊")
    case = next(c for c in await village.cases() if c.category == "counsel")
    village.chenming.finds("找人谈谈")
    for group in ("dongwan", "xiwan"):
        village.group_hears_nothing(group)
    village.lixiaofang.hears_nothing("找人谈谈")
    await village.zhaohongxia.says("/tasks")
    assert case.number not in shown(village.zhaohongxia.messages()[-1])


async def test_who_wants_to_talk_gets_no_mark_in_the_group(village: Village) -> None:
    said = await village.wangxiuying.says("谁能帮我买点菜，心里堵得慌，想找人说说", group="dongwan")
    case = next(c for c in await village.cases() if c.kind == "help")
    assert case.category == "counsel"
    assert not said.reactions
    village.zhaohongxia.hears_nothing("找人谈谈", group="dongwan")


async def test_company_says_never_why(village: Village) -> None:
    await village.zhaoweiguo.says("我妈一个人闷，谁来陪她说说话")
    card = village.zhaohongxia.hears("陪陪老人、打个电话", group="dongwan")
    assert "闷" not in shown(card)
    case = (await village.cases())[0]
    assert (case.category, case.state) == ("company", State.OPEN)


async def test_papers_say_what_to_have_ready_and_wait_for_the_slip(village: Village) -> None:
    wang, zhao = village.wangxiuying, village.zhaohongxia
    await wang.says("谁能帮我去交医保")
    card = zhao.hears("代交代办", group="dongwan")
    assert "身份证" not in shown(card)
    await zhao.taps("我来", "代交代办", group="dongwan")
    wang.hears("身份证", "别发到群里")
    await zhao.taps("等回执", "代交代办")
    await zhao.taps_on(zhao.messages()[-1], zhao.messages()[-1].buttons[0].text)
    wang.finds("代交代办", "给您回话")


async def test_a_word_that_says_more_stays_one_errand(village: Village) -> None:
    await village.wangxiuying.says("帮我带两斤肉")
    await village.wangxiuying.says("帮我带两斤肉一把青菜，五十块以内")
    assert len(await village.cases()) == 1
