"""Time, ids and chance: the only place where they come from."""

from __future__ import annotations

import random
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_SHIFTS = range(75, -1, -5)


class Clock(Protocol):
    """Village time, which people see, and monotonic time, which time-outs count in."""

    def now(self) -> datetime: ...
    def monotonic(self) -> float: ...


class SystemClock:
    """Real time, or real time run faster from the moment of its making."""

    def __init__(self, speed: float = 1.0) -> None:
        self.speed = speed
        self._begun = datetime.now(UTC)
        self._at = time.monotonic()

    def now(self) -> datetime:
        if self.speed == 1.0:
            return datetime.now(UTC)
        return self._begun + timedelta(seconds=(self.monotonic() - self._at) * self.speed)

    def monotonic(self) -> float:
        return time.monotonic()


class BorrowedClock:
    """Village time told by somebody else: the simulator's clock, in process or by its page."""

    def __init__(self, now: Callable[[], datetime], speed: Callable[[], float]) -> None:
        self._now = now
        self._speed = speed

    @property
    def speed(self) -> float:
        return self._speed()

    def now(self) -> datetime:
        return self._now()

    def monotonic(self) -> float:
        return time.monotonic()


class FollowedClock:
    """Village time told now and then by a server elsewhere; in between it is counted on."""

    def __init__(self, now: datetime, speed: float) -> None:
        self.speed = 1.0
        self.rate = 1.0
        self._told = now
        self._at = time.monotonic()
        self.tell(now, speed)

    def tell(self, now: datetime, speed: float) -> float:
        """What the server says; gives by how many seconds that differs from what was counted.

        A speed of 0 is a clock that stands still.
        """
        off = (now - self.now()).total_seconds()
        self._told, self._at = now, time.monotonic()
        self.rate, self.speed = speed, speed or 1.0
        return off

    def now(self) -> datetime:
        return self._told + timedelta(seconds=(self.monotonic() - self._at) * self.rate)

    def monotonic(self) -> float:
        return time.monotonic()


class SteadySeconds:
    """Seconds for counting limits: as village time goes, but never back and never still."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seconds = 0.0
        self._seen = (clock.now(), clock.monotonic())

    def __call__(self) -> float:
        now, real = self._clock.now(), self._clock.monotonic()
        gone = max((now - self._seen[0]).total_seconds(), real - self._seen[1], 0.0)
        self._seen = (now, real)
        self._seconds += gone
        return self._seconds


def real_monotonic() -> float:
    """Seconds that only ever grow, for what has no clock of its own."""
    return time.monotonic()


def real_now() -> datetime:
    """The machine's own time, in UTC."""
    return datetime.now(UTC)


class Ids:
    """Ids of 16 characters of base 32 that sort by the time they were made."""

    def __init__(self, now: Callable[[], datetime], dice: random.Random | None = None) -> None:
        self._now = now
        self._dice = dice or random.SystemRandom()
        self._last = 0

    def new(self) -> str:
        """45 bits of milliseconds, 35 bits of chance; two in one millisecond still sort."""
        stamp = int(self._now().timestamp() * 1000)
        number = max((stamp << 35) | self._dice.getrandbits(35), self._last + 1)
        self._last = number
        return "".join([_ALPHABET[(number >> shift) & 31] for shift in _SHIFTS])

    def secret(self) -> str:
        """A token nobody can guess, fit for a deep link (22 characters of A-Za-z0-9_-)."""
        if isinstance(self._dice, random.SystemRandom):
            return secrets.token_urlsafe(16)
        return "".join(self._dice.choice(_ALPHABET) for _ in range(22))
