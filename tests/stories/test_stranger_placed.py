"""A stranger is helped at once, and by those next door as soon as it is known where that is."""

from __future__ import annotations

from tests.stories.village import Village


async def test_a_stranger_in_danger_taps_a_hamlet_and_those_near_are_called(
    village: Village,
) -> None:
    stranger = village.newcomer("外乡人")
    await stranger.starts()
    village.hush()
    await stranger.says("我妈胸口压得慌出冷汗")
    stranger.hears("先打 120")
    stranger.hears("您在哪个小组", "近处的人就能来")
    village.lixiaofang.hears_nothing()
    assert await stranger.taps("东湾") == "好，近处的人也叫上了。"
    village.lixiaofang.hears("情况危急", "东湾", loud=True)
    village.chenming.hears("情况危急", loud=True)
    assert (await village.the_case()).unit_id == "dongwan"


async def test_a_stranger_who_writes_the_hamlet_is_brought_there_too(village: Village) -> None:
    stranger = village.newcomer("外乡人")
    await stranger.starts()
    village.hush()
    await stranger.says("我妈胸口压得慌出冷汗")
    await stranger.says("我们住东湾 桥头那棵树旁")
    village.lixiaofang.hears("情况危急", "东湾", loud=True)
    assert (await village.the_case()).unit_id == "dongwan"


async def test_who_is_known_is_not_asked_where(village: Village) -> None:
    await village.wangxiuying.says("胸口压得慌出冷汗")
    village.wangxiuying.hears("先打 120")
    village.wangxiuying.hears_nothing("哪个小组")
