"""🆘快来人: one tap, no form; a slip is taken back within a minute; the place reaches who goes."""

from __future__ import annotations

import pytest

from bot.domain.states import State
from tests.stories.village import Village

SOS = "🆘快来人"


async def test_one_tap_calls_everybody_near_and_asks_where(village: Village) -> None:
    await village.wangxiuying.says(SOS)
    card = village.wangxiuying.hears("先打 120", "把您的位置发过来", loud=True)
    assert [b.text for b in card.buttons] == ["按错了", "120来了"]
    for code in ("lixiaofang", "chenming", "zhoujianguo"):
        village.person(code).hears("🚨🚨", "王奶奶", "快来人", "东湾1号", loud=True)


async def test_a_slip_is_taken_back_and_nobody_is_blamed(village: Village) -> None:
    await village.wangxiuying.says(SOS)
    village.hush()
    assert await village.wangxiuying.taps("按错了") == "没关系，人没事就好。"
    village.lixiaofang.finds("王奶奶", "已确认平安")
    await village.passes(minutes=30)
    village.nothing_rings()


async def test_after_a_minute_it_is_said_in_another_way(village: Village) -> None:
    await village.wangxiuying.says(SOS)
    card = village.wangxiuying.finds("先打 120")
    await village.passes(minutes=1.5)
    said = await village.wangxiuying.taps_on(card, "按错了")
    assert said is not None
    assert "人没事" in said
    assert (await village.the_case()).state is State.OPEN
    await village.passes(minutes=1)
    await village.wangxiuying.taps("人没事了")
    assert (await village.the_case()).state is State.CLOSED


async def test_the_place_belongs_to_the_case_and_reaches_who_goes(village: Village) -> None:
    await village.wangxiuying.says(SOS)
    await village.lixiaofang.taps("我这就去")
    village.hush()
    await village.wangxiuying.sends_place(31.2345, 117.5678)
    found = village.lixiaofang.hears("王奶奶", "发来了位置", loud=True)
    assert "117.567800,31.234500" in found.html
    assert "117.567800,31.234500" in village.chenming.finds("🚨🚨", "看位置").html
    await village.the_case()
    village.nothing_rings()


@pytest.mark.parametrize("where", [None, "dongwan"])
async def test_the_same_words_do_what_the_button_does(village: Village, where: str | None) -> None:
    await village.wangxiuying.says("快来人啊救命", group=where)
    village.lixiaofang.hears("🚨🚨", "王奶奶", loud=True)
