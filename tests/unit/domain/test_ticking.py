"""What time does to a case."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.case import Case
from bot.domain.claims import arrive, claim, keep_on
from bot.domain.closing import answer
from bot.domain.ladder import Climb, Level
from bot.domain.states import State
from bot.domain.ticking import Due, Tick, drop_draft, next_at_of, tick
from tests.unit.domain.samples import (
    NOW,
    QUIET,
    at,
    done,
    hours,
    make_case,
    make_emergency,
    minutes,
)


def ticked(case: Case, now: datetime) -> Tick:
    found = tick(case, QUIET, now)
    assert found is not None
    assert found.moved.case.revision == case.revision + 1
    assert found.moved.case.changed_at == now
    return found


def events(found: Tick) -> list[tuple[str, str | None]]:
    return [(event.what, event.who) for event in found.moved.events]


@pytest.mark.parametrize(
    "case",
    [
        make_case(),
        make_case(next_at=None),
        make_case(next_at=NOW + minutes(2)),
        make_case(state=State.CLOSED, next_at=NOW),
    ],
)
def test_before_its_time_and_after_its_end_nothing_is_due(case: Case) -> None:
    assert tick(case, QUIET, NOW + minutes(1)) is None


def test_an_open_case_climbs_when_its_rung_is_due() -> None:
    found = ticked(make_case(), at("11:00"))
    assert found.due is Due.CLIMB
    assert found.moved.case.level is Level.VILLAGE
    assert found.moved.climbed is not None
    assert found.moved.climbed.rungs == (1,)
    assert found.moved.events[0].facts == (("rung", "1"), ("level", "village"))
    assert events(found) == [("told", None)]


def test_a_late_look_tells_every_rung_it_missed_and_writes_each_down() -> None:
    found = ticked(make_emergency(climb=Climb(-1, NOW)), NOW + hours(1))
    assert found.moved.climbed is not None
    assert found.moved.climbed.rungs == (0, 1, 2)
    assert len(found.moved.events) == 3


def test_above_the_last_rung_it_is_said_again() -> None:
    found = ticked(make_emergency(climb=Climb(2, NOW)), NOW + minutes(3))
    assert (found.due, found.moved.case.climb.repeats) == (Due.AGAIN, 1)
    assert found.moved.case.next_at == NOW + minutes(6)


def test_a_draft_whose_question_stayed_unanswered_is_silence() -> None:
    found = ticked(make_emergency(state=State.DRAFT, climb=Climb(-1, NOW)), NOW)
    assert (found.due, found.moved.case.state) == (Due.SILENCE, State.DRAFT)


def test_a_case_that_came_up_too_early_is_set_to_its_own_time() -> None:
    case = make_case(next_at=NOW)
    found = ticked(case, NOW)
    assert (found.due, found.moved.events, found.moved.climbed) == (Due.CLIMB, (), None)
    assert found.moved.case.next_at == next_at_of(case, QUIET) == at("11:00")


def test_a_holder_is_asked_once_and_then_it_goes_back() -> None:
    case = done(claim(make_case(), "li", QUIET, at("14:00")))
    asked = ticked(case, at("16:30"))
    assert (asked.due, events(asked)) == (Due.ASK_HOLDER, [("asked_holder", "li")])
    assert asked.moved.case.warned is True
    assert asked.moved.case.next_at == at("17:00")
    lapsed = ticked(asked.moved.case, at("17:00"))
    assert (lapsed.due, events(lapsed)) == (Due.LAPSE, [("lapsed", "li")])
    assert lapsed.moved.case.state is State.OPEN
    assert lapsed.moved.case.level is Level.VILLAGE


def test_a_holder_who_was_asked_is_not_asked_again_before_the_claim_lapses() -> None:
    case = replace(done(claim(make_case(), "li", QUIET, at("14:00"))), warned=True)
    found = ticked(replace(case, next_at=at("15:00")), at("15:00"))
    assert (found.due, found.moved.events) == (Due.ASK_HOLDER, ())
    assert found.moved.case.next_at == at("17:00")


def test_a_holder_without_a_clock_is_taken_for_silent() -> None:
    case = make_case(state=State.CLAIMED, claimed_by="li", next_at=NOW)
    assert ticked(case, NOW).due is Due.LAPSE


def test_acknowledged_is_not_done_who_goes_to_an_emergency_is_asked_every_three_minutes() -> None:
    case, seen = done(claim(make_emergency(), "li", QUIET, NOW)), []
    for _ in range(4):
        assert case.next_at is not None
        found = ticked(case, case.next_at)
        seen.append((found.due, found.moved.case.changed_at - NOW))
        case = found.moved.case
    assert seen == [
        (Due.ASK_GOING, minutes(3)),
        (Due.ASK_GOING, minutes(6)),
        (Due.ASK_GOING, minutes(9)),
        (Due.LAPSE, minutes(10)),
    ]
    assert (case.state, case.level, case.going) == (State.OPEN, Level.TOWNSHIP, ())


def test_each_question_on_the_way_is_a_new_one() -> None:
    case = done(claim(make_emergency(), "li", QUIET, NOW))
    first = ticked(case, NOW + minutes(3))
    assert events(first) == [("asked_going", "li")]
    assert first.moved.case.climb.repeats == case.climb.repeats + 1


def test_who_stands_beside_the_person_is_not_asked_whether_they_arrived() -> None:
    case = done(arrive(make_emergency(), "li", "arrived", QUIET, NOW))
    assert tick(case, QUIET, NOW + hours(1)) is None


def test_who_stands_beside_the_person_is_asked_how_it_is_and_keeps_the_case() -> None:
    case = done(arrive(make_emergency(), "li", "arrived", QUIET, NOW))
    found = ticked(case, at("11:00"))
    assert (found.due, events(found)) == (Due.ASK_HOLDER, [("asked_holder", "li")])
    after = found.moved.case
    assert (after.state, after.claimed_by, after.warned) == (State.IN_PROGRESS, "li", True)
    assert after.next_at == after.claim_until == at("15:00")
    assert tick(replace(after, claim_until=None), QUIET, at("15:00")) is not None


def test_a_pause_ends_before_anything_else_is_due() -> None:
    case = done(claim(make_case(), "li", QUIET, NOW))
    waiting = done(keep_on(case, "li", NOW + timedelta(days=3), "waiting", NOW))
    assert tick(waiting, QUIET, NOW + timedelta(days=2)) is None
    found = ticked(waiting, NOW + timedelta(days=3))
    assert (found.due, found.moved.case.claimed_by) == (Due.RESUME, "li")


def test_an_answer_nobody_objected_to_goes_off_the_board() -> None:
    case = done(answer(make_case(), "li", "solved", QUIET, NOW))
    assert tick(case, QUIET, NOW + timedelta(days=2, hours=23)) is None
    found = ticked(case, NOW + timedelta(days=3))
    assert (found.due, found.moved.case.state) == (Due.UNCONFIRMED, State.CLOSED)
    assert found.moved.case.unconfirmed is True


def test_a_question_to_somebody_in_no_danger_is_dropped_without_blame() -> None:
    case = done(drop_draft(make_case(state=State.DRAFT), NOW))
    assert (case.state, case.end_reason) == (State.CANCELLED, "no_answer")


def test_a_holder_who_cannot_lapse_is_left_as_they_are() -> None:
    odd = make_case(state=State.DRAFT, claimed_by="li", next_at=NOW)
    assert tick(odd, QUIET, NOW) is None


def test_whoever_stands_there_is_asked_and_never_rung_past_in_the_night() -> None:
    there = done(arrive(make_emergency(), "chenming", "arrived", QUIET, at("21:30")))
    assert there.next_at == at("32:00")
    found = ticked(there, at("32:00"))
    assert found.due is Due.ASK_HOLDER
    assert found.moved.climbed is None
    assert found.moved.case.claimed_by == "chenming"
    assert found.moved.case.next_at == at("34:00")
