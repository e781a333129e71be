"""Matters of one's own and of the village are understood however people put them."""

import pytest

from bot.understanding.labels import PUBLISHED
from tests.unit.understanding.matters_sentences import COMPLAINTS, LET_PASS, MATTERS
from tests.unit.understanding.reader import read


@pytest.mark.parametrize(
    ("intent", "text"), [(intent, text) for intent, texts in MATTERS.items() for text in texts]
)
def test_a_matter_is_heard(intent: str, text: str) -> None:
    assert intent in {PUBLISHED.get(code, code) for code in read(text).intents}, read(text).why


@pytest.mark.parametrize(
    ("heading", "text"), [(code, text) for code, texts in COMPLAINTS.items() for text in texts]
)
def test_a_complaint_comes_under_its_heading(heading: str, text: str) -> None:
    found = read(text)
    assert "report_problem" in found.intents, found.why
    assert found.category == heading, found.why


@pytest.mark.parametrize("text", LET_PASS)
def test_what_only_sounds_like_a_matter_is_let_pass(text: str) -> None:
    assert not read(text).intents, read(text).why
