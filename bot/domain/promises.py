"""The four promises, settled quarrels, satisfaction and waiting times, computed from cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from bot.domain.reports import DONE, CaseFact


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many; of none there is no rate."""

    kept: int
    of: int

    @property
    def percent(self) -> int | None:
        return round(100 * self.kept / self.of) if self.of else None

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.kept + other.kept, self.of + other.of)


@dataclass(frozen=True, slots=True)
class Waits:
    """Medians from opening; None where there was nothing."""

    claimed: timedelta | None
    answered: timedelta | None
    cases: int


def promise(cases: Iterable[CaseFact], kinds: frozenset[str]) -> Rate:
    """Of the matters of these kinds, how many somebody took or answered."""
    mine = [c for c in cases if c.kind in kinds and not _withdrawn(c)]
    return Rate(sum(1 for c in mine if c.claimed_at or c.answered_at), len(mine))


def _withdrawn(case: CaseFact) -> bool:
    """Taken back before anybody could take it, or ended by a death: nobody's promise."""
    return case.state in ("cancelled", "ended") and case.claimed_at is None


def reached(some: int, of: int) -> Rate:
    """So many were really reached of those there are."""
    return Rate(min(some, of), of)


def settled(cases: Iterable[CaseFact], now: datetime, grace: timedelta) -> Rate:
    """Settled: of the quarrels and troubles whose time has come, how many ended well."""
    mine = [c for c in cases if c.kind in ("problem", "quarrel") and not _withdrawn(c)]
    due = [c for c in mine if c.answered_at or now - c.opened_at >= grace]
    return Rate(sum(1 for c in due if c.answered_at and c.outcome in DONE), len(due))


def satisfied(cases: Iterable[CaseFact]) -> Rate:
    """Satisfaction: of the answers people spoke about, to how many they said yes at once."""
    spoken = [c for c in cases if c.reopened or (c.state == "closed" and not c.unconfirmed)]
    return Rate(sum(1 for c in spoken if not c.reopened), len(spoken))


def waits(cases: Iterable[CaseFact]) -> Waits:
    """Half were faster than this."""
    everything = [c for c in cases if not _withdrawn(c)]
    return Waits(
        _median(everything, lambda c: c.claimed_at),
        _median(everything, lambda c: c.answered_at),
        len(everything),
    )


def _median(
    cases: Iterable[CaseFact], until: Callable[[CaseFact], datetime | None]
) -> timedelta | None:
    found = []
    for case in cases:
        at = until(case)
        if at is not None:
            found.append((at - case.opened_at).total_seconds())
    return timedelta(seconds=median(found)) if found else None


def all_promises(cases: Iterable[CaseFact], kinds: Mapping[str, frozenset[str]]) -> dict[str, Rate]:
    """Each promise that is about matters, by its name."""
    everything = tuple(cases)
    return {name: promise(everything, of) for name, of in kinds.items()}
