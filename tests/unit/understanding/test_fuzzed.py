"""Whatever is typed is read, however long; twice as long is about twice the work, not more."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.understand import read as read_all
from tests.fuzz.profile import fuzzed
from tests.fuzz.updates import texts
from tests.unit.understanding.reader import AT, shipped_content
from tests.unit.understanding.sentences import SENTENCES

ZONE = ZoneInfo("Asia/Shanghai")
CONTROLS = "".join(
    map(chr, (*range(0x20), 0x7F, 0x85, 0xAD, 0x200B, 0x200D, 0x202E, 0x2066, 0xFEFF))
)
EMOJI = "😀🙏❤️🚑👵😭🎉👨‍👩‍👧‍👦🇨🇳👍🏿"
said = st.sampled_from([row[0] for row in SENTENCES])
scraps = st.sampled_from(
    [
        *CONTROLS,
        *EMOJI,
        *"，。!？?…—、 \t\n",
        *"0123456789零一二三十百半两点号岁度天",
        *"没不有要药疼车去",
    ]
)
heaps = st.lists(said | scraps | texts | st.characters(), max_size=60).map("".join)


def read(text: str) -> object:
    return read_all(shipped_content(), text, at=AT, zone=ZONE)


@fuzzed(80)
@given(heaps)
def test_any_heap_of_words_marks_and_controls_is_read(text: str) -> None:
    read(text)


@fuzzed(12)
@given(st.lists(said | scraps, min_size=1, max_size=5).map("".join), st.integers(4_000, 10_000))
def test_the_same_over_and_over_for_ten_thousand_characters_is_read(unit: str, size: int) -> None:
    read((unit * size)[:size])


def steps(work: Callable[[], Any]) -> int:
    """How many functions are called: the same number each time, on any machine."""
    count = 0

    def note(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "很",
        "我妈头疼,",
        "一",
        "1",
        "一点半",
        "哈哈",
        "不",
        "药",
        "😵",
        " ",
        "。",
        "明天",
        "李大爷",
        "去镇上",
        "三盒感冒灵,",
    ],
)
def test_twice_as_long_is_about_twice_the_work(unit: str) -> None:
    read(unit)
    short, long = (steps(lambda n=n: read((unit * n)[:n])) for n in (1_000, 2_000))  # type: ignore[misc]
    assert long <= 2.6 * short + 20_000, (unit, short, long)
