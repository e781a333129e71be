from __future__ import annotations

import pytest

from bot.domain.budget import Budget, Said, may_say_in_group, may_write_unasked
from bot.domain.lanes import Lane


@pytest.mark.parametrize(
    ("hour", "day", "lane", "may"),
    [
        (0, 0, Lane.CASE, True),
        (3, 14, Lane.BROADCAST, True),
        (4, 4, Lane.CASE, False),
        (0, 15, Lane.REMINDER, False),
        (99, 99, Lane.EMERGENCY, True),
    ],
)
def test_a_group_hears_four_an_hour_and_fifteen_a_day_danger_apart(
    hour: int, day: int, lane: Lane, may: bool
) -> None:
    assert may_say_in_group(Said(hour, day), lane, Budget()) is may


@pytest.mark.parametrize(
    ("day", "week", "lane", "may"),
    [
        (1, 5, Lane.REMINDER, True),
        (2, 2, Lane.REMINDER, False),
        (0, 6, Lane.BROADCAST, False),
        (9, 9, Lane.EMERGENCY, True),
    ],
)
def test_a_person_is_written_to_unasked_twice_a_day_and_six_times_a_week(
    day: int, week: int, lane: Lane, may: bool
) -> None:
    assert may_write_unasked(day, week, lane, Budget()) is may
