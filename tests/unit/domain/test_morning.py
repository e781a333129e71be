"""A village's day is counted from the end of its night."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.morning import next_morning
from bot.domain.quiet import QuietHours

ZONE = ZoneInfo("Asia/Shanghai")
VILLAGE = QuietHours(((time(22), time(6, 30)), (time(12), time(14))), ZONE)
START = datetime(2020, 1, 1, tzinfo=UTC)
MOMENTS = st.timedeltas(timedelta(0), timedelta(days=7000)).map(lambda gone: START + gone)


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2026-11-21T05:00", "2026-11-21T06:30"),
        ("2026-11-21T06:30", "2026-11-22T06:30"),
        ("2026-11-21T13:00", "2026-11-22T06:30"),
        ("2026-11-21T23:59", "2026-11-22T06:30"),
    ],
)
def test_the_next_end_of_the_night(now: str, morning: str) -> None:
    said = next_morning(datetime.fromisoformat(now).replace(tzinfo=ZONE), VILLAGE)
    assert said == datetime.fromisoformat(morning).replace(tzinfo=ZONE)


def test_a_village_that_never_sleeps_begins_its_day_at_half_past_six() -> None:
    now = datetime(2026, 11, 21, 7, 0, tzinfo=ZONE)
    assert next_morning(now, QuietHours((), ZONE)).astimezone(ZONE).time() == time(6, 30)


@given(MOMENTS)
def test_it_is_always_ahead_and_never_more_than_a_day(now: datetime) -> None:
    assert timedelta(0) < next_morning(now, VILLAGE) - now <= timedelta(days=1)
