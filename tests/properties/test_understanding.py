"""However it is written and whatever is added: the labels stand, and danger is never lowered."""

import unicodedata
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from bot.domain.acuity import Acuity
from bot.domain.triage import triage
from bot.understanding.findings import findings
from bot.understanding.labels import labels
from tests.unit.understanding.alarm_sentences import CALLS
from tests.unit.understanding.reader import AT, level, read, shipped_rules
from tests.unit.understanding.sentences import SENTENCES

TEXTS = [row[0] for row in SENTENCES] + [text for texts in CALLS.values() for text in texts]
# Sentences each of which holds one danger sign and nothing else.
SIGNS = (
    "叫不醒了", "喘不上气", "嘴唇发紫", "抽搐了", "喝了农药", "胸口压得慌出冷汗", "嘴歪了",
    "咳血了", "被蛇咬了", "血氧88",
)  # fmt: skip
EMOJI = "😀🙏❤️🚑👵😭🎉"
SPACES = " \t　\u200b"
AS_WRITTEN = ("destination", "origin", "from_place", "items")

texts = st.sampled_from(TEXTS)


def said(text: str) -> dict[str, object]:
    """The labels, but for what quotes the text as it was written."""
    meaning = read(text)
    found = labels(meaning, triage(findings(meaning), shipped_rules()).acuity)
    slots = found["slots"]
    assert isinstance(slots, dict)
    kept = {name: value for name, value in slots.items() if name not in AS_WRITTEN}
    return {**found, "slots": kept, "why": None}


def with_between(text: str, places: list[int], what: str) -> str:
    for place in sorted((p % (len(text) + 1) for p in places), reverse=True):
        text = text[:place] + what + text[place:]
    return text


def breaks_no_number(text: str, places: list[int]) -> bool:
    """A blank inside a numeral or a Latin word makes two of it."""
    for place in (p % (len(text) + 1) for p in places):
        left, right = text[max(0, place - 2) : place], text[place : place + 2]
        if left and right and _counts(left[-1]) and _counts(right[0]):
            return False
    return True


def _counts(character: str) -> bool:
    return character.isascii() or character.isnumeric()


@given(texts, st.lists(st.integers(0, 200), max_size=4), st.sampled_from(SPACES))
def test_white_space_changes_nothing(text: str, places: list[int], blank: str) -> None:
    if breaks_no_number(text, places) and "报" not in text:
        assert said(with_between(text, places, blank)) == said(text)


@given(texts, st.lists(st.integers(0, 200), max_size=3), st.sampled_from(EMOJI))
def test_emoji_change_nothing(text: str, places: list[int], emoji: str) -> None:
    assert said(with_between(text, places, emoji)) == said(text)


@given(texts)
def test_full_width_and_half_width_are_the_same(text: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert unicodedata.normalize("NFKC", wide) == unicodedata.normalize("NFKC", text)
    assert said(wide) == said(text)


@given(texts)
def test_traditional_and_simplified_are_the_same(text: str) -> None:
    assert said(OpenCC("s2t").convert(text)) == said(text)


@given(texts, st.sampled_from(SIGNS))
def test_one_more_danger_sign_never_lowers_the_level(text: str, sign: str) -> None:
    assert level(f"{text}。我妈{sign}") is Acuity.EMERGENCY
    assert level(f"我妈{sign},{text}") is Acuity.EMERGENCY


@given(st.text(max_size=300))
def test_nothing_that_can_be_typed_raises(text: str) -> None:
    read(text)


@given(st.lists(st.sampled_from(TEXTS + list("没不有吗了，。？!0123一二三十岁天度")), max_size=40))
def test_no_heap_of_words_raises(parts: list[str]) -> None:
    read("".join(parts), datetime.fromisoformat("2027-02-28T23:59:00+08:00"))


def test_the_same_text_is_read_the_same_twice() -> None:
    assert [read(text, AT) for text in TEXTS] == [read(text, AT) for text in TEXTS]
