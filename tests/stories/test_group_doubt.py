"""Danger that may be none, said in the group: asked in private first, and never lost by asking."""

from __future__ import annotations

from tests.stories.gathering import came_in, marks
from tests.stories.village import Village

WORDS = "我妈胸口压得慌出冷汗"


async def false_alarms(village: Village, times: int) -> None:
    for _ in range(times):
        await village.zhaohongxia.says(WORDS, group="dongwan")
        await village.zhaohongxia.taps("人没事了")
        await village.passes(minutes=40)
    village.hush()


async def test_a_vague_danger_word_is_asked_and_a_yes_is_an_alarm(village: Village) -> None:
    said = await village.zhaohongxia.says("有烟味", group="dongwan")
    assert marks(said) == []
    village.group_hears("dongwan", "要是真的着火")
    village.zhaohongxia.hears("您在群里说的", "着火")
    village.is_silent()
    await village.zhaohongxia.taps("是，帮我找人")
    village.zhaohongxia.hears("先打 119", loud=True)
    village.lixiaofang.hears("着火", loud=True)


async def test_words_stood_down_three_times_are_asked_in_private_and_yes_is_an_emergency(
    village: Village,
) -> None:
    await false_alarms(village, 3)
    await village.zhaohongxia.says(WORDS, group="dongwan")
    village.group_hears_nothing("dongwan")
    village.lixiaofang.hears_nothing()
    village.zhaohongxia.hears("您在群里说的")
    await village.zhaohongxia.taps("是，帮我找人")
    village.zhaohongxia.hears("先打 120", loud=True)
    village.lixiaofang.hears("🚨", loud=True)


async def test_two_false_alarms_change_nothing(village: Village) -> None:
    await false_alarms(village, 2)
    await village.zhaohongxia.says(WORDS, group="dongwan")
    village.group_hears("dongwan", "先打 120")


async def test_who_cannot_be_asked_in_private_is_believed(village: Village) -> None:
    await false_alarms(village, 3)
    stranger = came_in(village, "外来的小钱", group="dongwan")
    await stranger.says(WORDS, group="dongwan")
    village.group_hears("dongwan", "先打 120")
    village.lixiaofang.hears("🚨", loud=True)
