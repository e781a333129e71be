"""Closed only when the villager says so: confirmed, not yet, nothing heard, withdrawn."""

from __future__ import annotations

from bot.domain.states import State
from bot.services.incoming import Origin, Pressed
from bot.services.toasts import toast_of
from bot.simulator import Message
from tests.stories.village import Person, Village


async def presses(village: Village, person: Person, verb: str) -> str | None:
    """A button of the only case as somebody's phone may still show it; gives the toast."""
    origin = Origin(
        bot=village.bot.desk.bot,
        update_id=int(village.now.timestamp()) * 10_000_000 + person.user_id,
        chat_id=person.user_id,
        chat_kind="private",
        chat_title=None,
        user_id=person.user_id,
        user_name=person.name,
    )
    pressed = Pressed(origin, "0", None, verb, (await village.the_case()).id, 1)
    toast = await toast_of(village.bot.desk, await village.bot.services.taps.press(pressed))
    await village.passes(minutes=0.05)
    return toast


async def answered(village: Village, text: str = "要药") -> Message:
    """小芳 took it and did it; gives the question that the villager sees."""
    await village.wangxiuying.says(text)
    await village.lixiaofang.says("/case 柳湾0001")
    await village.lixiaofang.taps("我来办")
    await village.lixiaofang.taps("办好了", "您接了")
    question = village.wangxiuying.finds("您看办好了没有")
    village.hush()
    return question


async def test_not_solved_opens_it_again_one_level_up(village: Village) -> None:
    question = await answered(village)
    assert await village.wangxiuying.taps_on(question, "还没解决") == "好，重新办，已往上报。"
    village.lixiaofang.hears("还没解决", "重新找人")
    village.wangxiuying.hears_nothing()
    case = await village.the_case()
    assert case.state is State.OPEN
    assert case.level.value == "village"
    assert "柳湾0001" in village.zhoujianguo.finds("我手上的事").text


async def test_answered_and_unconfirmed_for_three_days_is_off_the_board_and_counted_apart(
    village: Village,
) -> None:
    await answered(village)
    await village.zhoujianguo.says("/board")
    village.zhoujianguo.hears("没办完的事", "共 1 件", "柳湾0001")
    village.hush()
    await village.passes(days=2.9)
    assert (await village.the_case()).state is State.ANSWERED
    await village.passes(days=0.2)
    village.nothing_rings()
    case = await village.the_case()
    assert (case.state, case.unconfirmed) == (State.CLOSED, True)
    await village.zhoujianguo.says("/board")
    village.zhoujianguo.hears("共 0 件", "另有 1 件答复了，没等到本人回话")
    await village.wangxiuying.says("还没好")
    village.wangxiuying.hears("重新办，已往上报")
    reopened = await village.the_case()
    assert (reopened.state, reopened.unconfirmed) == (State.OPEN, False)


async def test_one_in_five_that_nobody_confirmed_is_asked_in_person_by_the_liaison(
    village: Village,
) -> None:
    authors = ("wangxiuying", "zhangxiaolan", "zhaohongxia", "liyoufu", "wangchunlin")
    for number, author in enumerate(authors, 1):
        await village.person(author).says("要药")
        await village.chenming.says(f"/case 柳湾000{number}")
        await village.chenming.taps("我来办", f"柳湾000{number}")
        await village.chenming.taps("办好了", f"柳湾000{number}", "您接了")
    village.hush()
    await village.passes(days=3.2)
    asked = village.lixiaofang.hears("柳湾0005", "当面问一声", "王春林")
    village.lixiaofang.hears_nothing("当面问一声")
    await village.lixiaofang.taps_on(asked, "当面说好了")
    fifth = (await village.cases())[-1]
    assert (fifth.number, fifth.unconfirmed, fifth.end_reason) == ("柳湾0005", False, "confirmed")


async def test_a_symptom_waits_one_day_for_the_yes(village: Village) -> None:
    await village.person("liyoufu").says("我拉肚子两天了")
    await village.chenming.says("/case 柳湾0001")
    await village.chenming.taps("我来办")
    await village.chenming.taps("办好了", "您接了")
    await village.passes(days=1.1)
    case = await village.the_case()
    assert (case.state, case.unconfirmed) == (State.CLOSED, True)


