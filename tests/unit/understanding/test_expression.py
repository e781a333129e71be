"""An expression waits to be compiled until somebody asks it something."""

from __future__ import annotations

import re

import pytest

from bot.understanding.expression import Expression, expression


def test_it_answers_as_a_compiled_pattern_does() -> None:
    waits, pattern = expression("(?P<a>米)+", re.IGNORECASE), re.compile("(?P<a>米)+", re.I)

    for method in ("search", "match", "fullmatch"):
        found, meant = getattr(waits, method)("米米"), getattr(pattern, method)("米米")
        assert (found.span(), found["a"]) == (meant.span(), meant["a"])
    assert waits.sub("面", "买米") == pattern.sub("面", "买米")
    assert waits.findall("米 米") == pattern.findall("米 米")
    assert [m.start() for m in waits.finditer("米 米")] == [0, 2]
    assert waits.split("a米b") == pattern.split("a米b")
    assert (waits.pattern, waits.flags) == (pattern.pattern, pattern.flags)
    assert waits.groupindex == pattern.groupindex


def test_nonsense_is_noticed_when_it_is_asked_and_when_all_are_compiled() -> None:
    broken = expression("(")

    with pytest.raises(re.error):
        broken.search("x")
    with pytest.raises(re.error):
        Expression.compile_waiting()


def test_what_waits_is_compiled_once() -> None:
    waits = expression("面")
    assert isinstance(waits, Expression)

    assert Expression.compile_waiting() >= 1
    assert Expression.compile_waiting() == 0
    first = waits.compiled()
    assert waits.search("白面") is not None
    assert waits.compiled() is first


def test_it_has_nothing_that_a_pattern_has_not() -> None:
    with pytest.raises(AttributeError):
        expression("面").replace  # type: ignore[attr-defined]  # noqa: B018
