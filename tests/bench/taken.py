"""What it took to hear so many and to make so many calls."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType

from tests.bench.apart import Call, Wave

Lap = tuple[float, float]  # seconds of the clock, and those a processor worked for us


class Watch:
    """Stopped between waves, while nobody waits for anything."""

    def __init__(self) -> None:
        self.laps: list[Lap] = []
        self._begun: Lap = (0.0, 0.0)

    def __enter__(self) -> None:
        self._begun = (time.perf_counter(), time.process_time())

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        clock, processor = self._begun
        self.laps.append((time.perf_counter() - clock, time.process_time() - processor))


@dataclass(frozen=True, slots=True)
class Taken:
    """Wave by wave; the first `warm` ones count for nothing."""

    waves: Sequence[Wave]
    calls: Sequence[Sequence[Call]]
    laps: Sequence[Lap]
    warm: int = 0

    @property
    def methods(self) -> list[str]:
        """Of all calls, in their order."""
        return [call.method for calls in self.calls for call in calls]

    @property
    def many(self) -> int:
        """Calls made; updates heard where nothing was to be said."""
        return sum(map(len, self.calls[self.warm :])) or sum(map(len, self.waves[self.warm :]))

    @property
    def per_second(self) -> float:
        return self.many / self.seconds

    @property
    def seconds(self) -> float:
        return sum(clock for clock, _ in self.laps[self.warm :])

    @property
    def processor(self) -> float:
        return sum(worked for _, worked in self.laps[self.warm :])
