"""Stock in a box: what an entry of the ledger does to a balance, and what may leave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from bot.domain.outcome import Refused


class Verb(StrEnum):
    """What an entry says that happened."""

    IN = "in"
    OUT = "out"
    RESERVE = "reserve"
    RELEASE = "release"
    LEND = "lend"
    RETURN = "return"
    WRITE_OFF = "write_off"  # lent and never seen again
    SEND = "send"  # on its way to another box
    ARRIVE = "arrive"  # the other box has it
    COME_BACK = "come_back"  # it was sent and did not get there
    LOSE = "lose"  # it was sent, and less arrived
    ADJUST = "adjust"  # a stock-take found more or less
    DISCARD = "discard"
    RECALL = "recall"  # the lot may not leave any more; nothing moves
    UNBLOCK = "unblock"
    REVERSE = "reverse"


@dataclass(frozen=True, slots=True)
class Amounts:
    """How many of a lot: in the box, of those kept for somebody, lent out, on their way."""

    on_hand: int = 0
    reserved: int = 0
    lent: int = 0
    moving: int = 0

    @property
    def free(self) -> int:
        """What nobody waits for."""
        return self.on_hand - self.reserved

    @property
    def possible(self) -> bool:
        """Nothing below nothing, and no more kept than is there."""
        return min(self.reserved, self.lent, self.moving) >= 0 and self.reserved <= self.on_hand

    def plus(self, change: Amounts) -> Amounts:
        return Amounts(
            self.on_hand + change.on_hand,
            self.reserved + change.reserved,
            self.lent + change.lent,
            self.moving + change.moving,
        )

    def negated(self) -> Amounts:
        return Amounts(-self.on_hand, -self.reserved, -self.lent, -self.moving)


# What one unit of each verb does; ADJUST takes a signed number, REVERSE undoes a whole entry.
EFFECTS = MappingProxyType(
    {
        Verb.IN: Amounts(on_hand=1),
        Verb.OUT: Amounts(on_hand=-1),
        Verb.RESERVE: Amounts(reserved=1),
        Verb.RELEASE: Amounts(reserved=-1),
        Verb.LEND: Amounts(on_hand=-1, lent=1),
        Verb.RETURN: Amounts(on_hand=1, lent=-1),
        Verb.WRITE_OFF: Amounts(lent=-1),
        Verb.SEND: Amounts(on_hand=-1, moving=1),
        Verb.ARRIVE: Amounts(moving=-1),
        Verb.COME_BACK: Amounts(on_hand=1, moving=-1),
        Verb.LOSE: Amounts(moving=-1),
        Verb.ADJUST: Amounts(on_hand=1),
        Verb.DISCARD: Amounts(on_hand=-1),
        Verb.RECALL: Amounts(),
        Verb.UNBLOCK: Amounts(),
    }
)


# What is over or barred is not kept for anybody and does not leave by these.
LEAVING = frozenset({Verb.OUT, Verb.RESERVE, Verb.LEND, Verb.SEND})
# What stands for itself; everything else has a hold, a loan or another box that knows of it.
REVERSIBLE = frozenset({Verb.IN, Verb.OUT, Verb.ADJUST, Verb.DISCARD})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger; `change` is what it did to the balance of its lot in its box."""

    id: str
    at: datetime
    box_id: str
    lot_id: str
    verb: Verb
    change: Amounts
    by_id: str | None = None
    case_id: str | None = None
    ref: str | None = None
    reverses: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Lot:
    """What came in together: one thing, one batch, one last day, one giver."""

    id: str
    item: str
    unit: str
    received_at: datetime
    source: str  # household | unit | firm | charity | purchase | allocation | count | transfer
    batch: str | None = None
    last_day: date | None = None  # usable through this day; None keeps for ever (a tool)
    logo: str | None = None  # red | green | none | unknown, as the keeper saw it
    giver_id: str | None = None
    household_id: str | None = None
    donation_id: str | None = None
    fund: str | None = None
    photo: str | None = None
    checked_by: str | None = None
    blocked: str | None = None  # why it may not leave: recalled, quarantined, broken …

    def usable(self, today: date) -> bool:
        """Neither past its last day nor blocked."""
        return self.blocked is None and (self.last_day is None or self.last_day >= today)


@dataclass(frozen=True, slots=True)
class OnShelf:
    """A lot in a box with how many there are."""

    box_id: str
    lot: Lot
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class Pick:
    """So many of this lot."""

    lot: Lot
    qty: int


def change_of(verb: Verb, qty: int) -> Amounts | Refused:
    """What an entry of the verb does; only an adjustment may be below nothing."""
    if qty < 0 and verb is not Verb.ADJUST:
        return Refused("stock.no.negative")
    each = EFFECTS[verb]
    return Amounts(each.on_hand * qty, each.reserved * qty, each.lent * qty, each.moving * qty)


def post(balance: Amounts, change: Amounts) -> Amounts | Refused:
    """The balance after the entry, or no: nothing goes below nothing."""
    after = balance.plus(change)
    if after.possible:
        return after
    return Refused("stock.no.short", (("left", str(max(balance.free, 0))),))


def reversal(entry: Entry, id: str, at: datetime, by: str | None, reason: str | None) -> Entry:
    """The entry that takes `entry` back; both stay."""
    return replace(
        entry,
        id=id,
        at=at,
        verb=Verb.REVERSE,
        change=entry.change.negated(),
        by_id=by,
        reverses=entry.id,
        reason=reason,
    )


def first_out(shelf: tuple[OnShelf, ...], today: date) -> tuple[OnShelf, ...]:
    """What may leave and is free: first what expires first, then what came first (FEFO)."""
    free = [s for s in shelf if s.amounts.free > 0 and s.lot.usable(today)]
    return tuple(
        sorted(free, key=lambda s: (s.lot.last_day or date.max, s.lot.received_at, s.lot.id))
    )


def pick(
    shelf: tuple[OnShelf, ...], qty: int, today: date, unit: str | None = None
) -> tuple[Pick, ...] | Refused:
    """Lots that together give `qty`, all of one unit of measure, first what expires first."""
    if qty <= 0:
        return Refused("stock.no.negative")
    in_order = first_out(shelf, today)
    units = dict.fromkeys(s.lot.unit for s in in_order) if unit is None else {unit: None}
    for one in units:
        taken = _take([s for s in in_order if s.lot.unit == one], qty)
        if taken:
            return taken
    left = max((available(shelf, today, one) for one in units), default=0)
    return Refused("stock.no.short", (("left", str(left)),))


def _take(in_order: list[OnShelf], qty: int) -> tuple[Pick, ...]:
    taken: list[Pick] = []
    for on in in_order:
        part = min(on.amounts.free, qty - sum(p.qty for p in taken))
        if part > 0:
            taken.append(Pick(on.lot, part))
    return tuple(taken) if sum(p.qty for p in taken) == qty else ()


def available(shelf: tuple[OnShelf, ...], today: date, unit: str | None = None) -> int:
    """How many could be promised to somebody now."""
    return sum(s.amounts.free for s in first_out(shelf, today) if unit in (None, s.lot.unit))
