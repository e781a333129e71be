"""Every danger sign is heard in the words of several regions, and only there."""

import pytest

from tests.unit.understanding.danger_sentences import DANGERS, SPARED
from tests.unit.understanding.reader import level, read

# Urgent in an ordinary adult; an emergency in a child or in pregnancy.
URGENT = frozenset({"vomits_all", "severe_belly"})


@pytest.mark.parametrize(("sign", "text"), [(s, t) for s, ts in DANGERS.items() for t in ts])
def test_a_danger_is_heard(sign: str, text: str) -> None:
    meaning = read(text)
    assert "symptom" in meaning.intents
    heard = level(text)
    assert heard is not None
    assert heard.value == "emergency" or (sign in URGENT and heard.value == "urgent"), meaning.signs


@pytest.mark.parametrize(("sign", "text"), [(s, t) for s, ts in SPARED.items() for t in ts])
def test_what_only_sounds_like_a_danger_is_none(sign: str, text: str) -> None:
    assert sign not in read(text).signs


def test_every_danger_has_fifteen_wordings() -> None:
    assert all(len(set(texts)) >= 15 for texts in DANGERS.values())
