"""What a message filled, what is missing, and what takes whose place."""

from __future__ import annotations

from bot.domain.forms import Form, Step
from bot.domain.prefill import confirmed, details_of, missing, prefill, with_answers

FORM = Form(
    "help.medicine",
    1,
    (
        Step("what", "text", "x.what", fills="items", needed=True),
        Step("amount", "text", "x.amount", fills="amount"),
        Step("when", "time", "x.when", ("now",), fills="when", needed=True),
        Step("how", "choice", "x.how", ("now", "later"), fills="pressing"),
        Step("note", "text", "x.note"),
    ),
)
SAID = {"items": "布洛分", "guess": "布洛芬", "pressing": "later", "seats": "2"}


def test_every_step_whose_slot_was_said_has_its_answer() -> None:
    assert prefill(FORM, SAID) == {"what": "布洛分", "how": "later", "guess": "布洛芬"}


def test_a_choice_is_filled_only_with_one_of_its_choices() -> None:
    assert prefill(FORM, {"pressing": "today"}) == {}


def test_a_case_keeps_no_choice_of_the_form() -> None:
    assert details_of(FORM, SAID) == {"what": "布洛分", "guess": "布洛芬"}
    assert details_of(None, SAID) == {}


def test_a_guess_without_its_thing_is_no_guess() -> None:
    assert prefill(FORM, {"guess": "布洛芬"}) == {}


def test_only_needed_steps_without_an_answer_are_missing() -> None:
    assert [s.name for s in missing(FORM, {})] == ["what", "when"]
    assert [s.name for s in missing(FORM, {"what": "布洛芬"})] == ["when"]
    assert missing(FORM, {"what": "布洛芬", "when.said": "赶集那天"}) == ()
    assert missing(None, {}) == ()


def test_what_is_said_later_takes_the_place_of_what_was_said_before() -> None:
    before = {"what": "布洛分", "guess": "布洛芬", "when.said": "赶集那天"}
    after = with_answers(FORM, before, {"when": "2026-11-24"})
    assert after == {"what": "布洛分", "guess": "布洛芬", "when": "2026-11-24"}
    assert with_answers(FORM, after, {"when.said": "回头说"})["when.said"] == "回头说"
    assert "when" not in with_answers(FORM, after, {"when.said": "回头说"})


def test_a_guess_goes_with_the_thing_it_was_a_guess_of() -> None:
    before = {"what": "布洛分", "guess": "布洛芬"}
    assert with_answers(FORM, before, {"what": "头孢"}) == {"what": "头孢"}
    again = with_answers(FORM, before, {"what": "阿莫仙", "guess": "阿莫西林"})
    assert again == {"what": "阿莫仙", "guess": "阿莫西林"}


def test_confirmed_a_guess_is_so() -> None:
    sure = confirmed(FORM, {"what": "布洛分", "guess": "布洛芬", "amount": "2盒"})
    assert sure == {"what": "布洛芬", "amount": "2盒"}
    assert confirmed(FORM, {"what": "布洛芬"}) == {"what": "布洛芬"}
