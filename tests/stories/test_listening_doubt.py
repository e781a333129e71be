"""Words that may be danger: the group hears what to do, nobody is called before it is sure."""

from __future__ import annotations

import pytest

from tests.stories.gathering import came_in, marks
from tests.stories.village import Village

SMOKE = "有烟味"


async def test_a_vague_danger_word_is_answered_at_once_in_the_group(village: Village) -> None:
    said = await village.zhaohongxia.says(SMOKE, group="dongwan")
    assert marks(said) == []
    answer = village.group_hears("dongwan", "要是真的", "119")
    assert len(answer.text) < 60
    assert answer.reply_to == said.message_id
    assert await village.cases() == ()
    village.lixiaofang.hears_nothing()


async def test_who_knows_that_it_is_true_calls_everybody_from_the_group(village: Village) -> None:
    await village.zhaohongxia.says(SMOKE, group="dongwan")
    maybe = village.group_hears("dongwan", "要是真的着火")
    village.zhaohongxia.hears("您在群里说的", "着火")
    await village.zhangxiaolan.taps_on(maybe, "是真的，快叫人")
    case = await village.the_case()
    assert (case.alarm, case.author_id, case.subject_id) == ("fire", "zhangxiaolan", None)
    card = village.group_hears("dongwan", "先打 119")
    for private in ("照着念", "号", "138"):
        assert private not in card.text
    village.zhangxiaolan.hears("照着念")
    village.lixiaofang.hears("着火", loud=True)


async def test_who_never_opened_a_private_chat_calls_by_the_button_in_the_group(
    village: Village,
) -> None:
    stranger = came_in(village, "外来的小钱", group="dongwan")
    await stranger.says(SMOKE, group="dongwan")
    await stranger.taps("是真的，快叫人", group="dongwan")
    village.group_hears("dongwan", "先打 119")
    village.lixiaofang.hears("着火", loud=True)


async def test_pressed_by_two_it_is_one_alarm_each_and_no_third(village: Village) -> None:
    await village.zhaohongxia.says(SMOKE, group="dongwan")
    maybe = village.group_hears("dongwan", "要是真的着火")
    for _ in range(2):
        await village.zhangxiaolan.taps_on(maybe, "是真的，快叫人")
    assert len(await village.cases()) == 1


async def test_denied_three_times_in_private_it_is_asked_there_first(village: Village) -> None:
    for _ in range(3):
        await village.zhaohongxia.says(SMOKE, group="dongwan")
        question = village.zhaohongxia.hears("您在群里说的")
        await village.zhaohongxia.taps_on(question, "不是")
        await village.zhaohongxia.taps_on(question, "不是")
        await village.passes(hours=2)
    village.hush()
    await village.zhaohongxia.says(SMOKE, group="dongwan")
    village.group_hears_nothing("dongwan")
    village.zhaohongxia.hears("您在群里说的", "着火")


@pytest.mark.parametrize("text", ["他走了，去县城了", "老李头走了没", "手机没了"])
async def test_a_word_that_only_may_be_death_asks_nobody(village: Village, text: str) -> None:
    await village.zhaohongxia.says(text, group="dongwan")
    village.is_silent()
    assert await village.row_count("proposals") == 0
