"""The recogniser on ordinary sentences."""

import pytest

from tests.unit.understanding.alarm_false_friends import FALSE_FRIENDS
from tests.unit.understanding.alarm_sentences import CALLS
from tests.unit.understanding.alarm_wordings import WORDINGS
from tests.unit.understanding.reader import level, read
from tests.unit.understanding.sentences import CHATTER, SENTENCES


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row[0])
def test_a_sentence_is_taken_as_a_neighbour_would_take_it(row) -> None:
    text, intents, acuity, alarm, word, bare = row
    meaning = read(text)
    said = (set(meaning.intents), level(text), meaning.alarm, meaning.word, meaning.bare)
    assert said == (set(intents), acuity, alarm, word, bare), meaning.why
    assert not meaning.chatter()


@pytest.mark.parametrize("text", CHATTER)
def test_chatter_gives_nothing_at_all(text: str) -> None:
    meaning = read(text)
    assert meaning.chatter(), meaning
    assert meaning.tier == "none"
    assert meaning.confidence == 0.0


@pytest.mark.parametrize(
    ("alarm", "text"),
    [(a, text) for calls in (CALLS, WORDINGS) for a, texts in calls.items() for text in texts],
)
def test_an_alarm_is_heard(alarm: str, text: str) -> None:
    assert read(text).alarm == alarm


@pytest.mark.parametrize(
    ("alarm", "text"), [(alarm, text) for alarm, texts in FALSE_FRIENDS.items() for text in texts]
)
def test_a_false_friend_of_an_alarm_is_let_pass(alarm: str, text: str) -> None:
    assert read(text).alarm is None


def test_every_alarm_has_fifteen_examples_of_its_own() -> None:
    assert all(len(texts) >= 15 for texts in CALLS.values())
