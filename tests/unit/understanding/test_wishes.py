"""Every wish is heard however it is worded, and talk that sounds like one is let pass."""

import pytest

from bot.understanding.labels import PUBLISHED
from tests.unit.understanding.reader import read
from tests.unit.understanding.wish_sentences import BOTH, FALSE_FRIENDS, WISHES


def _wanted(text: str) -> set[str]:
    return {PUBLISHED.get(code, code) for code in read(text).intents} - {"symptom"}


@pytest.mark.parametrize(
    ("intent", "text"), [(intent, text) for intent, texts in WISHES.items() for text in texts]
)
def test_a_wish_is_heard(intent: str, text: str) -> None:
    assert _wanted(text) == {intent}, read(text).why


@pytest.mark.parametrize(("text", "intents"), BOTH)
def test_two_wishes_in_one_breath_are_both_heard(text: str, intents: tuple[str, ...]) -> None:
    assert _wanted(text) == set(intents), read(text).why


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_what_only_sounds_like_a_wish_is_let_pass(text: str) -> None:
    assert not _wanted(text), read(text).why


def test_every_wish_has_twenty_five_wordings() -> None:
    assert all(len(set(texts)) >= 25 for texts in WISHES.values())
