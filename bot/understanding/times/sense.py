"""What one word of time means."""

from __future__ import annotations

from dataclasses import dataclass

PARTS = ("dawn", "morning", "noon", "afternoon", "evening", "night")

# A day of the solar or lunar year, its last lunar day, or a solar term by name.
Feast = tuple[str, int, int] | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sense:
    """Days from today, a part of the day, weekdays or a feast; what is not meant stays None."""

    days: int | None = None
    part: str | None = None
    weekdays: tuple[int, ...] = ()
    feast: Feast | None = None
    soon: bool = False
    past: bool = False
    # Settles which half of the day a clock means, and says nothing else.
    late: bool = False
    # Looks like a time and is none.
    stop: bool = False
    # Holds only straight behind a day: 明天早, 二十五号晚.
    after_day: bool = False
    # Holds only before 那天, 当天, 节气.
    marked: bool = False
