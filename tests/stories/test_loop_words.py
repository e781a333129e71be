"""Words do what buttons do; 哪一个 is asked only when there are several."""

from __future__ import annotations

import pytest

from bot.domain.states import State
from bot.simulator import Message
from tests.stories.village import Village


async def taken(village: Village) -> Message:
    """A ride asked for in the group, taken by the driver; gives the driver's task."""
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    card = village.group_hears("dongwan", "要车")
    await village.zhaoweiguo.says("我来", group="dongwan", reply_to=card)
    task = village.zhaoweiguo.finds("🚗", "暗号")
    village.hush()
    return task


async def test_i_come_in_words_takes_the_card_that_is_answered(village: Village) -> None:
    await taken(village)
    case = await village.the_case()
    assert (case.state, case.claimed_by) == (State.CLAIMED, "zhaoweiguo")


async def test_done_in_words_carries_what_was_said_to_the_villager(village: Village) -> None:
    task = await taken(village)
    await village.zhaoweiguo.says("办好了，人已接到家", reply_to=task)
    village.zhaoweiguo.hears("平安到家")
    village.wangxiuying.hears("老赵（司机）", "人已接到家", "您看办好了没有")


@pytest.mark.parametrize("words", ["收到了谢谢", "好了，谢谢"])
async def test_received_with_thanks_closes_what_was_answered(village: Village, words: str) -> None:
    await taken(village)
    await village.zhaoweiguo.says("办好了")
    village.hush()
    await village.wangxiuying.says(words)
    assert (await village.the_case()).state is State.CLOSED
    village.zhaoweiguo.hears("好了，谢谢您")


async def test_a_polite_thank_you_closes_nothing_and_gets_no_sentence(village: Village) -> None:
    await taken(village)
    await village.wangxiuying.says("谢谢")
    await village.wangxiuying.says("好的")
    village.is_silent()
    assert (await village.the_case()).state is State.CLAIMED


async def test_where_is_it_is_answered_from_the_list_of_ones_own_matters(village: Village) -> None:
    await taken(village)
    await village.wangxiuying.says("到哪了")
    village.wangxiuying.hears("您的事", "柳湾0001", "要车", "有人接了", "老赵")
    await village.wangxiuying.says("/mine")
    village.wangxiuying.hears("您的事", "柳湾0001")


async def test_cannot_come_without_a_reply_is_about_the_only_matter_in_hand(
    village: Village,
) -> None:
    await taken(village)
    await village.zhaoweiguo.says("车坏了，去不了")
    village.zhaoweiguo.hears("另外找人")
    village.wangxiuying.hears("原来那位来不了")


async def test_wait_until_friday_without_a_reply_pauses_the_only_matter_in_hand(
    village: Village,
) -> None:
    await taken(village)
    await village.zhaoweiguo.says("等周五")
    village.wangxiuying.hears("老赵", "11月27日给您回话")


async def test_of_two_matters_it_is_asked_which_and_the_press_does_what_was_said(
    village: Village,
) -> None:
    author = village.wangxiuying
    await author.says("要车")
    await author.says("要药")
    village.hush()
    await author.says("不用了")
    question = author.hears("说的是哪一件")
    assert [b.text for b in question.buttons] == ["柳湾0002 要药", "柳湾0001 要车"]
    await author.taps_on(question, "柳湾0001 要车")
    states = {c.number: c.state for c in await village.cases()}
    assert states == {"柳湾0001": State.CANCELLED, "柳湾0002": State.OPEN}
    await author.says("不用了")
    author.hears("好，不办了")
    author.hears_nothing("哪一件")


async def test_other_words_that_answer_a_card_are_kept_for_whoever_holds_it(
    village: Village,
) -> None:
    await taken(village)
    noted = village.wangxiuying.finds("🚗", "老赵", "暗号")
    await village.wangxiuying.says("在老槐树下等", reply_to=noted)
    assert "在老槐树下等" in village.zhaoweiguo.finds("🚗", "暗号", "原话").text
    village.zhaoweiguo.hears("王奶奶给您回话", "在老槐树下等", loud=False)
    village.nothing_rings()
