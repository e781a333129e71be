"""The things themselves: what lies where, counted without the ledger and its rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

Spot = tuple[str, str]  # box, lot


@dataclass(frozen=True)
class Stuff:
    """What is printed on the packs of one lot."""

    id: str
    item: str
    unit: str
    last_day: date | None


@dataclass
class Away:
    """Packs that somebody borrowed, or that are on the road."""

    box: str
    lot: str
    qty: int
    to: str = ""


@dataclass
class Piles:
    """Shelves, bags put aside on them, what is lent, and what is on the road."""

    lots: dict[str, Stuff] = field(default_factory=dict)
    shelf: Counter[Spot] = field(default_factory=Counter)
    aside: dict[str, Counter[Spot]] = field(default_factory=dict)  # by hold
    lent: list[Away] = field(default_factory=list)
    road: list[Away] = field(default_factory=list)
    barred: set[str] = field(default_factory=set)

    def usable(self, lot: str, today: date) -> bool:
        last = self.lots[lot].last_day
        return lot not in self.barred and (last is None or today <= last)

    def put_aside(self, spot: Spot) -> int:
        return sum(bag[spot] for bag in self.aside.values())

    def free(self, spot: Spot, bag: str = "") -> int:
        """What nobody else waits for; `bag` may be taken from."""
        own = self.aside[bag][spot] if bag in self.aside else 0
        return self.shelf[spot] - self.put_aside(spot) + own

    def can_give(
        self, box: str, item: str, today: date, unit: str | None = None, bag: str = ""
    ) -> int:
        """The most that one person could take at once, in one unit of measure."""
        sums: Counter[str] = Counter()
        for lot, stuff in self.lots.items():
            if stuff.item == item and unit in (None, stuff.unit) and self.usable(lot, today):
                sums[stuff.unit] += self.free((box, lot), bag)
        return max(sums.values(), default=0)

    def passed_over(self, box: str, lot: str, today: date) -> bool:
        """Whether something of the same sort that expires earlier stays while `lot` goes."""
        one = self.lots[lot]
        return any(
            (other.item, other.unit) == (one.item, one.unit)
            and (other.last_day or date.max) < (one.last_day or date.max)
            and self.usable(other.id, today)
            and self.free((box, other.id)) > 0
            for other in self.lots.values()
        )

    def at(self, spot: Spot) -> tuple[int, int, int, int]:
        """On the shelf, put aside of that, lent, on the road from there."""
        lent = sum(a.qty for a in self.lent if (a.box, a.lot) == spot)
        road = sum(a.qty for a in self.road if (a.box, a.lot) == spot)
        return self.shelf[spot], self.put_aside(spot), lent, road
