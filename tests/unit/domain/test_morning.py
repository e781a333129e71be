"""When a village's day begins."""

from __future__ import annotations

from datetime import time

import pytest

from bot.domain.morning import next_morning
from bot.domain.quiet import QuietHours
from tests.unit.domain.samples import NEVER_QUIET, QUIET, SHANGHAI, at


@pytest.mark.parametrize(
    ("now", "morning"), [("3:00", "6:30"), ("6:29", "6:30"), ("6:30", "30:30"), ("23:00", "30:30")]
)
def test_the_day_begins_where_the_night_ends(now: str, morning: str) -> None:
    assert next_morning(at(now), QUIET) == at(morning)


def test_without_a_night_the_day_begins_at_half_past_six() -> None:
    assert next_morning(at("3:00"), NEVER_QUIET) == at("6:30")
    noon_only = QuietHours(((time(12), time(14)),), SHANGHAI)
    assert next_morning(at("13:00"), noon_only) == at("30:30")
