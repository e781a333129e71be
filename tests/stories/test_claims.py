"""Taking a matter: one wins, a silent holder is asked once, then others are found."""

from __future__ import annotations

from bot.domain.states import State
from bot.simulator import Message
from tests.stories.village import Person, Village


async def held_by(village: Village, holder: Person, text: str = "要药") -> Message:
    """王奶奶 asks for something, somebody takes it; all of that was heard. Gives the task."""
    await village.wangxiuying.says(text)
    await holder.says("/case 柳湾0001")
    await holder.taps("我来办")
    task = holder.finds("您接了")
    village.hush()
    return task


async def test_of_two_who_press_in_the_same_moment_one_wins_and_the_other_is_told_who(
    village: Village,
) -> None:
    await village.wangxiuying.says("要药")
    rivals = {"小芳": village.lixiaofang, "陈医生": village.chenming}
    for person in rivals.values():
        await person.says("/case 柳湾0001")
    village.hush()
    pages = [(p, p.finds("柳湾0001", "信息收集")) for p in rivals.values()]
    presses = [village.sim.people.press(p.user_id, page, "我来办") for p, page in pages]
    await village.settles()
    toasts = [village.sim.people.toast(press) for press in presses]
    assert toasts.count("好，交给您了，谢谢。") == 1
    winner = next(n for n in rivals if f"{n}已经接了，谢谢您。" in toasts)
    village.wangxiuying.hears(winner, "接了您的事")
    village.wangxiuying.hears_nothing()
    assert "您接了" in rivals[winner].finds("柳湾0001", "信息收集").text
    rivals[winner].hears_nothing("办好了点一下")
    loser = next(p for name, p in rivals.items() if name != winner)
    assert f"{winner}（" in loser.finds("柳湾0001", "信息收集").text


async def test_a_holder_who_falls_silent_is_asked_once_and_then_others_are_found(
    village: Village,
) -> None:
    holder, author = village.lixiaofang, village.wangxiuying
    await held_by(village, holder)
    await village.passes(hours=2.4)
    village.is_silent()
    await village.passes(minutes=10)
    question = holder.hears("柳湾0001", "办得怎么样了")
    assert [b.text for b in question.buttons] == ["在办，要几天", "转给别人", "往上报"]
    author.hears_nothing()
    await village.until("14:35")
    author.hears("原来那位来不了", "告诉上面了")
    author.hears_nothing()
    assert "柳湾0001" in village.zhoujianguo.finds("我手上的事").text
    holder.hears_nothing("办得怎么样了")
    assert (await village.the_case()).state is State.OPEN


async def test_who_cannot_come_says_so_and_the_person_above_hears_it(village: Village) -> None:
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    card = village.group_hears("dongwan", "要车")
    await village.zhaoweiguo.taps_on(card, "我来")
    village.hush()
    assert await village.zhaoweiguo.taps_on(card, "去不了") == "好，另外找人。"
    village.wangxiuying.hears("原来那位来不了")
    assert "柳湾0001" in village.zhoujianguo.finds("我手上的事").text
    assert "谁能搭把手" in village.zhaoweiguo.finds("要车", group="dongwan").text


async def test_until_friday_pauses_with_a_reason_and_comes_back_with_one_question(
    village: Village,
) -> None:
    holder, author = village.lixiaofang, village.wangxiuying
    task = await held_by(village, holder)
    await holder.says("等到周五，药周五才到", reply_to=task)
    holder.hears("到那天再问您")
    author.hears("小芳", "11月27日给您回话", "药周五才到")
    village.is_silent()
    await village.until("07:29", day=4)
    village.nothing_rings()
    assert village.now.isoweekday() == 5
    await village.passes(minutes=3)
    holder.hears("柳湾0001", "办得怎么样了")
    author.hears_nothing()
    holder.hears_nothing("办得怎么样了")


async def test_the_day_is_asked_with_three_buttons_when_none_was_said(village: Village) -> None:
    holder = village.lixiaofang
    await held_by(village, holder)
    await holder.taps("等几天", "您接了")
    question = holder.hears("等到哪天")
    assert [b.text for b in question.buttons] == ["明天", "周五", "一周后"]
    await holder.taps_on(question, "明天")
    village.wangxiuying.hears("11月24日给您回话")


async def test_a_matter_is_handed_to_a_named_person_who_holds_it_from_now_on(
    village: Village,
) -> None:
    await held_by(village, village.lixiaofang)
    await village.lixiaofang.says("/hand 柳湾0001 陈医生")
    village.lixiaofang.hears("已转过去")
    village.chenming.hears("要药", "您接了")
    village.wangxiuying.hears("陈医生（村医）", "接了您的事")
    village.nothing_rings()
    assert "陈医生（村医）接了" in village.lixiaofang.finds("要药", "原话").text


async def test_nothing_is_handed_to_somebody_whom_no_message_reaches(village: Village) -> None:
    await held_by(village, village.lixiaofang)
    await village.lixiaofang.says("/hand 柳湾0001 王德发")
    village.lixiaofang.hears("联系不上")
    assert (await village.the_case()).claimed_by == "lixiaofang"


async def test_names_are_asked_with_buttons_when_nobody_was_named(village: Village) -> None:
    await held_by(village, village.zhoujianguo)
    await village.zhoujianguo.says("/hand 柳湾0001")
    await village.zhoujianguo.taps("小芳", "转给谁")
    village.lixiaofang.hears("您接了")


async def test_pushed_up_with_a_button_the_next_level_hears_and_the_author_too(
    village: Village,
) -> None:
    await held_by(village, village.lixiaofang)
    await village.passes(hours=2.6)
    village.hush()
    await village.lixiaofang.taps("往上报", "办得怎么样了")
    village.wangxiuying.hears("已经报到村里")
    assert "柳湾0001" in village.zhoujianguo.finds("我手上的事").text
    assert (await village.the_case()).claimed_by is None
