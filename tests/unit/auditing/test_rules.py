"""When the daily look is taken, what lasts from one to the next, and what is news."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.clock import Ids
from bot.domain.auditing import (
    Finding,
    Standing,
    Step,
    after_both,
    after_look,
    agrees,
    is_news,
    last_hour,
    lasting,
    next_step,
)
from bot.store.notice import id_from
from tests.databases import NOW

ZONE = ZoneInfo("Asia/Shanghai")
ONE = Finding("seats_taken", ("a", "b"))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("now", "hour"),
    [
        ("2026-11-23 03:30", "2026-11-23 03:30"),
        ("2026-11-23 03:29", "2026-11-22 03:30"),
        ("2026-11-23 23:00", "2026-11-23 03:30"),
    ],
)
def test_the_hour_is_the_last_that_has_come(now: str, hour: str) -> None:
    assert last_hour(at(now).astimezone(UTC), ZONE) == at(hour)


def test_a_night_is_looked_at_once_and_made_up_for_whenever_the_process_begins() -> None:
    never = Standing()
    assert next_step(never, at("2026-11-23 01:00"), ZONE) is Step.LOOK
    clean = after_look(never, (), at("2026-11-23 01:00"))
    assert next_step(clean, at("2026-11-23 03:29"), ZONE) is Step.NOTHING
    assert next_step(clean, at("2026-11-23 03:30"), ZONE) is Step.LOOK
    assert next_step(clean, at("2026-11-29 18:00"), ZONE) is Step.LOOK


def test_what_was_found_is_looked_at_again_a_quarter_of_an_hour_later() -> None:
    seen = after_look(Standing(), (ONE,), at("2026-11-23 03:31"))
    assert next_step(seen, at("2026-11-23 03:45"), ZONE) is Step.NOTHING
    assert next_step(seen, at("2026-11-23 03:46"), ZONE) is Step.LOOK_AGAIN
    # After a night off, or where the clock was set back, the first look is another one.
    assert next_step(seen, at("2026-11-24 03:31"), ZONE) is Step.LOOK
    assert next_step(seen, at("2026-11-23 03:30"), ZONE) is Step.LOOK


def test_only_what_both_looks_found_is_a_finding() -> None:
    again = (Finding("seats_taken", ("b", "c")), Finding("update_waiting", ("7",)))
    assert lasting((ONE,), again) == (Finding("seats_taken", ("b",)),)
    assert lasting((), again) == ()


def test_a_finding_is_news_until_it_was_told_and_again_when_it_changed_or_came_back() -> None:
    assert is_news((ONE,), {})
    told = after_both((ONE,), at("2026-11-23 03:46"))
    assert not is_news((Finding("seats_taken", ("b", "a")),), told.told)
    assert is_news((Finding("seats_taken", ("a",)),), told.told)
    healed = after_look(told, (), at("2026-11-24 03:30"))
    assert (healed.told, healed.count) == ({}, 0)


@pytest.mark.parametrize(
    ("state", "last", "outcome", "right"),
    [
        ("open", None, None, True),
        ("closed", None, None, False),
        ("closed", None, "no_longer", True),
        ("closed", "confirmed", "solved", True),
        ("open", "confirmed", None, False),
        ("cancelled", "cancelled", None, True),
        ("closed", "cancelled", None, False),
        ("cancelled", "from_box", None, True),
        ("ended", "ended", None, True),
        ("answered", "answered", "solved", True),
        ("open", "answered", None, False),
        ("in_progress", "reopened", None, True),
        ("closed", "brought_back", None, False),
    ],
)
def test_a_state_is_what_the_timeline_leads_to(
    state: str, last: str | None, outcome: str | None, right: bool
) -> None:
    assert agrees(state, last, outcome) is right


def test_an_id_made_before_sorts_before() -> None:
    assert Ids(lambda: NOW).new() > id_from(NOW) > Ids(lambda: NOW - timedelta(seconds=1)).new()
