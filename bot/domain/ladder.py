"""Escalation: which rung of a case's ladder is due, and when the next thing happens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.quiet import QuietHours, waking_after


class Level(StrEnum):
    """The rank of a rung; the order is the ladder's."""

    LIAISON = "liaison"
    VILLAGE = "village"
    TOWNSHIP = "township"
    COUNTY = "county"

    @property
    def rank(self) -> int:
        return list(Level).index(self)


UNIT_OF_LEVEL = {
    Level.LIAISON: "hamlet",
    Level.VILLAGE: "village",
    Level.TOWNSHIP: "township",
    Level.COUNTY: "county",
}


@dataclass(frozen=True, slots=True)
class Rung:
    """After this long, tell these (roles of the level's unit, or ties of the person)."""

    after: timedelta
    level: Level
    tell: tuple[str, ...]
    group: bool = False  # also the hamlet's group, with name and door (CONDUCT 4)


@dataclass(frozen=True, slots=True)
class Repeat:
    """What happens above the last rung: said again, evenly (growth 1) or ever more rarely."""

    first: timedelta
    growth: float = 1.0
    most: timedelta = timedelta(hours=24)

    def gap(self, times: int) -> timedelta:
        """The pause before repeat number `times` (0 is the first); never longer than `most`."""
        gap = self.first
        for _ in range(times):
            gap = gap * self.growth
            if gap >= self.most:
                return self.most
        return min(gap, self.most)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The climb of one case; copied into the case when it opens."""

    rungs: tuple[Rung, ...]
    repeat: Repeat
    waking: bool = True  # quiet hours do not count
    claim_silence: timedelta = timedelta(hours=2)
    confirm_within: timedelta = timedelta(days=3)
    warn_before: timedelta = timedelta(minutes=30)
    ceiling: Level = Level.COUNTY

    def offset(self, rung: int) -> timedelta:
        return self.rungs[rung].after


def reach(ladder: Ladder, quiet: QuietHours, start: datetime, wait: timedelta) -> datetime:
    """The instant `wait` after `start`, in waking time where the ladder counts so."""
    return waking_after(start, wait, quiet) if ladder.waking else start + wait


def rung_at(ladder: Ladder, quiet: QuietHours, climb_from: datetime, rung: int) -> datetime:
    """When `rung` is due."""
    return reach(ladder, quiet, climb_from, ladder.offset(rung))


def due_rungs(
    ladder: Ladder, quiet: QuietHours, *, climb_from: datetime, last: int, now: datetime
) -> tuple[int, ...]:
    """Rungs reached since `last`, lowest first, however late the caller is."""
    return tuple(
        i
        for i in range(last + 1, len(ladder.rungs))
        if rung_at(ladder, quiet, climb_from, i) <= now
    )


def repeat_at(ladder: Ladder, quiet: QuietHours, *, climb_from: datetime, repeats: int) -> datetime:
    """When the matter is said again, after the last rung and `repeats` earlier repeats."""
    at = rung_at(ladder, quiet, climb_from, len(ladder.rungs) - 1)
    for times in range(repeats + 1):
        at = reach(ladder, quiet, at, ladder.repeat.gap(times))
    return at


def due_repeats(
    ladder: Ladder, quiet: QuietHours, *, climb_from: datetime, repeats: int, now: datetime
) -> int:
    """How many repeats the record must show by `now`; a late tick says it once, not n times."""
    count = repeats
    while repeat_at(ladder, quiet, climb_from=climb_from, repeats=count) <= now:
        count += 1
    return count


def next_climb(
    ladder: Ladder, quiet: QuietHours, *, climb_from: datetime, last: int, repeats: int
) -> datetime:
    """When the ladder has to be looked at again."""
    if last + 1 < len(ladder.rungs):
        return rung_at(ladder, quiet, climb_from, last + 1)
    return repeat_at(ladder, quiet, climb_from=climb_from, repeats=repeats)


def climb_from_rung(ladder: Ladder, rung: int, now: datetime) -> datetime:
    """A start that makes `rung` due now (a reopened case stands one rung higher at once).

    Quiet time is not taken back: a case reopened at 23:00 rings its rung in the morning.
    """
    return now - ladder.offset(rung) if not ladder.waking else now


def first_rung_of(ladder: Ladder, level: Level) -> int | None:
    """The lowest rung of `level` or above; None when the ladder ends below."""
    for i, rung in enumerate(ladder.rungs):
        if rung.level.rank >= level.rank:
            return i
    return None


def levels(rungs: Sequence[Rung]) -> tuple[Level, ...]:
    """The levels a ladder passes, each once, lowest first."""
    return tuple(dict.fromkeys(rung.level for rung in rungs))
