"""Words do what buttons do, in the group and in private; talk does nothing."""

from __future__ import annotations

import pytest

from bot.domain.states import State
from bot.simulator import Message
from tests.stories.gathering import marks
from tests.stories.village import Village

RIDE = "明早有车去县医院不"


async def taken(village: Village) -> Message:
    """A ride asked for in the group and taken by words under its card."""
    await village.wangxiuying.says(RIDE, group="dongwan")
    card = village.group_hears("dongwan", "要车")
    await village.zhaoweiguo.says("我来", group="dongwan", reply_to=card)
    village.hush()
    return card


@pytest.mark.parametrize(
    ("words", "state"),
    [("办好了", State.ANSWERED), ("去不了", State.OPEN), ("等周五", State.CLAIMED)],
)
async def test_under_the_card_in_the_group_the_holders_words_count(
    village: Village, words: str, state: State
) -> None:
    card = await taken(village)
    said = await village.zhaoweiguo.says(words, group="dongwan", reply_to=card)
    case = await village.the_case()
    assert case.state is state
    assert (case.paused_until is not None) == (words == "等周五")
    assert marks(said) == ["👀"]
    village.group_hears_nothing("dongwan")


@pytest.mark.parametrize("words", ["办好了", "去不了", "等周五"])
async def test_in_the_talk_of_the_group_the_same_words_do_nothing(
    village: Village, words: str
) -> None:
    await taken(village)
    said = await village.zhaoweiguo.says(words, group="dongwan")
    case = await village.the_case()
    assert (case.state, case.paused_until, marks(said)) == (State.CLAIMED, None, [])


async def test_where_is_it_asked_in_the_group_is_answered_in_private(village: Village) -> None:
    card = await taken(village)
    await village.wangxiuying.says("到哪了", group="dongwan", reply_to=card)
    village.wangxiuying.hears("您的事", "要车")
    village.group_hears_nothing("dongwan")


@pytest.mark.parametrize("replied", [True, False])
async def test_the_author_calls_the_ride_off_in_the_group(village: Village, replied: bool) -> None:
    card = await taken(village)
    said = await village.wangxiuying.says(
        "不用车了", group="dongwan", reply_to=card if replied else None
    )
    assert (await village.the_case()).state is State.CANCELLED
    assert marks(said) == ["👀"]
    village.zhaoweiguo.hears("说不用了")
    village.group_hears_nothing("dongwan")


async def test_a_plain_not_needed_in_the_talk_calls_nothing_off(village: Village) -> None:
    await taken(village)
    await village.wangxiuying.says("不用了", group="dongwan")
    await village.zhangxiaolan.says("不用车了", group="dongwan")
    assert (await village.the_case()).state is State.CLAIMED


async def test_of_two_cards_it_is_asked_in_private_which(village: Village) -> None:
    for words in (RIDE, "要药"):
        await village.wangxiuying.says(words, group="dongwan")
    village.hush()
    await village.wangxiuying.says("车不用了", group="dongwan")
    question = village.wangxiuying.hears("说的是哪一件")
    village.group_hears_nothing("dongwan")
    await village.wangxiuying.taps_on(question, "柳湾0001 要车")
    states = {c.category: c.state for c in await village.cases()}
    assert states == {"ride": State.CANCELLED, "medicine": State.OPEN}


async def test_received_with_thanks_under_the_card_closes_it(village: Village) -> None:
    card = await taken(village)
    await village.zhaoweiguo.says("办好了", group="dongwan", reply_to=card)
    said = await village.wangxiuying.says("收到了谢谢", group="dongwan", reply_to=card)
    assert (await village.the_case()).state is State.CLOSED
    assert marks(said) == ["🙏"]


async def test_two_who_press_under_the_same_words_make_one_alarm(village: Village) -> None:
    await village.zhaohongxia.says("有烟味", group="dongwan")
    maybe = village.group_hears("dongwan", "要是真的着火")
    await village.zhangxiaolan.taps_on(maybe, "是真的，快叫人")
    assert await village.wangxiuying.taps_on(maybe, "是真的，快叫人") == "已经在找了。"
    await village.zhaohongxia.taps("是，帮我找人")
    assert len(await village.cases()) == 1


async def test_a_line_of_ones_own_on_a_card_asks_nothing(village: Village) -> None:
    await village.wangxiuying.says(RIDE, group="dongwan")
    card = village.group_hears("dongwan", "要车")
    await village.zhaohongxia.taps_on(card, "我也要")
    village.zhaohongxia.hears("记下了", "要车")
    village.zhaohongxia.hears_nothing()
    assert not [m for m in village.zhaohongxia.messages() if "几点走" in m.text]