async def test_not_needed_any_more_is_heard_by_whoever_was_on_the_way(village: Village) -> None:
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    card = village.group_hears("dongwan", "要车")
    await village.zhaoweiguo.taps_on(card, "我来")
    village.hush()
    await village.wangxiuying.says("不用了")
    village.wangxiuying.hears("好，不办了")
    village.zhaoweiguo.hears("王奶奶说不用了", "您不用去了", loud=True)
    village.nothing_rings()
    assert (await village.the_case()).state is State.CANCELLED
    await village.passes(days=3)
    village.nothing_rings()


async def test_each_button_says_no_to_the_wrong_person(village: Village) -> None:
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    card = village.group_hears("dongwan", "要车")
    assert await village.wangxiuying.taps_on(card, "我来") == "这是您自己的事，等别人来接。"
    await village.zhaoweiguo.taps_on(card, "我来")
    stranger = village.person("liyoufu")
    assert await stranger.taps_on(card, "办好了") == "这件事不在您手上。"
    assert await stranger.taps_on(card, "去不了") == "这件事不在您手上。"
    await village.zhaoweiguo.taps_on(card, "办好了")
    question = village.wangxiuying.finds("您看办好了没有")
    for verb in ("confirm", "not_yet"):
        assert await presses(village, village.zhaoweiguo, verb) == "要由本人或家里人说好没好。"
    assert await presses(village, village.zhaoweiguo, "cancel") == "这个由提的人来点。"
    assert await presses(village, village.zhaoweiguo, "lower") == "急不急，由村医来定。"
    assert question.buttons
    assert (await village.the_case()).state is State.ANSWERED


async def test_pressed_twice_pressed_late_pressed_after_the_end(village: Village) -> None:
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    card = village.group_hears("dongwan", "要车")
    await village.zhaoweiguo.taps_on(card, "我来")
    village.hush()
    assert await presses(village, village.zhaoweiguo, "claim") == "这件事已经在您手上。"
    assert await presses(village, village.person("wangdaman"), "claim") == "老赵已经接了，谢谢您。"
    village.nothing_rings()
    await village.zhaoweiguo.taps_on(card, "办好了")
    question = village.wangxiuying.hears("您看办好了没有")
    await village.wangxiuying.taps_on(question, "好了，谢谢")
    village.hush()
    assert await village.wangxiuying.taps_on(question, "好了，谢谢") == "这件事已经结了。"
    assert await presses(village, village.lixiaofang, "claim") == "这件事已经结了。"
    village.nothing_rings()


async def test_an_author_who_blocked_the_bot_hears_the_answer_from_the_liaison(
    village: Village,
) -> None:
    await village.person("wangchunlin").says("要药")
    village.sim.people.block(village.person("wangchunlin").user_id)
    await village.settles()
    await village.chenming.says("/case 柳湾0001")
    await village.chenming.taps("我来办")
    await village.chenming.taps("办好了", "您接了")
    asked = village.lixiaofang.hears("请转告 王春林", "您看办好了没有")
    assert "电话里说好了" in [b.text for b in asked.buttons]
    await village.lixiaofang.taps_on(asked, "电话里说好了")
    assert (await village.the_case()).state is State.CLOSED


async def test_over_the_whole_loop_the_villager_has_one_message_a_step(village: Village) -> None:
    author = village.wangxiuying
    before = len(author.messages())
    await author.says("要药")
    await village.lixiaofang.says("/case 柳湾0001")
    await village.lixiaofang.taps("我来办")
    await village.lixiaofang.taps("等几天", "您接了")
    await village.lixiaofang.taps("明天")
    await village.until("09:00")
    await village.lixiaofang.taps("办好了", "您接了")
    await author.taps("好了，谢谢")
    await village.passes(days=3)
    told = [m.text for m in author.messages()[before:]]
    assert len(told) == 4, told  # noted, taken, waits, answered


async def test_who_did_it_does_not_say_by_herself_that_it_is_solved(village: Village) -> None:
    """小芳 is her guardian too; of her own work she has to say how the villager agreed."""
    await answered(village)
    refused = await presses(village, village.lixiaofang, "confirm")
    assert refused == "请点“电话里说好了”或“当面说好了”。"
    assert (await village.the_case()).state is State.ANSWERED
