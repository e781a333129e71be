"""Choosing a question, hearing its answer, and putting together what was said."""

from __future__ import annotations

import pytest

from bot.domain.acuity import Acuity
from bot.domain.asking import Circumstances, QuestionBook, measured, merged, next_question, told
from bot.domain.stepping import one_up, stepped_up
from bot.domain.triage import Findings
from tests.properties.test_asking import BOOK
from tests.properties.test_triage import RULES

OTHERS = Circumstances(month=7, own=False)
OWN = Circumstances(month=7, own=True)


def first(found: Findings, around: Circumstances = OTHERS, asked: tuple[str, ...] = ()) -> str:
    question = next_question(BOOK, found, asked, RULES, around)
    return question.id if question else ""


def test_a_fever_is_asked_whether_the_breath_is_short() -> None:
    assert first(Findings(symptoms=("fever",))) == "breath"


def test_what_was_denied_is_not_asked_and_the_next_worst_is() -> None:
    found = Findings(symptoms=("fever",), absent=("dyspnea",))
    assert first(found) == "awake"
    assert first(found, OWN) == "days"


def test_a_level_that_is_urgent_already_is_asked_for_emergencies_only() -> None:
    found = Findings(symptoms=("fever",), absent=("dyspnea",), temperature_c=38)
    assert first(found, OWN) == "days"
    assert first(found, Circumstances(month=7, own=True, level=Acuity.URGENT)) == ""


def test_the_pregnant_are_asked_what_only_they_can_have() -> None:
    found = Findings(symptoms=("headache",), pregnant=True)
    assert first(found) == "large_blood"
    assert first(Findings(symptoms=("headache",))) != "large_blood"


def test_three_are_enough() -> None:
    assert first(Findings(symptoms=("fever",)), asked=("a", "b", "c")) == ""


@pytest.mark.parametrize(
    ("question", "text", "code"),
    [
        ("breath", "不喘", "no"),
        ("breath", "喘得很", "yes"),
        ("breath", "没有", "no"),
        ("breath", "不晓得", "unsure"),
        ("days", "好几天", "longer"),
        ("days", "不清楚", "longer"),
        ("oxygen", "不知道", "unmeasured"),
        ("awake", "叫得醒", "no"),
        ("awake", "不", "yes"),
        ("awake", "是", "no"),
        ("bleeding", "没有", "yes"),
        ("bleeding", "止住了", "no"),
        ("urine", "有", "no"),
        ("keeps_down", "不知道", "unsure"),
    ],
)
def test_words_are_the_answer_they_mean(question: str, text: str, code: str) -> None:
    answer = BOOK.heard(BOOK.questions[question], text)
    assert answer is not None
    assert answer.code == code


@pytest.mark.parametrize("text", ["好的", "谢谢", "今天天气好", "我妈也病了"])
def test_politeness_and_talk_answer_nothing(text: str) -> None:
    assert BOOK.heard(BOOK.questions["breath"], text) is None


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("oxygen", "96", 96),
        ("oxygen", "91%", 91),
        ("degrees", "38.6度", 38.6),
        ("days", "4天", 96),
        ("oxygen", "380", None),
        ("degrees", "380", None),
        ("breath", "96", None),
        ("oxygen", "九十六", None),
    ],
)
def test_a_bare_number_is_the_reading_that_was_asked_for(
    question: str, text: str, value: float | None
) -> None:
    assert measured(BOOK.questions[question], text) == value


def test_not_sure_is_yes_for_a_danger() -> None:
    for question in BOOK.questions.values():
        yes, unsure = question.answer("yes"), question.answer("unsure")
        if yes is not None:
            assert unsure is not None
            assert unsure.signs == yes.signs


def test_a_later_word_stands_against_an_earlier_denial() -> None:
    before = Findings(symptoms=("cough",), absent=("dyspnea",))
    after = merged(before, Findings(symptoms=("dyspnea",)))
    assert "dyspnea" not in after.absent
    assert "dyspnea" in after.symptoms


def test_of_two_temperatures_the_farther_from_health_is_kept() -> None:
    hot = merged(Findings(temperature_c=39.5), Findings(temperature_c=37.2))
    cold = merged(Findings(temperature_c=37.2), Findings(temperature_c=34.8))
    assert (hot.temperature_c, cold.temperature_c) == (39.5, 34.8)


def test_an_answer_is_known_from_then_on() -> None:
    question = BOOK.questions["breath"]
    no = question.answer("no")
    assert no is not None
    found = told(Findings(symptoms=("fever",)), no)
    assert first(found) != "breath"


def test_an_empty_book_asks_nothing() -> None:
    assert next_question(QuestionBook(), Findings(symptoms=("fever",)), (), RULES, OWN) is None


@pytest.mark.parametrize(
    ("level", "colour", "becomes"),
    [
        (Acuity.SELF_CARE, "red", Acuity.SAME_DAY),
        (Acuity.SAME_DAY, "yellow", Acuity.URGENT),
        (Acuity.URGENT, "red", Acuity.EMERGENCY),
        (Acuity.EMERGENCY, "red", Acuity.EMERGENCY),
        (Acuity.SAME_DAY, "green", Acuity.SAME_DAY),
        (Acuity.SAME_DAY, None, Acuity.SAME_DAY),
    ],
)
def test_red_and_yellow_go_one_step_up(level: Acuity, colour: str | None, becomes: Acuity) -> None:
    assert stepped_up(level, colour) is becomes


def test_colours_that_are_not_named_add_nothing() -> None:
    assert stepped_up(Acuity.SAME_DAY, "red", ()) is Acuity.SAME_DAY
    assert one_up(Acuity.EMERGENCY) is Acuity.EMERGENCY
