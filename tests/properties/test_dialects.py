"""In whatever words something is said: its numbers, times, names and phones are those of plain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.buttons import LINKS
from bot.content.catalogue import Catalogue
from bot.content.load import load_content
from bot.content.messages import PLAIN, Entry
from bot.understanding.dialect_words import filled
from tests.contract.sample_values import Anything
from tests.unit.content.shelves import ROOT

FIGURES = re.compile(r"[\d:：.%-]+|[〇零一二三四五六七八九十百千万两半]+")
TOLD = st.one_of(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.times().map(lambda at: f"{at:%H:%M}"),
    st.integers(0, 9999).map(str),
    st.sampled_from(["王秀英", "今天", "别家", "没有", "孩子", "一天3次每次1片", "120", "38.5"]),
    st.text("今天明帮忙说叫别没有家里自己孩子劲0123456789:", min_size=1, max_size=12),
)


class Told(Anything):
    """Whatever is asked of it says the same words."""

    def __init__(self, words: str, *, yes: bool) -> None:
        super().__init__(yes=yes)
        self._words = words

    def __str__(self) -> str:
        return self._words

    def __format__(self, spec: str) -> str:
        return self._words


@cache
def messages() -> Catalogue:
    return load_content(ROOT).messages


@cache
def spoken() -> tuple[tuple[str, str], ...]:
    """Every line of every dialect: (dialect, key)."""
    return tuple(
        (code, key)
        for code, lines in messages().registers.items()
        if code != PLAIN
        for key in lines
    )


def values_of(entry: Entry, words: str, *, yes: bool) -> Mapping[str, object]:
    told = Told(words, yes=yes)
    lists = {button.many for button in entry.buttons or () if button.many}
    values = {name: [told, told] if name in lists else told for name in entry.needs}
    return {**values, LINKS: told}


@settings(max_examples=12)
@given(TOLD, st.booleans())
def test_every_figure_and_every_value_is_said_as_in_plain(words: str, yes: bool) -> None:
    for code, key in spoken():
        entry = messages().entry(key)
        values = values_of(entry, words, yes=yes)
        plain, said = messages().render(key, values), messages().render(key, values, code)
        assert FIGURES.findall(said.text) == FIGURES.findall(plain.text), (code, key)
        assert (said.buttons, said.keyboard) == (plain.buttons, plain.keyboard), (code, key)
        # What was given stands as often, and as it was given.
        if len(words) > 1 and words not in entry.text.source:
            assert said.text.count(words) == plain.text.count(words), (code, key)


@given(st.data(), TOLD)
def test_plain_only_is_the_same_in_every_register(data: st.DataObject, words: str) -> None:
    key = data.draw(st.sampled_from(sorted(_plain_only())))
    values = values_of(messages().entry(key), words, yes=True)
    plain = messages().render(key, values)
    assert all(messages().render(key, values, code) == plain for code in messages().dialects)


@given(st.data())
def test_what_somebody_types_is_kept_only_with_the_figures_of_plain(data: st.DataObject) -> None:
    code, key = data.draw(st.sampled_from(spoken()))
    dialect, plain = messages().dialects[code], messages().entry(key).text.source
    said = messages().registers[code][key].text.source
    at = data.draw(st.integers(0, len(said)))
    typed = said[:at] + data.draw(st.text("0123456789一二两半今个明不：", max_size=3)) + said[at:]
    whole = filled(plain, typed)
    if whole is not None and dialect.fault(plain, whole) is None:
        assert FIGURES.findall(whole) == FIGURES.findall(plain)
        assert re.findall(r"\{\{.*?\}\}", whole) == re.findall(r"\{\{.*?\}\}", plain)


@cache
def _plain_only() -> tuple[str, ...]:
    lines = messages().registers[PLAIN]
    return tuple(key for key, entry in lines.items() if entry.plain_only)
