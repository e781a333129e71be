"""What is said in the group: chatter gets nothing, a need one card, the rest goes in private."""

from __future__ import annotations

import pytest

from tests.stories.gathering import came_in, everything_kept, marks
from tests.stories.village import Village

CHATTER = ("今天太阳不错", "明天开会", "👍👍😂", "谢谢老赵", "我也是", "哈哈" * 2000)


@pytest.mark.parametrize("text", CHATTER)
async def test_chatter_gets_nothing_and_is_written_down_nowhere(
    village: Village, text: str
) -> None:
    stranger = came_in(village, "路过的人", group="dongwan")
    before = await everything_kept(village)
    for speaker in (stranger, village.zhaohongxia):
        said = await speaker.says(text, group="dongwan")
        assert marks(said) == []
    await village.passes(hours=2)
    village.group_hears_nothing("dongwan")
    assert await everything_kept(village) == before


async def test_talk_that_only_looks_like_a_matter_registers_nobody(village: Village) -> None:
    stranger = came_in(village, "路过的人", group="dongwan")
    before = await everything_kept(village)
    await stranger.says("卫生室几点开门", group="dongwan")
    await stranger.says("谁去县里", group="dongwan")
    assert await everything_kept(village) == before
    village.is_silent()


async def test_a_need_gets_one_card_with_three_buttons_and_nothing_private(
    village: Village,
) -> None:
    await village.wangxiuying.says("明早要车去县医院，血压高头也晕", group="dongwan")
    card = village.group_hears("dongwan", "要车")
    assert 0 < len(card.buttons) <= 3
    for private in ("东湾1号", "高血压", "头也晕", "13800000001", "78"):
        assert private not in card.text
    village.group_hears_nothing("dongwan")


async def test_the_card_stands_in_the_group_where_it_was_asked(village: Village) -> None:
    """周书记 lives in 西湾 and asks in 东湾, where he is just now."""
    await village.zhoujianguo.says("明早有车去县医院不", group="dongwan")
    village.group_hears("dongwan", "要车", "周书记")
    village.group_hears_nothing("xiwan")


async def test_a_symptom_gets_a_mark_and_those_concerned_hear_in_private(village: Village) -> None:
    said = await village.wangxiuying.says("发烧38度5，咳了两天", group="dongwan")
    assert marks(said) == ["👀"]
    village.group_hears_nothing("dongwan")
    village.wangxiuying.hears("记下了", "身体不舒服")
    await village.passes(hours=3)
    village.lixiaofang.finds("身体不舒服", "王奶奶")
    village.group_hears_nothing("dongwan")


async def test_symptom_and_ride_in_one_message_become_two_matters_and_one_card(
    village: Village,
) -> None:
    await village.wangxiuying.says("发烧38度5，明早有车去县医院不", group="dongwan")
    card = village.group_hears("dongwan", "要车")
    assert "不舒服" not in card.text
    village.group_hears_nothing("dongwan")
    assert sorted(case.kind for case in await village.cases()) == ["help", "symptom"]
    village.wangxiuying.hears("记下了")
    village.wangxiuying.hears("出气费劲不", loud=False)
    village.wangxiuying.hears_nothing()


async def test_what_may_be_a_need_is_asked_of_its_author_in_private(village: Village) -> None:
    said = await village.zhaohongxia.says("我想去县医院", group="dongwan")
    assert marks(said) == []
    village.group_hears_nothing("dongwan")
    village.zhaohongxia.hears("您在群里说的", "要车")
    assert await village.cases() == ()
    await village.zhaohongxia.taps("是，帮我找人")
    village.group_hears("dongwan", "要车", "赵红霞")
    await village.zhaohongxia.taps("是，帮我找人")
    assert (await village.the_case()).category == "ride"


async def test_what_may_be_a_need_of_somebody_who_is_not_reachable_gets_nothing(
    village: Village,
) -> None:
    await came_in(village, "路过的人", group="dongwan").says("我想去县医院", group="dongwan")
    village.is_silent()
    assert await village.cases() == ()


async def test_no_is_an_answer_to_the_question_what_was_meant(village: Village) -> None:
    await village.zhaohongxia.says("我想去县医院", group="dongwan")
    village.zhaohongxia.hears("您在群里说的")
    assert await village.zhaohongxia.taps("不是") == "好，当我没问。"
    await village.passes(days=1)
    village.is_silent()
    assert await village.cases() == ()


async def test_thanks_get_a_mark_and_never_a_sentence(village: Village) -> None:
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    card = village.group_hears("dongwan", "要车")
    village.wangxiuying.hears("记下了")
    village.hush()
    said = await village.wangxiuying.says("谢谢大家", group="dongwan", reply_to=card)
    assert marks(said) == ["🙏"]
    private = await village.wangxiuying.says("谢谢")
    assert marks(private) == ["🙏"]
    village.nothing_rings()
    assert not (await village.the_case()).final


async def test_a_voice_note_in_the_group_is_talk_unless_it_answers_the_bot(
    village: Village,
) -> None:
    before = await everything_kept(village)
    await village.zhaohongxia.speaks(group="dongwan")
    assert await everything_kept(village) == before
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    card = village.group_hears("dongwan", "要车")
    said = await village.row_count("said")
    await village.zhaohongxia.speaks(group="dongwan", reply_to=card)
    assert await village.row_count("said") == said + 1
    village.group_hears_nothing("dongwan")
