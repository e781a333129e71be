"""Hyperbole, what is over, recipes, beasts and adverts stay silent; the same in earnest not."""

import pytest

from bot.domain.acuity import Acuity
from tests.unit.understanding.figures import EARNEST, FIGURES
from tests.unit.understanding.reader import level, read


@pytest.mark.parametrize("text", FIGURES)
def test_a_way_of_speaking_raises_nothing(text: str) -> None:
    meaning = read(text)
    heard = (meaning.intents, level(text), meaning.alarm, meaning.bare, meaning.word == "sos")
    assert heard == ((), None, None, False, False), meaning.why


@pytest.mark.parametrize("text", EARNEST)
def test_the_same_words_in_earnest_are_heard(text: str) -> None:
    meaning = read(text)
    assert level(text) is Acuity.EMERGENCY or meaning.alarm is not None, meaning.why


def test_there_are_many_of_both_and_none_twice() -> None:
    assert len(set(FIGURES)) == len(FIGURES) >= 150
    assert len(set(EARNEST)) == len(EARNEST) >= 80
