"""Whatever people call themselves or write: every message is valid, within limits, honest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.buttons import LINKS
from bot.content.catalogue import Catalogue
from bot.content.letters import LONGEST_NAME, name_seen, seen
from bot.content.load import load_content
from bot.content.markup import MOST_CAPTION, MOST_LABEL, MOST_TEXT, MOST_TOAST, fit, markup_faults
from bot.content.messages import Entry
from tests.contract.sample_values import Anything

ROOT = Path(__file__).parents[2]
HOSTILE = (
    *("<b>王", "</b></i></a>", "<script>alert(1)</script>", '<a href="http://x">点我</a>', "&"),
    *("&lt;b", "{{ 7 * 7 }}", "{% for x in y %}", "{# #}", "\u202e卫国赵", "\u2066王\u2069"),
    *("王\u200b\u200c\u200d英", "\x00\x01\x07王", "\x01\n王", "王\r\n英", "\ufeff王"),
    *("\U000e0041王", "王" * 5000, "&" * 5000, "<" * 2100, "\u0301" * 50, "", " "),
)
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u200b\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\U000e0041]"
    "|(?<=王)\u200d"
)


class Hostile(Anything):
    """Says what it was made with."""

    def __init__(self, words: str) -> None:
        super().__init__(yes=True)
        self._words = words

    def __str__(self) -> str:
        return self._words

    def __format__(self, spec: str) -> str:
        return self._words


@pytest.fixture(scope="module")
def messages() -> Catalogue:
    return load_content(ROOT).messages


def values(entry: Entry, said: object) -> Mapping[str, object]:
    """Every value is that; the elements of a list are, and whatever is asked of them."""
    lists = {button.many for button in entry.buttons or () if button.many}
    element = _Fields(said)
    found = {name: [element, element] if name in lists else said for name in entry.needs}
    return {**found, LINKS: Anything(yes=True)}


class _Fields(dict[str, object]):
    """A line of a list: each of its fields is what is said."""

    def __init__(self, said: object) -> None:
        super().__init__(label=said, choice="1")
        self._said = said

    def __missing__(self, name: str) -> object:
        return self._said


@pytest.mark.parametrize("words", HOSTILE)
def test_every_message_stays_valid_and_shows_nothing_unseen(
    messages: Catalogue, words: str
) -> None:
    for key, entry in messages.registers["plain"].items():
        said = messages.render(key, values(entry, Hostile(words)))
        assert len(said.text) <= (MOST_TOAST if said.toast else MOST_TEXT), key
        assert said.toast or markup_faults(said.text) == [], (key, said.text[:200])
        assert UNSEEN.search(said.text) is None, key
        assert "49" not in said.text or "49" in entry.text.source, key
        for row in said.buttons:
            for button in row:
                assert len(button.label) <= MOST_LABEL, key
                assert UNSEEN.search(button.label) is None, key


@given(st.text(max_size=200))
def test_a_name_is_one_line_that_can_be_seen(name: str) -> None:
    found = name_seen(name)
    assert len(found) <= LONGEST_NAME
    assert "\n" not in found
    assert seen(found) == found
    assert name_seen(found) == found.strip()


@pytest.mark.parametrize(
    ("shown", "seen_as"),
    [
        ("王秀英", "王秀英"),
        ("赵\u202e国卫", "赵国卫"),
        ("王\u200b英\u200d", "王英"),
        ("小 芳 🌸", "小 芳 🌸"),
        ("👩\u200d⚕️", "👩\u200d⚕️"),
        ("王\n\n🚨 120", "王 🚨 120"),
        ("\x07", ""),
    ],
)
def test_names_keep_what_can_be_seen(shown: str, seen_as: str) -> None:
    assert name_seen(shown) == seen_as


@settings(max_examples=200)
@given(st.lists(st.sampled_from(["<b>", "</b>", "王", "&amp;", "&lt;", "x" * 100]), max_size=60))
def test_what_is_cut_to_a_caption_is_still_valid(parts: list[str]) -> None:
    text = "".join(parts)
    if markup_faults(text) == []:
        cut = fit(text, MOST_CAPTION)
        assert len(cut) <= MOST_CAPTION
        assert markup_faults(cut) == []
