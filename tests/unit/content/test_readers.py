"""Each scalar is read by name, and what it must look like is said."""

from datetime import time, timedelta
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import readers
from bot.content.readers import Unfit


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@pytest.mark.parametrize(
    ("reader", "text", "value"),
    [
        (readers.read_duration, "0m", timedelta(0)),
        (readers.read_duration, "30m", timedelta(minutes=30)),
        (readers.read_duration, "4h", timedelta(hours=4)),
        (readers.read_duration, "2d", timedelta(days=2)),
        (readers.read_clock, "22:00", time(22)),
        (readers.read_clock, "7:05", time(7, 5)),
        (readers.read_span, "22:00-06:30", (time(22), time(6, 30))),
        (readers.read_flag, "yes", True),
        (readers.read_flag, "no", False),
        (readers.read_count, "15", 15),
        (readers.read_factor, "1.5", 1.5),
        (readers.read_code, "look_in", "look_in"),
        (readers.read_message_key, "case.opened", "case.opened"),
        (readers.one_of(Colour), "red", Colour.RED),
    ],
)
def test_what_fits_is_read(reader, text, value) -> None:
    assert reader(text) == value


@pytest.mark.parametrize(
    ("reader", "text", "reason"),
    [
        (readers.read_duration, "soon", "must look like 30m, 4h or 2d, not 'soon'"),
        (readers.read_duration, "-5m", "must look like 30m, 4h or 2d, not '-5m'"),
        (readers.read_duration, "٣m", "must look like 30m, 4h or 2d, not '٣m'"),
        (readers.read_clock, "24:00", "must be a time of day like 22:00, not '24:00'"),
        (readers.read_span, "22:00", "must look like 22:00-06:30, not '22:00'"),
        (readers.read_span, "22:00-22:00", "must not begin when it ends: '22:00-22:00'"),
        (readers.read_date, "21.11.2026", "must be a date like 2026-11-21, not '21.11.2026'"),
        (readers.read_date, "2026-02-30", "is no day of the calendar: '2026-02-30'"),
        (readers.read_flag, "maybe", "must be yes or no, not 'maybe'"),
        (readers.read_count, "many", "must be a whole number, not 'many'"),
        (readers.read_factor, "0.5", "must be a number of at least 1, not '0.5'"),
        (readers.read_code, "Look", "must be a name of small letters, digits and _, not 'Look'"),
        (readers.read_message_key, "x", "must be a message key like case.opened, not 'x'"),
        (readers.read_text, " ", "must not be empty"),
        (readers.one_of(Colour), "blue", "must be one of red, green, not 'blue'"),
    ],
)
def test_what_does_not_fit_says_what_would(reader, text, reason) -> None:
    with pytest.raises(Unfit) as caught:
        reader(text)
    assert caught.value.reason == reason


@given(st.integers(0, 99_999))
def test_a_duration_that_is_written_is_read_back(minutes: int) -> None:
    duration = timedelta(minutes=minutes)
    assert readers.read_duration(readers.write_duration(duration)) == duration
