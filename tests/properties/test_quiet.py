"""What holds of rest and waiting in any zone, with any spans, at any time of the year."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.quiet import QuietHours, is_night, is_quiet, waking, waking_after
from tests.properties.villages import BERLIN, MINUTE, instants, quiets, waits


def awake(start: datetime, end: datetime, quiet: QuietHours) -> timedelta:
    """Waking time between two instants, counted by looking at every half hour's edge."""
    total, at = timedelta(0), start
    while at < end:
        step = min(end, at + 30 * MINUTE - (at.minute % 30) * MINUTE)
        total += timedelta(0) if is_quiet(at, quiet) else step - at
        at = step
    return total


@given(instants, waits, quiets)
def test_waiting_counts_waking_time_to_the_minute_and_ends_awake(
    start: datetime, wait: timedelta, quiet: QuietHours
) -> None:
    end = waking_after(start, wait, quiet)
    assert not is_quiet(end, quiet)
    assert end >= start + wait
    assert awake(start, end, quiet) == wait


@given(instants, waits, waits, quiets)
def test_waiting_twice_is_waiting_once_for_both(
    start: datetime, first: timedelta, second: timedelta, quiet: QuietHours
) -> None:
    in_steps = waking_after(waking_after(start, first, quiet), second, quiet)
    assert in_steps == waking_after(start, first + second, quiet)


@given(instants, waits, waits, quiets)
def test_who_waits_longer_is_never_due_earlier(
    start: datetime, wait: timedelta, more: timedelta, quiet: QuietHours
) -> None:
    assert waking_after(start, wait, quiet) <= waking_after(start, wait + more, quiet)
    assert waking_after(start, wait, quiet) <= waking_after(start + more, wait, quiet)


@given(instants, quiets)
def test_waking_is_now_or_the_first_instant_that_is_not_quiet(
    moment: datetime, quiet: QuietHours
) -> None:
    end = waking(moment, quiet)
    assert waking_after(moment, timedelta(0), quiet) == end
    assert (end == moment) is not is_quiet(moment, quiet)
    assert awake(moment, end, quiet) == timedelta(0)


@given(instants, quiets)
def test_a_night_is_quiet(moment: datetime, quiet: QuietHours) -> None:
    assert not is_night(moment, quiet) or is_quiet(moment, quiet)


@given(instants, waits, quiets, st.booleans())
def test_the_zone_a_question_is_asked_in_changes_nothing(
    start: datetime, wait: timedelta, quiet: QuietHours, own: bool
) -> None:
    asked = start.astimezone(quiet.zone if own else BERLIN)
    assert is_quiet(asked, quiet) is is_quiet(start, quiet)
    end = waking_after(asked, wait, quiet)
    assert end.timestamp() == waking_after(start, wait, quiet).timestamp()
