"""Taking, carrying, giving back and handing on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.case import Case, Event, Heading
from bot.domain.claims import arrive, claim, hand_to, has_come, keep_on, push_up, release
from bot.domain.ladder import Climb, Level
from bot.domain.moved import Moved
from bot.domain.outcome import Refused
from bot.domain.states import State
from tests.unit.domain.samples import (
    FAVOUR,
    NOW,
    QUIET,
    at,
    done,
    hours,
    make_case,
    make_emergency,
    minutes,
)

FRIDAY = NOW + timedelta(days=6)


def claimed(case: Case, who: str = "li") -> Case:
    return done(claim(case, who, QUIET, NOW))


def events(moved: object) -> list[tuple[str, str | None, str | None]]:
    assert isinstance(moved, Moved)
    return [(event.what, event.who, event.why) for event in moved.events]


def test_who_claims_holds_it_and_is_asked_half_an_hour_before_it_climbs() -> None:
    moved = claim(make_case(), "li", QUIET, at("14:00"))
    case = done(moved)
    assert (case.state, case.claimed_by, case.claimed_at) == (State.CLAIMED, "li", at("14:00"))
    assert (case.next_at, case.claim_until) == (at("16:30"), at("17:00"))
    assert events(moved) == [("claimed", "li", None)]
    assert case.going == ()


def test_a_holder_is_not_asked_in_the_night_before_the_claim_lapses() -> None:
    case = done(claim(make_case(), "li", QUIET, at("19:05")))
    assert case.claim_until == at("30:35")
    assert case.next_at == at("21:35")


def test_a_claim_shorter_than_its_warning_has_no_warning() -> None:
    short = replace(make_case().ladder, claim_silence=minutes(20))
    case = done(claim(make_case(ladder=short), "li", QUIET, NOW))
    assert case.next_at == case.claim_until == NOW + minutes(20)


def test_who_comes_second_hears_who_has_it() -> None:
    case = claimed(make_case())
    assert claim(case, "zhao", QUIET, NOW) == Refused("claim.refused.taken", (("who", "li"),))
    assert claim(case, "li", QUIET, NOW) == Refused("claim.refused.yours_already")


@pytest.mark.parametrize("who", ["li", "zhao"])
@pytest.mark.parametrize("state", [State.CLOSED, State.CANCELLED, State.ENDED])
def test_what_is_over_cannot_be_claimed_and_says_that_it_is_over(who: str, state: State) -> None:
    case = make_case(state=state, claimed_by="li", next_at=None)
    assert claim(case, who, QUIET, NOW) == Refused("case.refused.ended")


def test_a_draft_cannot_be_claimed() -> None:
    assert claim(make_case(state=State.DRAFT), "li", QUIET, NOW) == Refused("case.refused.not_now")


def test_in_an_emergency_everybody_who_goes_is_noted_once() -> None:
    case = claimed(make_emergency())
    assert case.next_at == NOW + minutes(3)
    assert case.claim_until == NOW + minutes(10)
    also = claim(case, "zhao", QUIET, NOW + minutes(1))
    assert done(also).going == ("li", "zhao")
    assert done(also).claimed_by == "li"
    assert done(also).revision == case.revision + 1
    assert events(also) == [("also_going", "zhao", None)]
    assert claim(done(also), "zhao", QUIET, NOW) == Refused("claim.refused.yours_already")


def test_who_cannot_come_after_all_is_no_longer_on_the_way_and_the_others_still_are() -> None:
    case = done(claim(claimed(make_emergency()), "zhao", QUIET, NOW))
    free = done(release(case, "li", "cannot", QUIET, NOW))
    assert free.going == ("zhao",)
    held = done(claim(free, "zhao", QUIET, NOW))
    assert (held.claimed_by, held.going) == ("zhao", ("zhao",))
    assert done(claim(held, "li", QUIET, NOW)).going == ("zhao", "li")


@pytest.mark.parametrize(
    ("holder", "how", "who", "after"),
    [
        (None, "arrived", "li", "li"),
        ("zhao", "arrived", "li", "li"),
        ("zhao", "ambulance", "li", "zhao"),
        (None, "ambulance", "wang", "wang"),
    ],
)
def test_who_stands_there_holds_the_case_and_an_ambulance_takes_it_from_nobody(
    holder: str | None, how: str, who: str, after: str
) -> None:
    case = make_emergency()
    case = claimed(case, holder) if holder else case
    moved = arrive(case, who, how, QUIET, NOW + minutes(4))
    there = done(moved)
    assert (there.state, there.claimed_by) == (State.IN_PROGRESS, after)
    assert there.next_at == there.claim_until == NOW + minutes(4) + hours(2)
    assert who in there.going
    assert there.claimed_at is not None
    assert events(moved) == [(how, who, None)]


def test_arriving_twice_is_noted_once_and_gives_time_anew() -> None:
    there = done(arrive(make_emergency(), "li", "arrived", QUIET, NOW))
    again = done(arrive(there, "li", "arrived", QUIET, NOW + minutes(30)))
    assert again.going == ("li",)
    assert again.claim_until == NOW + minutes(30) + hours(2)


def test_who_stayed_through_the_night_is_not_asked_before_morning() -> None:
    there = done(arrive(make_emergency(), "li", "arrived", QUIET, at("21:00")))
    assert there.next_at == there.claim_until == at("31:30")


def test_who_has_begun_something_that_can_wait_is_asked_before_it_goes_back() -> None:
    there = done(arrive(make_case(), "li", "arrived", QUIET, at("14:00")))
    assert (there.next_at, there.claim_until) == (at("15:30"), at("16:00"))


def test_arriving_ends_a_pause() -> None:
    case = done(keep_on(claimed(make_case()), "li", FRIDAY, "waiting", NOW))
    there = done(arrive(case, "li", "arrived", QUIET, NOW))
    assert (there.paused_until, there.pause_reason) == (None, None)


def test_nobody_arrives_at_what_is_over() -> None:
    over = make_case(state=State.CLOSED)
    assert arrive(over, "li", "arrived", QUIET, NOW) == Refused("case.refused.ended")


def test_a_holder_may_wait_for_a_day_with_a_reason() -> None:
    case = claimed(make_case())
    moved = keep_on(case, "li", FRIDAY, "waiting", NOW)
    kept = done(moved)
    assert kept.next_at == kept.paused_until == FRIDAY
    assert (kept.state, kept.pause_reason) == (State.CLAIMED, "waiting")
    assert kept.revision == case.revision + 1
    assert events(moved) == [("paused", "li", "waiting")]


def test_what_nobody_holds_may_wait_too() -> None:
    assert done(keep_on(make_case(), "li", FRIDAY, "waiting", NOW)).next_at == FRIDAY


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        (make_case(state=State.CLAIMED, claimed_by="zhao"), "claim.refused.not_yours"),
        (make_case(state=State.CLOSED, claimed_by="li"), "case.refused.not_now"),
        (make_emergency(), "case.refused.not_now"),
        (make_emergency(state=State.CLAIMED, claimed_by="li"), "case.refused.not_now"),
    ],
)
def test_neither_anothers_case_nor_danger_can_be_made_to_wait(case: Case, reason: str) -> None:
    assert keep_on(case, "li", FRIDAY, "waiting", NOW) == Refused(reason)


def test_somebody_who_stands_beside_the_person_may_say_until_when() -> None:
    there = done(arrive(make_emergency(), "li", "arrived", QUIET, NOW))
    assert done(keep_on(there, "li", FRIDAY, "waiting", NOW)).paused_until == FRIDAY


def test_what_is_given_back_is_open_again_and_one_level_higher() -> None:
    case = done(keep_on(claimed(make_case()), "li", FRIDAY, "waiting", NOW))
    moved = release(case, "li", "no car", QUIET, NOW + minutes(5))
    free = done(moved)
    assert (free.state, free.level) == (State.OPEN, Level.VILLAGE)
    assert (free.claimed_by, free.claimed_at, free.claim_until) == (None, None, None)
    assert (free.paused_until, free.pause_reason) == (None, None)
    assert isinstance(moved, Moved)
    assert moved.climbed is not None
    assert moved.climbed.rungs == (1,)
    assert free.next_at is not None
    assert free.next_at > NOW + minutes(5)
    assert events(moved) == [("released", "li", "no car")]


def test_silence_gives_it_back_too_in_the_holders_name() -> None:
    moved = release(claimed(make_case()), None, "silent", QUIET, NOW + hours(3))
    assert done(moved).state is State.OPEN
    assert events(moved) == [("lapsed", "li", "silent")]


def test_only_the_holder_gives_back() -> None:
    assert release(claimed(make_case()), "zhao", "", QUIET, NOW) == Refused(
        "claim.refused.not_yours"
    )
    assert release(make_case(), None, "silent", QUIET, NOW) == Refused("case.refused.not_now")


@pytest.mark.parametrize("held", [False, True])
def test_a_person_pushes_a_favour_past_its_ceiling_with_a_reason(held: bool) -> None:
    case = make_case(ladder=FAVOUR, climb=Climb(2, NOW))
    case = claimed(case) if held else case
    moved = push_up(case, "li", "beyond us", QUIET, NOW)
    assert isinstance(moved, Moved)
    assert moved.climbed is not None
    assert moved.climbed.rungs == (3,)
    up = moved.case
    assert (up.level, up.state, up.claimed_by) == (Level.COUNTY, State.OPEN, None)
    assert up.ladder.ceiling is Level.COUNTY
    assert up.revision == case.revision + 1
    assert events(moved) == [("handed_up", "li", "beyond us")]


@pytest.mark.parametrize("state", [State.DRAFT, State.ANSWERED, State.CLOSED])
def test_what_nobody_works_on_is_neither_pushed_up_nor_handed_over(state: State) -> None:
    case = make_case(state=state)
    no = Refused("case.refused.not_now")
    assert push_up(case, "li", "why", QUIET, NOW) == no
    assert hand_to(case, "li", "zhao", QUIET, NOW) == no


def test_a_named_person_holds_it_from_then_on_with_a_clock_of_their_own() -> None:
    case = done(keep_on(claimed(make_case()), "li", FRIDAY, "waiting", NOW))
    later = NOW + hours(1)
    moved = hand_to(case, "li", "zhao", QUIET, later)
    theirs = done(moved)
    assert (theirs.state, theirs.claimed_by, theirs.claimed_at) == (State.CLAIMED, "zhao", later)
    assert theirs.paused_until is None
    assert theirs.revision == case.revision + 1
    assert isinstance(moved, Moved)
    assert moved.events[0].facts == (("to", "zhao"),)
    assert events(moved) == [("handed_to", "li", None)]


def test_handing_an_emergency_over_forgets_nobody_else_who_is_on_the_way() -> None:
    case = done(claim(claimed(make_emergency()), "zhao", QUIET, NOW))
    assert done(hand_to(case, "li", "chen", QUIET, NOW)).going == ("zhao", "chen")
    assert done(hand_to(case, "li", "zhao", QUIET, NOW)).going == ("zhao",)


@pytest.mark.parametrize(
    ("happened", "come"),
    [
        ("", False),
        ("li arrived", True),
        ("li claimed, li arrived, sun arrived", True),
        ("sun arrived", False),
        ("li arrived, li lapsed", False),
        ("li arrived, sun released", True),
        ("li arrived, li released, li arrived", True),
        ("li arrived, wang reopened", False),
        ("li ambulance", False),
    ],
)
def test_who_has_come_is_there_until_they_leave(happened: str, come: bool) -> None:
    pairs = [one.split() for one in happened.split(", ") if one]
    told = [Event(what, Heading.HANDLED, who) for who, what in pairs]
    assert has_come(told, "li", "arrived") is come
