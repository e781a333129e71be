"""A hold: what is kept for somebody until they come, or what they wait for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class HoldState(StrEnum):
    """Where a wish for something of a box stands."""

    KEPT = "kept"  # reserved; the keeper has to hand it over
    QUEUED = "queued"  # nothing is free; whoever waits longest, or needs it most, is next
    HANDED = "handed"
    LAPSED = "lapsed"  # the taker did not come
    DROPPED = "dropped"  # not wanted any more, or not given


WAITING = frozenset({HoldState.KEPT, HoldState.QUEUED})


@dataclass(frozen=True, slots=True)
class Hold:
    """One thing for one case; `whom` and `flags` are private and emptied when it is over."""

    id: str
    case_id: str
    item: str
    qty: int
    state: HoldState
    unit_id: str
    since: datetime
    changed_at: datetime
    box_id: str | None = None  # where it is kept, or would be fetched from
    unit: str | None = None
    taker_id: str | None = None
    household_id: str | None = None
    whom: str | None = None
    flags: str | None = None
    priority: int = 0  # higher goes first in times of scarcity
    why: str | None = None  # the reason of its place in the queue, as a code
    until: datetime | None = None  # it goes back then, if the taker was told and did not come
    handed_to: str | None = None

    @property
    def waiting(self) -> bool:
        return self.state in WAITING


def in_line(queue: tuple[Hold, ...]) -> tuple[Hold, ...]:
    """Who is next: key and hardship people first while it is scarce, then who asked first."""
    waiting = [hold for hold in queue if hold.state is HoldState.QUEUED]
    return tuple(sorted(waiting, key=lambda hold: (-hold.priority, hold.since, hold.id)))
