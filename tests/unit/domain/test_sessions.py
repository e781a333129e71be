"""Slots, rows and days of dates with seats; which doors of a dispute belong together."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.councils import CouncilRules, Dispute, helping_skills, is_overdue, pairs
from bot.domain.sessions import (
    Session,
    SessionKind,
    SessionRules,
    SessionState,
    comes_again,
    next_wave,
    slots_of,
    wave_of,
)
from bot.domain.training import Topic, still_should

STARTS = datetime(2026, 11, 25, 0, 0, tzinfo=UTC)


@given(seats=st.integers(1, 500), minutes=st.integers(0, 120), hours=st.integers(1, 10))
def test_every_seat_is_in_one_slot_and_none_is_empty(seats: int, minutes: int, hours: int) -> None:
    ends = STARTS + timedelta(hours=hours)
    slots = slots_of(STARTS, ends, timedelta(minutes=minutes), seats)
    assert sum(s.seats for s in slots) == seats
    assert all(s.seats > 0 for s in slots)
    assert max(s.seats for s in slots) - min(s.seats for s in slots) <= 1
    assert all(STARTS <= s.starts_at < ends for s in slots)
    assert [s.number for s in slots] == list(range(len(slots)))


def test_the_red_before_the_yellow_before_the_old() -> None:
    kind = SessionKind("flu", "flu", whom=("red", "yellow", "elder"))
    assert wave_of(kind, "red", {"elder"}) == 0
    assert wave_of(kind, "yellow", {"elder"}) == 1
    assert wave_of(kind, "green", {"elder"}) == 2
    assert wave_of(kind, None, ()) is None


def test_the_nearer_the_day_the_sooner_the_next_are_asked() -> None:
    kind = SessionKind("flu", "flu", whom=("red", "yellow", "elder"))
    rules = SessionRules()
    session = Session("s", "flu", "u", SessionState.OPEN, "p", STARTS, STARTS, STARTS, STARTS)
    early = next_wave(session, kind, rules, STARTS - timedelta(days=5))
    assert early == STARTS - timedelta(days=5) + rules.wave_every
    late = next_wave(session, kind, rules, STARTS - timedelta(hours=4))
    assert late == STARTS - timedelta(hours=3)


@pytest.mark.parametrize(
    ("rule", "after", "day"),
    [
        ("month:1:2", date(2026, 11, 22), date(2026, 12, 2)),
        ("month:1:2", date(2026, 12, 2), date(2027, 1, 6)),
        ("week:2", date(2026, 11, 25), date(2026, 12, 2)),
        ("day:15", date(2026, 11, 22), date(2026, 12, 15)),
    ],
)
def test_the_next_day_of_what_comes_again(rule: str, after: date, day: date) -> None:
    assert comes_again(rule, after) == day


def test_who_should_still_hear_a_course_is_who_holds_its_roles_and_was_not_there() -> None:
    topic = Topic("antigen", "x", ("a",), "s", "A", roles=("liaison", "keeper"))
    holders = [("a", "liaison"), ("b", "keeper"), ("a", "keeper"), ("c", "driver")]
    assert still_should(topic, holders, {("a", "antigen")}) == ("b",)
    assert still_should(topic, holders, {("a", "home")}) == ("a", "b")


def test_two_doors_are_the_same_whoever_told() -> None:
    assert pairs("a", {"b"}) == pairs("b", {"a"}) == (("a", "b"),)
    assert pairs("a", {"a"}) == ()
    assert pairs(None, {"b"}) == ()


def test_a_dispute_of_land_asks_for_law_and_any_other_for_an_ear() -> None:
    rules = CouncilRules((Dispute("land", ("地界",), ("law",)),), usual=("counsel",))
    assert helping_skills(rules, "地界不清") == ("law",)
    assert helping_skills(rules, "吵架") == ("counsel",)


def test_what_is_answered_is_not_late() -> None:
    day = date(2026, 11, 23)
    assert is_overdue(day - timedelta(days=1), open=True, today=day)
    assert not is_overdue(day - timedelta(days=1), open=False, today=day)
    assert not is_overdue(day, open=True, today=day)
    assert not is_overdue(None, open=True, today=day)
