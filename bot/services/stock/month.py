"""A month of a box from its ledger: what was there, came, went, was put right and thrown away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType

from bot.domain.stock import Entry, Lot, Verb

CAME = frozenset({Verb.IN, Verb.RETURN, Verb.COME_BACK})
WENT = frozenset({Verb.OUT, Verb.LEND, Verb.SEND})
_COLUMN = MappingProxyType(
    {
        **dict.fromkeys(CAME, "came"),
        **dict.fromkeys(WENT, "went"),
        Verb.ADJUST: "adjusted",
        Verb.DISCARD: "discarded",
    }
)
# What leaves is written down as a number above nothing.
_LEAVES = frozenset({"went", "discarded"})


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One thing in one unit of measure; opening + came - went + adjusted - discarded = closing."""

    item: str
    unit: str
    opening: int = 0
    came: int = 0
    went: int = 0
    adjusted: int = 0
    discarded: int = 0
    nearest: date | None = None  # the first last day of what is there at the end

    @property
    def closing(self) -> int:
        return self.opening + self.came - self.went + self.adjusted - self.discarded

    @property
    def still(self) -> bool:
        """Nothing was there and nothing happened."""
        return not any((self.opening, self.came, self.went, self.adjusted, self.discarded))


def month_lines(
    entries: Iterable[Entry], lots: Mapping[str, Lot], begin: datetime, end: datetime
) -> tuple[MonthLine, ...]:
    """From all entries of a box, oldest first; a reversal stands where its entry stood."""
    lines: dict[tuple[str, str], MonthLine] = {}
    verbs: dict[str, Verb] = {}
    left: dict[str, int] = {}
    for entry in entries:
        verbs[entry.id] = entry.verb
        lot, change = lots[entry.lot_id], entry.change.on_hand
        if entry.at >= end or not change:
            continue
        left[lot.id] = left.get(lot.id, 0) + change
        key = (lot.item, lot.unit)
        line = lines.get(key) or MonthLine(*key)
        verb = verbs.get(entry.reverses, entry.verb) if entry.reverses else entry.verb
        lines[key] = _with(line, "opening" if entry.at < begin else _column(verb), change)
    nearest = _nearest(left, lots)
    found = [replace(line, nearest=nearest.get(key)) for key, line in lines.items()]
    return tuple(sorted((one for one in found if not one.still), key=lambda o: (o.item, o.unit)))


def _column(verb: Verb) -> str:
    return _COLUMN.get(verb, "adjusted")


def _with(line: MonthLine, column: str, change: int) -> MonthLine:
    signed = -change if column in _LEAVES else change
    return replace(line, **{column: getattr(line, column) + signed})


def _nearest(left: Mapping[str, int], lots: Mapping[str, Lot]) -> dict[tuple[str, str], date]:
    found: dict[tuple[str, str], date] = {}
    for lot_id, qty in left.items():
        lot = lots[lot_id]
        if qty > 0 and lot.last_day is not None:
            key = (lot.item, lot.unit)
            found[key] = min(lot.last_day, found.get(key, lot.last_day))
    return found
