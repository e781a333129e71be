"""What a look at a box finds: what runs out, what expires, what is not used here, what is locked.

Two weeks of everything are to be there, at a clinic and in a box (the guidance for rural places
of January 2023, mechanism 131). Whoever counted a lot in has seen its last day: only a band that
it enters afterwards is news.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from math import floor

from bot.domain.boxes import Box
from bot.domain.cover import ENOUGH, TARGET, Cover, expires_unused, to_ask_for
from bot.domain.shelf_life import days_left, warning
from bot.domain.stock import OnShelf, Pick

Thing = tuple[str, str]  # what it is, and the unit of measure
_ROUNDING = 1e-9


class Sort(StrEnum):
    """What sort of news it is, worst first."""

    OUT = "out"  # it is used here, and nothing is left
    EXPIRED = "expired"
    LOW = "low"
    UNUSED = "unused"  # expires before it is used here, and is used elsewhere
    NEAR = "near"  # entered a band before its last day
    LOCKED = "locked"  # may not leave, and lies there all the same

    @property
    def rank(self) -> int:
        return list(Sort).index(self)


# A message with one of these may be heard.
LOUD = frozenset({Sort.OUT, Sort.EXPIRED})
LACKS = frozenset({Sort.OUT, Sort.LOW})


@dataclass(frozen=True, slots=True)
class LookRules:
    """The numbers a village may change."""

    cover: int = 14  # days of use that have to be there
    settled: int = 17  # days from which a lack is over, so that it may be told again
    target: int = TARGET  # days to ask for
    locked: int = 7  # days what is locked may lie there
    unused_within: int = 90  # days ahead that are looked at for what is not used in time
    travel: int = 2  # days until something sent to another box can be used there


@dataclass(frozen=True, slots=True)
class Using:
    """What a box uses of one thing, and since when it has had it."""

    cover: Cover
    begun: date

    def known(self, today: date) -> bool:
        """Long enough to be believed, also where nobody uses it."""
        return (today - self.begun).days + 1 >= ENOUGH


@dataclass(frozen=True, slots=True)
class Use:
    """How a box uses its things, and since when lots of it may not leave."""

    things: Mapping[Thing, Using] = field(default_factory=dict)
    locked: Mapping[str, date] = field(default_factory=dict)  # by lot


@dataclass(frozen=True, slots=True)
class Warning:
    """One piece of news; `ask` is how many to ask for, `days` how long it lasts or is good."""

    sort: Sort
    box_id: str
    item: str
    unit: str
    qty: int
    about: str  # what it is told once for
    days: int = 0
    ask: int = 0
    lot_id: str = ""
    last_day: date | None = None
    to_box: str = ""


def look(
    box: Box, shelf: Sequence[OnShelf], use: Use, today: date, rules: LookRules
) -> tuple[Warning, ...]:
    """Everything worth saying of a box today, worst first; what was told before is in it too."""
    there = [on for on in shelf if on.amounts.on_hand > 0]
    found = [
        *_lacks(box, use, today, rules),
        *(w for on in there if (w := _by_day(box, on, today))),
        *_unused(box, there, use, today, rules),
        *(w for on in there if (w := _locked(box, on, use, today, rules))),
    ]
    return in_order(found)


def in_order(found: Iterable[Warning]) -> tuple[Warning, ...]:
    """Worst first: by sort, then what is over sooner."""
    return tuple(sorted(found, key=lambda w: (w.sort.rank, w.days, w.item, w.lot_id)))


def is_settled(box: Box, about: str, use: Use, rules: LookRules) -> bool:
    """Whether a lack that was told is over, so that the next one is news again."""
    item, _, unit = about.partition("|")
    using = use.things.get((item, unit))
    return using is None or not using.cover.under(rules.settled)


def _lacks(box: Box, use: Use, today: date, rules: LookRules) -> Iterable[Warning]:
    for (item, unit), using in use.things.items():
        cover = using.cover
        if not cover.under(rules.cover) or cover.days is None:
            continue
        left = round(cover.days * cover.daily)
        sort = Sort.LOW if left else Sort.OUT
        yield Warning(
            sort=sort,
            box_id=box.id,
            item=item,
            unit=unit,
            qty=left,
            about=f"{item}|{unit}",
            days=floor(cover.days + _ROUNDING),
            ask=max(to_ask_for(cover, rules.target), 1),
        )


def _by_day(box: Box, on: OnShelf, today: date) -> Warning | None:
    """Over, or in a band it was not in when it came."""
    last = on.lot.last_day
    if last is None or on.lot.blocked is not None:
        return None
    band = warning(last, today)
    if band is None or (band and warning(last, on.lot.received_at.date()) == band):
        return None
    sort = Sort.NEAR if band else Sort.EXPIRED
    return _of_lot(box, sort, on, today, f"{on.lot.id}:{band}")


def _locked(box: Box, on: OnShelf, use: Use, today: date, rules: LookRules) -> Warning | None:
    """Locked, or over its day, and still there after a week."""
    since = use.locked.get(on.lot.id)
    if on.lot.blocked is None:
        last = on.lot.last_day
        since = last if last is not None and last < today else None
    elif since is None:
        since = on.lot.received_at.date()
    if since is None or (today - since).days <= rules.locked:
        return None
    return _of_lot(box, Sort.LOCKED, on, today, on.lot.id)


def _unused(
    box: Box, there: Sequence[OnShelf], use: Use, today: date, rules: LookRules
) -> Iterable[Warning]:
    """What is still there when its last day is over, at the pace of this box."""
    by_lot = {on.lot.id: on for on in there}
    for thing in dict.fromkeys((on.lot.item, on.lot.unit) for on in there):
        using = use.things.get(thing)
        if using is None or not using.known(today):
            continue
        lots = [
            Pick(on.lot, on.amounts.on_hand)
            for on in there
            if (on.lot.item, on.lot.unit) == thing
        ]  # fmt: skip
        for one in expires_unused(lots, using.cover.daily, today):
            on = by_lot[one.lot.id]
            last = one.lot.last_day
            qty = min(one.qty, on.amounts.free)
            if last is not None and qty and days_left(last, today) <= rules.unused_within:
                yield _of_lot(box, Sort.UNUSED, on, today, one.lot.id, qty)


def _of_lot(
    box: Box, sort: Sort, on: OnShelf, today: date, about: str, qty: int | None = None
) -> Warning:
    last = on.lot.last_day
    return Warning(
        sort=sort,
        box_id=box.id,
        item=on.lot.item,
        unit=on.lot.unit,
        qty=on.amounts.on_hand if qty is None else qty,
        about=about,
        days=max(days_left(last, today), 0) if last else 0,
        lot_id=on.lot.id,
        last_day=last,
    )


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another box of the township: its pace with a thing, and how many it has to use first."""

    box_id: str
    daily: float
    before: int  # of those that expire no later


def where_used(
    unused: Warning, others: Iterable[Elsewhere], today: date, rules: LookRules
) -> tuple[str, int] | None:
    """The box that uses it most and would use it in time, and how many of it."""
    if unused.last_day is None:
        return None
    arrives = today + timedelta(days=rules.travel)
    days = days_left(unused.last_day, arrives) + 1
    for other in sorted(others, key=lambda o: (-o.daily, o.box_id)):
        qty = min(unused.qty, floor(other.daily * days + _ROUNDING) - other.before)
        if qty > 0:
            return other.box_id, qty
    return None
