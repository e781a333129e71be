"""Both sides of a visit know one word, and it stays the same for the whole of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bot.content.errands import Errands, read_errands
from bot.content.load import load_content
from bot.domain.safety_word import word_for
from tests.unit.content.shelves import ROOT, faults_of


@dataclass(frozen=True)
class Book:
    errands: Errands


@dataclass(frozen=True)
class Table:
    content: Book


def table(*words: str) -> Table:
    return Table(Book(Errands(words=words)))


def test_a_case_has_one_word_and_others_have_others() -> None:
    words = load_content(ROOT).errands.words
    desk = table(*words)
    assert word_for(desk, "0001abcdefghijkl") == word_for(desk, "0001abcdefghijkl")
    said = Counter(word_for(desk, f"{number:016d}") for number in range(1000))
    assert len(said) == len(words)
    assert max(said.values()) < 60


def test_a_village_without_words_says_none() -> None:
    assert word_for(table(), "0001abcdefghijkl") == ""


def test_words_are_of_two_characters_and_named_once(tmp_path: Path) -> None:
    found = faults_of(read_errands, tmp_path, {"errands.yaml": "words: [青山, 青山, 山]\n"})
    assert any("twice" in fault for fault in found)
    assert any("two characters" in fault or "2 characters" in fault for fault in found)
