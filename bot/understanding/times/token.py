"""One word, date or clock of a text, with what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Clock:
    """As said: without a part of the day it may be either half unless it is exact."""

    hour: int
    minute: int = 0
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """Several may stand for one time: 明天, 早上, 八点."""

    start: int
    end: int
    day: date | None = None
    # The surer of two neighbouring days is meant: 28号周六.
    weight: int = 0
    part: str | None = None
    clock: Clock | None = None
    weekdays: tuple[int, ...] = ()
    soon: bool = False
    past: bool = False
    late: bool = False
    # Counts only behind a day (早, 晚) or a part of the day (一点).
    needs_day: bool = False
    needs_part: bool = False
    # Days on from the day it stands behind: 前一天.
    shift: int | None = None
    to: bool = False
    # Nothing to read, and nothing may be joined across it.
    stop: bool = False
