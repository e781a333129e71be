"""Lists with one line each: what is ordered together, counted before a season, or lent a hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from bot.domain.outcome import Refused


class Sort(StrEnum):
    """What the lines of a pool are."""

    ORDER = "order"  # bought together, one truck
    DEMAND = "demand"  # counted before the season, nothing is ordered
    WEDDING = "wedding"  # 红事: hands, cooks, cars, tables
    FUNERAL = "funeral"  # 白事, opened by the liaison alone
    WORK = "work"  # field work in parts


class PoolState(StrEnum):
    """Lines change while it is open, and at a gathering until it is over."""

    OPEN = "open"
    CLOSED = "closed"  # the cut-off is over
    ARRIVED = "arrived"  # the goods are here, the lines fetch theirs
    DONE = "done"
    CANCELLED = "cancelled"


LIVE = (PoolState.OPEN, PoolState.CLOSED, PoolState.ARRIVED)
# A line is a household's here, a helper's in all others.
OF_HOUSEHOLDS = frozenset({Sort.ORDER, Sort.DEMAND})
GATHERINGS = frozenset({Sort.WEDDING, Sort.FUNERAL})
MOST = 20000  # of one thing for one line; more is a slip of the hand


@dataclass(frozen=True, slots=True)
class Pool:
    """The list as a whole, beside its case."""

    case_id: str
    sort: Sort
    unit_id: str
    organiser_id: str
    state: PoolState
    opened_at: datetime
    changed_at: datetime
    closes_at: datetime | None = None
    on_day: date | None = None
    host_id: str | None = None  # whose house it is; empty where that is the organiser
    note: str | None = None

    @property
    def live(self) -> bool:
        return self.state in LIVE

    @property
    def by_household(self) -> bool:
        return self.sort in OF_HOUSEHOLDS


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the list: `wanted` is the most its lines come to, None where all are welcome."""

    case_id: str
    item: str
    unit: str
    position: int = 0
    wanted: int | None = None
    taken: int = 0
    price_fen: int | None = None

    @property
    def left(self) -> int | None:
        return None if self.wanted is None else max(self.wanted - self.taken, 0)

    @property
    def full(self) -> bool:
        return self.left == 0


@dataclass(frozen=True, slots=True)
class Line:
    """So many of one thing for one holder: a household, or a helper."""

    case_id: str
    item: str
    holder: str
    person_id: str | None
    unit_id: str
    qty: int
    changed_at: datetime
    got_at: datetime | None = None
    paid: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """The line and its thing afterwards; `cut` where less was left than was offered."""

    line: Line
    thing: Thing
    cut: bool = False


def takes_lines(pool: Pool, now: datetime) -> bool:
    """Until the cut-off, to the second; nothing of an ended list changes."""
    return pool.state is PoolState.OPEN and (pool.closes_at is None or now < pool.closes_at)


def put(
    pool: Pool, thing: Thing, before: Line | None, wished: Line, now: datetime
) -> Placed | Refused:
    """The holder's one line says so many from now on; the sum never passes what was wanted."""
    if not takes_lines(pool, now):
        return Refused("pool.no.closed")
    if wished.qty < 0 or wished.qty > MOST:
        return Refused("pool.no.too_many")
    had = before.qty if before else 0
    room = None if thing.wanted is None else thing.wanted - (thing.taken - had)
    qty = wished.qty if room is None else min(wished.qty, max(room, 0))
    if qty == 0 and wished.qty > 0:
        return Refused("pool.no.full")
    line = replace(wished, qty=qty, changed_at=now)
    return Placed(line, replace(thing, taken=thing.taken - had + qty), cut=qty < wished.qty)


def is_full(things: Iterable[Thing]) -> bool:
    """Whether all that was wanted has come together; never of a list without an end."""
    listed = tuple(things)
    return bool(listed) and all(thing.full for thing in listed)


def totals(lines: Iterable[Line]) -> dict[str, int]:
    """How many of each thing; a line of nothing counts nothing."""
    found: dict[str, int] = {}
    for line in lines:
        found[line.item] = found.get(line.item, 0) + line.qty
    return found


def by_unit(lines: Iterable[Line]) -> dict[str, dict[str, int]]:
    """The same hamlet by hamlet."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.unit_id, []).append(line)
    return {unit: totals(own) for unit, own in found.items()}


def doors(lines: Iterable[Line]) -> tuple[str, ...]:
    """Who wants anything at all, each once."""
    return tuple(dict.fromkeys(line.holder for line in lines if line.qty > 0))


def unfetched(lines: Iterable[Line]) -> tuple[Line, ...]:
    """What lies there for somebody who has not come."""
    return tuple(line for line in lines if line.qty > 0 and line.got_at is None)
