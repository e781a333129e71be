"""What holds of the questions about an illness whatever was said and answered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.layers import Layer, Shelf
from bot.content.questions import read_questions
from bot.domain.acuity import Acuity
from bot.domain.asking import (
    Answer,
    Circumstances,
    Question,
    is_settled,
    merged,
    next_question,
    told,
)
from bot.domain.stepping import stepped_up
from bot.domain.triage import Findings, triage
from tests.properties.test_triage import RULES, people, rank

ROOT = Path(__file__).parents[2]
BOOK = read_questions(Shelf((Layer(ROOT),)))
QUESTIONS = list(BOOK.questions.values())
around = st.builds(Circumstances, month=st.integers(1, 12), own=st.booleans())
DANGERS = [(q, a) for q in QUESTIONS for a in q.answers if a.signs]
answers = st.lists(st.sampled_from([(q, a) for q in QUESTIONS for a in q.answers]), max_size=6)


def asked_through(
    person: Findings, around: Circumstances, choose: list[int]
) -> list[tuple[Question, Answer]]:
    """All questions there are, answered by whatever number comes next."""
    found: list[tuple[Question, Answer]] = []
    for number in [*choose, *[0] * 9]:
        question = next_question(BOOK, person, [q.id for q, _ in found], RULES, around)
        if question is None:
            return found
        answer = question.answers[number % len(question.answers)]
        found.append((question, answer))
        person = told(person, answer)
    raise AssertionError("it never stops asking")


@settings(max_examples=150)
@given(people, answers, st.sampled_from(DANGERS))
def test_one_more_danger_answer_never_lowers_the_level(
    person: Findings, before: list[tuple[Question, Answer]], danger: tuple[Question, Answer]
) -> None:
    for _, answer in before:
        person = told(person, answer)
    assert rank(told(person, danger[1])) >= rank(person)


@settings(max_examples=150)
@given(people, around, st.lists(st.integers(0, 2), max_size=3))
def test_at_most_three_are_asked_none_twice_and_none_that_is_known(
    person: Findings, around: Circumstances, choose: list[int]
) -> None:
    asked = asked_through(person, around, choose)
    assert len(asked) <= 3
    assert len({question.id for question, _ in asked}) == len(asked)
    if asked:
        assert not is_settled(asked[0][0], person)


@settings(max_examples=150)
@given(people, around)
def test_only_what_could_raise_the_level_is_asked(person: Findings, around: Circumstances) -> None:
    question = next_question(BOOK, person, (), RULES, around)
    if question is not None:
        assert max(rank(told(person, a)) for a in question.answers) > rank(person)


@settings(max_examples=100)
@given(people, around)
def test_an_emergency_is_asked_nothing(person: Findings, around: Circumstances) -> None:
    worst = replace(person, signs=("cannot_wake",))
    assert next_question(BOOK, worst, (), RULES, around) is None


@settings(max_examples=150)
@given(people, people)
def test_more_words_never_lose_a_sign_or_the_worse_reading(one: Findings, other: Findings) -> None:
    both = merged(one, other)
    assert {*both.signs} == {*one.signs, *other.signs}
    assert {*both.symptoms} == {*one.symptoms, *other.symptoms}
    known = [value for value in (one.spo2, other.spo2) if value is not None]
    assert both.spo2 == (min(known) if known else None)


@settings(max_examples=100)
@given(people, st.sampled_from(["red", "yellow", "green", None]))
def test_a_colour_never_lowers_and_is_never_more_than_one_step(
    person: Findings, colour: str | None
) -> None:
    level = triage(person, RULES).acuity
    if level is not None:
        stepped = stepped_up(level, colour)
        assert 0 <= stepped.rank - level.rank <= 1
        assert stepped is Acuity.EMERGENCY or colour not in ("red", "yellow") or stepped != level
