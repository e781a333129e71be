"""What is said later about rides that come again: a day left out, moved, all stopped, back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from bot.understanding.times.words import TimeWords

SeriesAct = Literal["skip", "stop", "move", "resume"]


@dataclass(frozen=True, slots=True)
class SeriesWords:
    """One change; `act` None where no series is spoken of."""

    act: SeriesAct | None = None
    # The days that are left out, moved away from, or taken up again.
    days: tuple[date, ...] = ()
    # The day it moves to, and the clock where that changes.
    to_day: date | None = None
    to_clock: time | None = None
    # Set where the weekday changes for good: (2, 3) is every Wednesday to Thursday.
    weekday: tuple[int, int] | None = None
    # From now on, not this once.
    always: bool = False
    # Stopped or left out until that day, or stopped from it on.
    until: date | None = None
    since: date | None = None


def read_series_words(
    text: str, at: datetime, *, words: TimeWords, region: str | None = None
) -> SeriesWords:
    """The reading of one message at that local time."""
    return SeriesWords()
