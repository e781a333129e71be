"""Escalation: which rungs of a case's ladder are due, and when to look again."""

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
        return _RANKS[self]


_RANKS = {level: rank for rank, level in enumerate(Level)}
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
    emergency: bool = False  # reached without an answer, the matter is an emergency (CONDUCT 1)


@dataclass(frozen=True, slots=True)
class Repeat:
    """What happens above the last rung: said again, evenly (growth 1) or ever more rarely."""

    first: timedelta
    growth: float = 1.0
    most: timedelta = timedelta(hours=24)

    def gap(self, times: int) -> timedelta:
        """The pause before repeat number `times` (0 is the first); never longer than `most`."""
        gap = self.first
        if self.growth <= 1:
            return min(gap, self.most)
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


@dataclass(frozen=True, slots=True)
class Climb:
    """Where a case stands on its ladder: the last rung told, since when, how often repeated."""

    last: int
    since: datetime
    repeats: int = 0

    def __post_init__(self) -> None:
        if self.since.utcoffset() is None:
            raise ValueError("since must carry a timezone")


@dataclass(frozen=True, slots=True)
class Climbed:
    """What a look at the ladder brought: the new place, the rungs to tell, whether to say again."""

    climb: Climb
    rungs: tuple[int, ...]
    again: bool


def reach(ladder: Ladder, quiet: QuietHours, start: datetime, wait: timedelta) -> datetime:
    """The instant `wait` after `start`, in waking time where the ladder counts so."""
    return waking_after(start, wait, quiet) if ladder.waking else start + wait


def top(ladder: Ladder) -> int:
    """The highest rung below the ceiling (a matter that is no danger stops at the township)."""
    allowed = [i for i, r in enumerate(ladder.rungs) if r.level.rank <= ladder.ceiling.rank]
    return allowed[-1] if allowed else 0


def next_at(ladder: Ladder, quiet: QuietHours, climb: Climb) -> datetime:
    """When the ladder has to be looked at again; always a time, a case never falls silent."""
    rungs = ladder.rungs
    if climb.last < top(ladder):
        before = rungs[climb.last].after if climb.last >= 0 else timedelta(0)
        wait = max(rungs[climb.last + 1].after - before, timedelta(0))
        return reach(ladder, quiet, climb.since, wait)
    return reach(ladder, quiet, climb.since, ladder.repeat.gap(climb.repeats))


def climb_to(ladder: Ladder, quiet: QuietHours, climb: Climb, now: datetime) -> Climbed:
    """All rungs reached by `now`, lowest first, however late; missed repeats fold into one."""
    told: list[int] = []
    again = False
    due = next_at(ladder, quiet, climb)
    while due <= now:
        if climb.last < top(ladder):
            told.append(climb.last + 1)
            climb = Climb(climb.last + 1, due)
        else:
            again = True
            climb = Climb(climb.last, due, climb.repeats + 1)
        due = next_at(ladder, quiet, climb)
    return Climbed(climb, tuple(told), again and not told)


def go_up(ladder: Ladder, climb: Climb, now: datetime) -> Climbed:
    """One level up at once (a claim fell silent, the villager said not solved, it was sent up)."""
    here = ladder.rungs[climb.last].level.rank if climb.last >= 0 else -1
    for i in range(climb.last + 1, top(ladder) + 1):
        if ladder.rungs[i].level.rank > here:
            # Whoever stands between hears it too: a key is often held on one's own level.
            return Climbed(Climb(i, now), tuple(range(climb.last + 1, i + 1)), again=False)
    return Climbed(Climb(climb.last, now, climb.repeats + 1), (), again=True)


def first_rung_of(ladder: Ladder, level: Level) -> int | None:
    """The lowest rung of `level` or above; None when the ladder ends below."""
    for i, rung in enumerate(ladder.rungs):
        if rung.level.rank >= level.rank:
            return i
    return None


def becomes_emergency(ladder: Ladder, rungs: Sequence[int]) -> bool:
    """Whether one of the rungs that were reached is where silence turns into danger."""
    return any(ladder.rungs[i].emergency for i in rungs)


def levels(rungs: Sequence[Rung]) -> tuple[Level, ...]:
    """The levels a ladder passes, each once, lowest first."""
    return tuple(dict.fromkeys(rung.level for rung in rungs))
