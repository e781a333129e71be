"""A day in less than a day: the village's clock runs as fast as the machine can carry each hour."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable
from datetime import datetime

from tests.bench.county_day import CURVE

FASTEST = 180.0
SLOW, CALM = 250, 60  # due and not said: from so many on the clock waits, until so few
WAITING = 8.0  # how much slower it then runs


def speeds(updates: int, a_second: float) -> list[float]:
    """For each hour: so many updates a real second, but no faster than ticks can follow."""
    return [
        min(FASTEST, a_second * 3600 * 100 / (updates * share) if share else FASTEST)
        for share in CURVE
    ]


class Pace:
    """Sets the clock's speed and remembers it, so that village time can be told as real time."""

    def __init__(self, clocks: Callable[[float], datetime], by_hour: list[float]) -> None:
        """`clocks` sets all clocks to this speed and gives the village time since when."""
        self._set = clocks
        self._by_hour = by_hour
        self._pieces: list[tuple[float, float, float]] = []  # village, real, speed
        self._waits = False
        self.speed = 1.0

    def begin(self) -> None:
        """From now on at the speed of the hour."""
        self._at(self._by_hour[0])

    def look(self, hour: int, unsaid: int) -> None:
        """The speed of the hour; slower while what is said does not keep up with what is due."""
        self._waits = unsaid > (CALM if self._waits else SLOW)
        wanted = self._by_hour[min(hour, 23)] / (WAITING if self._waits else 1.0)
        if wanted != self.speed:
            self._at(max(wanted, 1.0))

    def plain(self) -> None:
        """The day is over: real time."""
        self._at(1.0)

    def _at(self, speed: float) -> None:
        self.speed = speed
        village = self._set(speed).timestamp()
        self._pieces.append((village, time.monotonic(), speed))

    def real(self, village: float) -> float:
        """When that was, on the clock of the machine."""
        at = bisect_right(self._pieces, village, key=lambda piece: piece[0]) - 1
        begun, real, speed = self._pieces[max(at, 0)]
        return real + (village - begun) / speed
