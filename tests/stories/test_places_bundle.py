"""Home from the hospital: what else is needed, asked once, had in one tap."""

from __future__ import annotations

from tests.stories.village import Village


async def rides_home(village: Village, words: str = "明早有车去县医院不") -> str:
    """A neighbour takes her and says so, and she says that all went well."""
    await village.wangxiuying.says(words, group="dongwan")
    card = village.group_hears("dongwan", "要车")
    await village.zhaoweiguo.taps_on(card, "我来")
    await village.zhaoweiguo.taps_on(card, "办好了")
    question = village.wangxiuying.hears("您看办好了没有")
    village.wangxiuying.hears_nothing("还要什么")
    await village.wangxiuying.taps_on(question, "好了，谢谢")
    return (await village.the_case()).id


async def test_after_the_ride_home_the_rest_is_offered_once(village: Village) -> None:
    await rides_home(village)
    offer = village.wangxiuying.hears("王奶奶看完了，还要什么")
    assert [b.text for b in offer.buttons] == ["下次复诊要车", "买菜", "有人陪陪", "都要"]
    village.wangxiuying.hears_nothing("还要什么")


async def test_a_ride_to_the_market_offers_nothing(village: Village) -> None:
    await rides_home(village, "明早有车去镇上不")
    village.wangxiuying.hears_nothing("还要什么")


async def test_all_of_it_is_had_by_words_as_well(village: Village) -> None:
    first = await rides_home(village)
    await village.wangxiuying.says("都要")
    found = sorted(c.category or "" for c in await village.cases() if c.id != first)
    assert found == ["escort", "ride", "shopping"]


async def test_who_never_went_anywhere_is_offered_nothing_by_that_word(village: Village) -> None:
    await village.liucaixia.says("我妈出院了")
    village.liucaixia.hears_nothing("还要什么")


async def test_discharged_from_where_they_were_taken_offers_it(village: Village) -> None:
    await rides_home(village)
    await village.passes(days=3)
    village.hush()
    await village.wangxiuying.says("今天出院了")
    village.wangxiuying.hears("还要什么")
