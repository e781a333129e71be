"""Who went to look says it in words: they do what the buttons do."""

from __future__ import annotations

import pytest

from tests.stories.village import Village

ASKED = "我妈两天没接电话了"
SEEN = ("见到了 人好好的", "见到了", "看到王奶奶了，没事", "我去看了 在地里干活", "找到了 手机没电")


@pytest.mark.parametrize("words", SEEN)
async def test_seen_in_words_ends_the_look_and_the_son_hears_it(
    village: Village, words: str
) -> None:
    await village.wangqiang.says(ASKED)
    await village.lixiaofang.says("我去看看")
    village.hush()
    await village.lixiaofang.says(words)
    village.wangqiang.hears("小芳", "见到了")
    village.lixiaofang.hears("谢谢您跑一趟", "问的人知道了")
    await village.passes(hours=1)
    village.nothing_rings()


async def test_nobody_answers_the_door_and_the_next_one_is_sent(village: Village) -> None:
    await village.wangqiang.says(ASKED)
    await village.lixiaofang.says("我去看看")
    village.hush()
    await village.lixiaofang.says("敲了半天没人应")
    village.wangqiang.hears("敲了门没人应", loud=True)
    village.tangxiaozhou.hears("去看一眼 王奶奶", loud=True)


async def test_the_liaison_who_asked_for_the_look_and_met_her_ends_it(village: Village) -> None:
    await village.lixiaofang.says("王奶奶今天没开门")
    village.hush()
    await village.lixiaofang.says("见到了 人好的")
    village.lixiaofang.hears("记下了，谢谢您跑一趟")
    village.lixiaofang.hears_nothing()
    assert await village.cases(only_open=True) == ()
    await village.passes(hours=1)
    village.nothing_rings()


async def test_who_was_told_and_never_took_it_may_say_it_too(village: Village) -> None:
    await village.wangqiang.says(ASKED)
    village.hush()
    await village.lixiaofang.says("看到她了 在睡觉")
    village.wangqiang.hears("小芳", "见到了")


async def test_where_nobody_is_looked_for_the_words_end_nothing(village: Village) -> None:
    await village.wangxiuying.says("帮我买降压药")
    await village.lixiaofang.says("见到了")
    assert len(await village.cases(only_open=True)) == 1


@pytest.mark.parametrize("words", ["见到了 人倒在地上", "看到她躺在地上叫不醒"])
async def test_what_was_met_there_as_danger_stays_danger(village: Village, words: str) -> None:
    await village.wangqiang.says(ASKED)
    await village.lixiaofang.says("我去看看")
    village.hush()
    await village.lixiaofang.says(words)
    village.chenming.hears("🚨🚨", loud=True)


async def test_somebody_else_who_was_met_ends_no_look(village: Village) -> None:
    await village.wangqiang.says(ASKED)
    await village.lixiaofang.says("我去看看")
    await village.lixiaofang.says("看到德发大爷了，没事")
    assert [c.state.value for c in await village.cases(only_open=True)] == ["claimed"]
