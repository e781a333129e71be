"""A danger is heard in what people see, and in what their meters show."""

import pytest

from bot.understanding.readings import readings
from tests.unit.understanding.acute_sights import FALSE_FRIENDS, SEEN, SHOWN
from tests.unit.understanding.reader import level, read


@pytest.mark.parametrize(("sign", "text"), SEEN)
def test_what_is_seen_is_the_sign(sign: str, text: str) -> None:
    heard = level(text)
    assert sign in read(text).signs
    assert heard is not None
    assert heard.value == "emergency"


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_the_same_words_of_other_things_are_no_illness(text: str) -> None:
    assert "symptom" not in read(text).intents


@pytest.mark.parametrize(("name", "value", "text"), SHOWN)
def test_what_a_meter_shows_is_read(name: str, value: object, text: str) -> None:
    assert getattr(readings(text), name) == value
