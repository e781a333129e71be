"""A word that comes after the alarm: who was called out hears it; nothing closes by itself."""

from __future__ import annotations

from bot.domain.case import Case
from tests.stories.rounding import first_morning, look_ins
from tests.stories.village import Village


async def alarmed(village: Village) -> Case:
    """She did not answer, and nobody opened twice."""
    await first_morning(village, "wangxiuying", "11:31")
    await village.zhoujianguo.taps("我去看", "王奶奶")
    await village.zhoujianguo.taps("没人应", "王奶奶")
    await village.until("13:31")
    await village.lixiaofang.taps("我去看", "王奶奶")
    await village.lixiaofang.taps("没人应", "王奶奶")
    (case,) = await look_ins(village, "wangxiuying")
    assert case.emergency
    village.chenming.hears("🚨🚨", "王奶奶", loud=True)
    village.hush()
    return case


async def test_a_late_tap_is_told_to_who_was_alarmed_and_ends_nothing(village: Village) -> None:
    await alarmed(village)
    await village.wangxiuying.taps("平安")
    for called in ("chenming", "lixiaofang", "zhoujianguo"):
        village.person(called).hears("王奶奶", "有消息了", "自己点的", "警报没停", loud=True)
    (case,) = await look_ins(village, "wangxiuying")
    assert case.climbing
    village.hush()
    await village.passes(minutes=6)
    village.chenming.hears("王奶奶", loud=True)


async def test_whoever_has_spoken_with_her_ends_it_on_that_message(village: Village) -> None:
    await alarmed(village)
    await village.wangxiuying.taps("平安")
    await village.chenming.taps("人没事", "有消息了")
    assert await look_ins(village, "wangxiuying") == []


async def test_any_word_of_hers_is_news_and_once(village: Village) -> None:
    await alarmed(village)
    await village.wangxiuying.says("今天有班车吗")
    village.chenming.hears("王奶奶", "有消息了", "自己发过话")
    await village.wangxiuying.says("那明天呢")
    village.chenming.hears_nothing("有消息了")
    assert len(await look_ins(village, "wangxiuying")) == 1


async def test_words_of_who_reported_an_illness_are_no_news(village: Village) -> None:
    await village.wangxiuying.says("胸口压得慌出冷汗")
    await village.wangxiuying.says("今天有班车吗")
    village.chenming.hears_nothing("有消息了")
