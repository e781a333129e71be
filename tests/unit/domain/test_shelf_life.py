"""What is printed on a pack, and how near its end it is."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.shelf_life import days_left, last_day, warning


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("2026-08", date(2026, 8, 31)),
        ("2028-02", date(2028, 2, 29)),
        ("2027-02", date(2027, 2, 28)),
        ("2026-08-15", date(2026, 8, 15)),
        ("2026年8月", date(2026, 8, 31)),
        ("2026年08月15日", date(2026, 8, 15)),
        ("2026.8", date(2026, 8, 31)),
        ("２０２６/０８", date(2026, 8, 31)),
        ("202608", date(2026, 8, 31)),
        ("20260815", date(2026, 8, 15)),
    ],
)
def test_a_month_lasts_to_its_end_and_a_day_through_itself(said: str, last: date) -> None:
    assert last_day(said) == last


@pytest.mark.parametrize(
    "said",
    ["", "2026", "2026-13", "2026-00", "2027-02-31", "2027-02-29", "2026-8-0", "明年", "26-08",
     "1926-08", "2026-08-15-1", "20261"],
)  # fmt: skip
def test_what_is_no_day_is_not_guessed(said: str) -> None:
    assert last_day(said) is None


def test_on_the_last_day_it_may_still_be_used() -> None:
    last = date(2026, 8, 31)
    assert days_left(last, last) == 0
    assert days_left(last, date(2026, 9, 1)) == -1
    assert days_left(last, date(2026, 8, 1)) == 30


@pytest.mark.parametrize(
    ("left", "band"),
    [(91, None), (90, 90), (31, 90), (30, 30), (8, 30), (7, 7), (0, 7), (-1, 0), (-400, 0)],
)
def test_a_day_falls_in_one_band(left: int, band: int | None) -> None:
    today = date(2026, 1, 1)
    last = date.fromordinal(today.toordinal() + left)
    assert warning(last, today) == band
