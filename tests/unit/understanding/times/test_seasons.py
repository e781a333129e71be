"""When a prompt is in season: dates over the new year, solar terms, lunar dates, nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.prompts import Season
from bot.understanding.times.seasons import in_season

HEATING = Season(terms=("霜降", "惊蛰"))  # 2026-10-23 to 2027-03-06
SPRAYING = Season(terms=("小暑", "立秋"))
LATE_YEAR = Season(span=((12, 15), (2, 28)))
RABIES = Season(day=(9, 28), before=8)
NEW_YEAR = Season(lunar=(1, 1), before=7)  # 2027-02-06


@pytest.mark.parametrize(
    ("season", "day", "held"),
    [
        (HEATING, date(2026, 10, 22), False),
        (HEATING, date(2026, 10, 23), True),
        (HEATING, date(2027, 1, 20), True),
        (HEATING, date(2027, 3, 6), True),
        (HEATING, date(2027, 3, 7), False),
        (SPRAYING, date(2027, 7, 20), True),
        (SPRAYING, date(2027, 6, 20), False),
        (LATE_YEAR, date(2026, 12, 15), True),
        (LATE_YEAR, date(2027, 2, 28), True),
        (LATE_YEAR, date(2027, 3, 1), False),
        (RABIES, date(2026, 9, 19), False),
        (RABIES, date(2026, 9, 20), True),
        (RABIES, date(2026, 9, 28), True),
        (RABIES, date(2026, 9, 29), False),
        (NEW_YEAR, date(2027, 1, 29), False),
        (NEW_YEAR, date(2027, 1, 30), True),
        (NEW_YEAR, date(2027, 2, 6), True),
        (NEW_YEAR, date(2027, 2, 7), False),
        (Season(months=(1, 4, 7, 10)), date(2026, 10, 31), True),
        (Season(months=(1, 4, 7, 10)), date(2026, 11, 1), False),
        (Season(always=True), date(2026, 11, 1), True),
        (Season(home_day=1), date(2026, 11, 1), False),
        (Season(event="flood"), date(2026, 11, 1), False),
    ],
)
def test_a_prompt_is_in_season_from_its_first_day_to_its_last(
    season: Season, day: date, held: bool
) -> None:
    assert in_season(season, day) is held


def test_the_last_day_of_february_comes_every_year() -> None:
    leap = Season(day=(2, 29))
    days = (date(2026, 1, 1) + timedelta(days=n) for n in range(1100))
    assert [day for day in days if in_season(leap, day)] == [
        date(2026, 2, 28),
        date(2027, 2, 28),
        date(2028, 2, 29),
    ]
