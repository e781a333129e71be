"""An expression waits to be compiled until somebody asks it something."""

from __future__ import annotations

import re

import pytest

from bot.understanding.expression import Expression, bounded, expression


def test_it_answers_as_a_compiled_pattern_does() -> None:
    waits, pattern = expression("(?P<a>米)米?", re.IGNORECASE), re.compile("(?P<a>米)米?", re.I)

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


@pytest.mark.parametrize(
    ("words", "becomes"),
    [
        ("(?:刚|满|刚满)*岁", "(?:刚|满|刚满){0,8}岁"),
        ("(?P<a>米)+?", "(?P<a>米){1,8}?"),
        (r"\)*[()*+]+[^()]*", r"\)*[()*+]+[^()]*"),
        (r"\s*是\s+\\*", r"\s{0,20}是\s{1,20}\\*"),
        (r"[\s,，]*[^\s]+[0-9]+\d+", r"[\s,，]{0,20}[^\s]+[0-9]+\d+"),
        (r"[ ，,：:]*给[\d\s、和号]*[a-z ]*", r"[ ，,：:]{0,20}给[\d\s、和号]*[a-z ]*"),
        (r"[]()*]+(?:a)?(?:b){2}", r"[]()*]+(?:a)?(?:b){2}"),
    ],
)
def test_what_could_be_taken_apart_in_ever_more_ways_is_repeated_a_few_times(
    words: str, becomes: str
) -> None:
    assert bounded(words) == becomes


@pytest.mark.parametrize(
    ("words", "unit"),
    [("奶奶(?:今年|都|今年都)*岁", "今年都"), (r"钥匙\s*在?\s*[，,]?\s*\s*\s*有", " ")],
)
def test_a_message_made_to_be_taken_apart_is_answered(words: str, unit: str) -> None:
    """Without the limit this does not end before the machine does."""
    assert expression(words).search(f"{words[:2]}{unit * 500}") is None
