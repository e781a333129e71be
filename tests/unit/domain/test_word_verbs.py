"""What a word does with a matter, and which of several somebody can get better of."""

from __future__ import annotations

import pytest

from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.states import State
from bot.domain.word_verbs import ends_when_better, of_who_is_better, verb_chosen, verb_of
from tests.unit.domain.samples import make_case

RIDE = make_case(id="ride", category="ride")
MEDICINE = make_case(id="medicine", category="medicine")
ILL = make_case(id="ill", kind="symptom")
ILL_TOO = make_case(id="ill too", kind="symptom")
ALARM = make_case(id="alarm", kind="symptom", acuity=Acuity.EMERGENCY)
CALLED = make_case(id="sos", kind="danger", acuity=Acuity.EMERGENCY)


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ((RIDE, ILL), (ILL,)),
        ((ILL, RIDE, ILL_TOO), (ILL, ILL_TOO)),
        ((CALLED, MEDICINE), (CALLED,)),
        ((RIDE, MEDICINE), (RIDE, MEDICINE)),
        ((), ()),
    ],
)
def test_nobody_gets_better_of_a_ride(found: tuple[Case, ...], meant: tuple[Case, ...]) -> None:
    assert of_who_is_better(found) == meant


@pytest.mark.parametrize(
    ("case", "verb", "ends"),
    [
        (ILL, "cancel", True),
        (ILL, "confirm", True),
        (ILL, "safe", False),
        (ALARM, "safe", False),
        (RIDE, "cancel", False),
    ],
)
def test_a_fever_that_is_gone_ends_an_illness_and_no_alarm(
    case: Case, verb: str, ends: bool
) -> None:
    assert ends_when_better(case, verb) is ends


@pytest.mark.parametrize(
    ("case", "word", "own", "verb"),
    [
        (ILL, "fine", True, "cancel"),
        (make_case(state=State.ANSWERED), "fine", True, "confirm"),
        (ALARM, "fine", True, "safe"),
        (ALARM, "fine", False, "safe"),
        (RIDE, "thanks", True, None),
        (make_case(state=State.ANSWERED), "thanks", True, "confirm"),
        (RIDE, "not_yet", True, None),
        (RIDE, "done", False, "outcome"),
        (RIDE, "where", True, None),
    ],
)
def test_what_a_word_does_with_a_matter(case: Case, word: str, own: bool, verb: str | None) -> None:
    assert verb_of(case, word, (), own=own) == verb


def test_which_one_is_meant_is_done_with_it_what_the_words_would_have_done() -> None:
    assert verb_chosen(ILL, "fine", own=True) == "cancel"
    assert verb_chosen(ALARM, "fine", own=True) == "safe"
    # Received with thanks, of what nobody had answered yet.
    assert verb_chosen(RIDE, "thanks", own=True) == "confirm"
