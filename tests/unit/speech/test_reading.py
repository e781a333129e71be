from __future__ import annotations

import pytest

from bot.speech.reading import MOST, breaths
from bot.speech.sounds import NUMBERS
from bot.speech.syllables import Unreadable

SIGNS = {number: sign for sign, number in NUMBERS.items()}


def read(words: str) -> list[str]:
    return ["".join(SIGNS[number] for number in breath) for breath in breaths(words)]


def test_a_sentence_is_a_breath_and_keeps_its_rests() -> None:
    assert read("先开窗，快出屋。打幺二零！") == [
        "ɕjɛ→nkʰai→ꭧʰwa→ŋ, kʰwai↘ꭧʰu→u→.",
        "ta↓jau→ɚ↘li↗ŋ!",
    ]


def test_what_is_not_chinese_is_left_out_and_no_reason_for_a_breath() -> None:
    assert read("--version 零") == ["li↗ŋ"]
    assert read("abc 123. \n …") == []
    assert read("") == []


def test_a_long_sentence_is_said_by_as_many_of_its_clauses_as_a_breath_holds() -> None:
    clause = "烧煤烤火窗户要留一条缝"
    said = read(f"{'，'.join([clause] * 6)}。")
    assert len(said) == 3
    assert all(len(breath) <= MOST for breath in said)
    assert sum(breath.count(read(clause)[0]) for breath in said) == 6


def test_a_clause_without_any_rest_is_parted_and_nothing_of_it_is_lost() -> None:
    said = read("山" * 100)
    assert "".join(said) == "ʂa→n" * 100
    assert all(0 < len(breath) <= MOST for breath in said)


def test_a_character_nobody_knows_is_refused_rather_than_left_out() -> None:
    with pytest.raises(Unreadable, match="\u9fee"):
        read("打\u9fee二零")
