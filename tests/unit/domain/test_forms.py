"""Forms: what is asked next, what is not asked, and the way back."""

from __future__ import annotations

import pytest

from bot.domain.forms import Ask, Complete, Form, Step, answer, back, next_question

FORM = Form(
    "ride",
    1,
    (
        Step("where", "text", "form.where"),
        Step("when", "choice", "form.when", choices=("now", "later")),
        Step("day", "text", "form.day", when={"when": "later"}),
        Step("people", "number", "form.people"),
    ),
)


def test_the_questions_come_in_order_and_end() -> None:
    asked = next_question(FORM, {})
    for raw in ("镇上", "later", "周五", "2个人"):
        assert isinstance(asked, Ask)
        asked = answer(FORM, asked.answers, asked.step.name, raw)
    assert asked == Complete({"where": "镇上", "when": "later", "day": "周五", "people": "2"})


def test_a_question_that_does_not_apply_is_not_asked() -> None:
    asked = answer(FORM, {"where": "镇上"}, "when", "now")
    assert isinstance(asked, Ask)
    assert asked.step.name == "people"


def test_what_is_known_is_not_asked() -> None:
    asked = next_question(FORM, {"where": "镇上", "when": "now"})
    assert isinstance(asked, Ask)
    assert asked.step.name == "people"
    assert next_question(FORM, {"where": "x", "when": "now", "people": "1"}) == Complete(
        {"where": "x", "when": "now", "people": "1"}
    )


def test_what_cannot_be_read_is_asked_again_with_a_reason_and_nothing_is_lost() -> None:
    asked = answer(FORM, {"where": "镇上"}, "when", "也许")
    assert asked == Ask(FORM.steps[1], {"where": "镇上"}, complaint="form.choose_button")


def test_an_answer_to_no_question_of_this_form_changes_nothing() -> None:
    assert answer(FORM, {}, "gone", "x") == next_question(FORM, {})


@pytest.mark.parametrize(
    ("answers", "asked", "left"),
    [
        ({}, "where", {}),
        ({"where": "镇上"}, "where", {}),
        ({"where": "镇上", "when": "now"}, "when", {"where": "镇上"}),
        ({"when": "now", "where": "镇上"}, "when", {"where": "镇上"}),
        (
            {"where": "镇上", "when": "later", "day": "周五"},
            "day",
            {"where": "镇上", "when": "later"},
        ),
    ],
)
def test_back_asks_the_last_question_again(
    answers: dict[str, str], asked: str, left: dict[str, str]
) -> None:
    again = back(FORM, answers)
    assert isinstance(again, Ask)
    assert (again.step.name, again.answers) == (asked, left)


def test_a_step_is_found_by_its_name() -> None:
    assert FORM.step("day") is FORM.steps[2]
    assert FORM.step("gone") is None
