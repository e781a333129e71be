"""Answering, confirming, reopening, standing down, lowering."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.acuity import Acuity
from bot.domain.case import Case, Heading
from bot.domain.claims import arrive, claim, keep_on
from bot.domain.closing import (
    answer,
    cancel,
    confirm,
    lower,
    reopen,
    resume,
    stand_down,
    unconfirmed,
)
from bot.domain.ladder import Climb, Level
from bot.domain.moved import Moved
from bot.domain.outcome import Refused
from bot.domain.states import State
from tests.unit.domain.samples import (
    HELP,
    NOW,
    QUIET,
    at,
    done,
    hours,
    make_case,
    make_emergency,
    minutes,
)

LATER = NOW + hours(1)


def held() -> Case:
    return done(claim(make_case(), "li", QUIET, NOW))


def answered() -> Case:
    return replace(done(answer(held(), "li", "solved", QUIET, NOW)), delivered=True)


@pytest.mark.parametrize(("case", "holder"), [(held(), "li"), (make_case(), "chen")])
def test_an_answer_waits_for_the_villagers_word(case: Case, holder: str) -> None:
    moved = answer(case, "chen", "partly", QUIET, LATER)
    said = done(moved)
    assert (said.state, said.outcome) == (State.ANSWERED, "partly")
    assert (said.answered_by, said.answered_at) == ("chen", LATER)
    assert (said.claimed_by, said.claim_until) == (holder, None)
    assert said.next_at == LATER + timedelta(days=3)
    assert isinstance(moved, Moved)
    assert moved.events[0].facts == (("outcome", "partly"),)
    assert not said.final


def test_an_answer_ends_a_pause() -> None:
    waiting = done(keep_on(held(), "li", NOW + timedelta(days=5), "waiting", NOW))
    said = done(answer(waiting, "li", "solved", QUIET, NOW))
    assert (said.paused_until, said.pause_reason) == (None, None)


@pytest.mark.parametrize("case", [held(), make_case(), answered()])
def test_the_villagers_yes_closes(case: Case) -> None:
    moved = confirm(case, "wang", "phone", LATER)
    over = done(moved)
    assert (over.state, over.outcome, over.end_reason) == (State.CLOSED, "solved", "confirmed")
    assert (over.next_at, over.ended_at, over.unconfirmed) == (None, LATER, False)
    assert isinstance(moved, Moved)
    assert [(e.what, e.heading, e.who, e.why) for e in moved.events] == [
        ("confirmed", Heading.FED_BACK, "wang", "phone")
    ]


def test_an_outcome_that_was_told_is_kept_by_the_yes() -> None:
    said = done(answer(held(), "li", "partly", QUIET, NOW))
    assert done(confirm(said, "wang", "self", LATER)).outcome == "partly"


def test_an_answer_nobody_objected_to_is_counted_apart() -> None:
    over = done(unconfirmed(answered(), LATER))
    assert (over.state, over.unconfirmed, over.next_at) == (State.CLOSED, True, None)
    assert (over.ended_at, over.end_reason) == (LATER, "unconfirmed")
    assert unconfirmed(held(), LATER) == Refused("case.refused.not_now")


@pytest.mark.parametrize(
    "case",
    [answered(), done(unconfirmed(answered(), LATER)), done(confirm(held(), "wang", "self", NOW))],
)
def test_not_solved_opens_it_again_one_level_up(case: Case) -> None:
    moved = reopen(case, "wang", QUIET, LATER)
    again = done(moved)
    assert (again.state, again.level) == (State.OPEN, Level.VILLAGE)
    assert (again.claimed_by, again.claimed_at, again.claim_until) == (None, None, None)
    assert (again.answered_by, again.answered_at, again.outcome) == (None, None, None)
    assert (again.ended_at, again.end_reason) == (None, None)
    assert (again.unconfirmed, again.delivered, again.warned) == (False, False, False)
    assert again.next_at is not None
    assert again.next_at > LATER
    assert isinstance(moved, Moved)
    assert moved.climbed is not None
    assert moved.climbed.rungs == (1,)
    assert [(e.what, e.who) for e in moved.events] == [("reopened", "wang")]


def test_a_pause_does_not_outlive_a_closing() -> None:
    waiting = done(keep_on(held(), "li", NOW + timedelta(days=5), "waiting", NOW))
    again = done(reopen(done(confirm(waiting, "wang", "self", NOW)), "wang", QUIET, LATER))
    assert (again.paused_until, again.pause_reason) == (None, None)


def test_what_was_stood_down_rings_anew_when_it_is_opened_again() -> None:
    calm = done(stand_down(make_emergency(going=("li",)), "wang", LATER))
    again = done(reopen(calm, "wang", QUIET, LATER))
    assert again.emergency
    assert (again.stood_down_by, again.stood_down_at, again.going) == (None, None, ())


@pytest.mark.parametrize("state", [State.DRAFT, State.OPEN, State.CLAIMED, State.IN_PROGRESS])
def test_a_need_is_withdrawn_before_it_is_answered(state: State) -> None:
    moved = cancel(make_case(state=state), "wang", "not needed", LATER)
    over = done(moved)
    assert (over.state, over.next_at, over.ended_at) == (State.CANCELLED, None, LATER)
    assert over.end_reason == "not needed"
    assert isinstance(moved, Moved)
    assert [(e.what, e.who, e.why) for e in moved.events] == [("cancelled", "wang", "not needed")]


def test_standing_down_stops_the_ringing_and_keeps_the_level() -> None:
    moved = stand_down(make_emergency(), "wang", LATER)
    calm = done(moved)
    assert (calm.state, calm.acuity, calm.next_at) == (State.CLOSED, Acuity.EMERGENCY, None)
    assert (calm.outcome, calm.end_reason) == ("safe", "stood_down")
    assert (calm.stood_down_by, calm.stood_down_at, calm.ended_at) == ("wang", LATER, LATER)
    assert isinstance(moved, Moved)
    assert [(e.what, e.who) for e in moved.events] == [("stood_down", "wang")]


def test_what_is_over_takes_no_further_move() -> None:
    over, no = make_case(state=State.CANCELLED, next_at=None), Refused("case.refused.ended")
    assert answer(over, "li", "solved", QUIET, LATER) == no
    assert confirm(over, "wang", "self", LATER) == no
    assert reopen(over, "wang", QUIET, LATER) == no
    assert cancel(over, "wang", "why", LATER) == no
    assert stand_down(over, "wang", LATER) == no


def test_an_answered_case_is_not_withdrawn_any_more() -> None:
    assert cancel(answered(), "wang", "why", LATER) == Refused("case.refused.not_now")


def test_lowering_is_on_record_with_both_levels() -> None:
    case = make_emergency()
    lowered = replace(case, acuity=Acuity.SAME_DAY, ladder=HELP)
    moved = lower(case, "doctor", lowered, LATER)
    assert (moved.case.acuity, moved.case.revision) == (Acuity.SAME_DAY, case.revision + 1)
    assert moved.case.changed_at == LATER
    assert moved.events[0].facts == (("from", "emergency"), ("to", "same_day"))
    assert (moved.events[0].what, moved.events[0].who) == ("lowered", "doctor")


def test_after_a_pause_the_holders_clock_starts_anew() -> None:
    waiting = done(keep_on(held(), "li", at("14:00"), "waiting", NOW))
    moved = resume(waiting, QUIET, at("14:00"))
    case = moved.case
    assert (case.paused_until, case.pause_reason) == (None, None)
    assert case.next_at == case.claim_until == at("17:00")
    assert case.warned is True
    assert case.revision == waiting.revision + 1
    assert [(e.what, e.who) for e in moved.events] == [("resumed", "li")]


def test_after_a_pause_a_case_nobody_holds_climbs_on_from_where_it_stood() -> None:
    waiting = done(keep_on(make_case(), "li", at("14:00"), "waiting", NOW))
    case = resume(waiting, QUIET, at("14:00")).case
    assert case.climb == Climb(0, at("14:00"))
    assert (case.next_at, case.claim_until, case.warned) == (at("16:00"), None, False)


def test_every_move_is_one_revision_and_says_when() -> None:
    case = done(arrive(make_case(), "li", "arrived", QUIET, NOW + minutes(1)))
    assert (case.revision, case.changed_at) == (2, NOW + minutes(1))
