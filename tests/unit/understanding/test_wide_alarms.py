"""An alarm is heard from people who name what they see, hint at it or say good-bye."""

import pytest

from tests.unit.understanding.reader import read
from tests.unit.understanding.wide_alarm_sentences import ALARMS, CALM


@pytest.mark.parametrize(("alarm", "text"), [(a, t) for a, ts in ALARMS.items() for t in ts])
def test_an_alarm_is_heard_from_what_is_seen_or_hinted(alarm: str, text: str) -> None:
    assert read(text).alarm == alarm


@pytest.mark.parametrize("text", ALARMS["self_harm"])
def test_who_hints_at_death_is_an_emergency(text: str) -> None:
    assert "suicidal" in read(text).symptoms


@pytest.mark.parametrize("text", ALARMS["look_in"])
def test_silence_at_home_asks_for_somebody_to_look_in(text: str) -> None:
    assert "need_errand" in read(text).intents


@pytest.mark.parametrize("text", CALM)
def test_the_same_words_in_daily_talk_raise_no_alarm(text: str) -> None:
    meaning = read(text)
    assert meaning.alarm is None
    assert not meaning.bare
