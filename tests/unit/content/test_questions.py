"""questions.yaml and first_aid.yaml: what a broken one says, everything at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.first_aid import read_first_aid
from bot.content.questions import read_questions
from tests.unit.content.shelves import faults_of

QUESTIONS = """
most: 3
season: [11, 12]
steps_up: [red]
words: {yes: [是], no: [没有], unsure: [不知道]}
questions:
  breath:
    danger: struggling_breath
    denies: [dyspnea]
    of: [fever]
    weight: 90
    words: {no: [不喘]}
    source: CDC
    confidence: A
    reviewed_by: null
    expires_on: 2027-12-31
  oxygen:
    amount: spo2
    of: [cough]
    people: [elder]
    weight: 10
    answers: {low: {spo2: 93}, unmeasured: {}}
    source: CDC
    confidence: A
    reviewed_by: null
    expires_on: 2027-12-31
"""
CARDS = """
cards:
  heart:
    signs: [chest_pressing]
    group: yes
    source: CDC
    confidence: B
    reviewed_by: null
    expires_on: 2027-12-31
"""


def test_a_whole_file_has_no_fault(tmp_path: Path) -> None:
    assert faults_of(read_questions, tmp_path, {"questions.yaml": QUESTIONS}) == []
    assert faults_of(read_first_aid, tmp_path, {"first_aid.yaml": CARDS}) == []


def test_where_there_is_no_file_nothing_is_asked(tmp_path: Path) -> None:
    assert faults_of(read_questions, tmp_path, {}) == []
    assert faults_of(read_first_aid, tmp_path, {}) == []


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        ("weight: 90", "weight: heavy", "breath.weight: must be a whole number, not 'heavy'"),
        ("    of: [fever]\n", "", "breath: of is missing"),
        ("danger: struggling_breath", "colour: red", "breath: must ask for either a danger or an"),
        ("amount: spo2", "amount: mood", "oxygen.amount: must be one of temperature_c, spo2"),
        ("people: [elder]", "people: [giant]", "oxygen.people[0]: must be one of self, elder"),
        ("{no: [不喘]}", "{maybe: [不喘]}", "breath.words: maybe is no answer of this question"),
        ("spo2: 93", "spo2: much", "answers.low.spo2: must be a whole number, not 'much'"),
        ("unmeasured: {}", "b: {}, c: {}, d: {}", "oxygen.answers: must be two or 3"),
        ("season: [11, 12]", "season: [13]", "season[0]: must be a month from 1 to 12, not '13'"),
        ("yes: [是], ", "", "words: yes must be there, and nothing but yes, no, unsure"),
        ("expires_on: 2027-12-31\n  oxygen", "expires_on: soon\n  oxygen", "must be a date like"),
        ("most: 3", "most: 3\nleast: 1", "least is not known here"),
    ],
)
def test_what_is_wrong_in_a_question_is_named(
    tmp_path: Path, was: str, becomes: str, line: str
) -> None:
    assert was in QUESTIONS
    text = QUESTIONS.replace(was, becomes, 1)
    found = faults_of(read_questions, tmp_path, {"questions.yaml": text})
    assert any(line in fault for fault in found), found
    assert all(fault.startswith("questions.yaml: ") for fault in found)


def test_several_faults_are_told_at_once(tmp_path: Path) -> None:
    text = QUESTIONS.replace("weight: 90", "weight: x").replace("weight: 10", "weight: y")
    assert len(faults_of(read_questions, tmp_path, {"questions.yaml": text})) == 2


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        ("    signs: [chest_pressing]\n", "", "heart: must name signs, symptoms or rules"),
        ("group: yes", "group: maybe", "heart.group: must be yes or no, not 'maybe'"),
        ("    source: CDC\n", "", "heart: source is missing"),
        ("signs: [chest_pressing]", "rules: [a b]", "must be how the id of a triage rule begins"),
    ],
)
def test_what_is_wrong_in_a_card_is_named(
    tmp_path: Path, was: str, becomes: str, line: str
) -> None:
    assert was in CARDS
    found = faults_of(read_first_aid, tmp_path, {"first_aid.yaml": CARDS.replace(was, becomes)})
    assert any(line in fault for fault in found), found
