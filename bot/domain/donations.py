"""Gifts of firms and units and allocations: what was announced, what a keeper counted of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.boxes import Box, BoxKind
from bot.domain.medicines import Medicine, Ware
from bot.domain.wares import comes_back, never_why

FREE, VAGUE = "x:", "?"
# What a giver is; it becomes the source of the lots.
SOURCES = {
    "firm": "firm", "unit": "unit", "charity": "charity", "person": "household",
    "allocation": "allocation", "purchase": "purchase",
}  # fmt: skip
# Nobody thanks a budget.
THANKED = frozenset({"firm", "unit", "charity", "person"})


@dataclass(frozen=True, slots=True)
class Donation:
    """One gift or allocation, with a number that people can say."""

    id: str
    number: str
    unit_id: str
    kind: str  # firm | unit | charity | person | allocation | purchase
    donor: str
    at: datetime
    donor_id: str | None = None
    value_fen: int | None = None
    purpose: str | None = None
    fund: str | None = None
    thanks: str = "asked"  # asked | yes | no
    by_id: str | None = None


@dataclass(frozen=True, slots=True)
class DonationLine:
    """One thing of it: so many announced, so many found when a keeper counted."""

    donation_id: str
    line: int
    item: str
    unit: str
    qty: int
    box_id: str
    last_day: date | None = None
    batch: str | None = None
    got: int | None = None
    got_by: str | None = None

    @property
    def vague(self) -> bool:
        """Said with a word for many things; which one it is stands on the pack."""
        return self.item.startswith(VAGUE)


def is_free(item: str) -> bool:
    """Rice, oil, quilts: no line of the catalogue, only a name."""
    return item.startswith(FREE)


def needs_day(thing: Medicine | None) -> bool:
    """Whether it has a last day that has to be read on the pack before it goes into a box."""
    return thing is not None and not comes_back(thing) and thing.kind is Ware.MEDICINE


def kept_out(thing: Medicine | None, box: Box) -> str | None:
    """Why a box of the village may not take it, whoever gives it; a clinic and a store may."""
    if thing is None or box.kind in (BoxKind.CLINIC, BoxKind.DEPOT):
        return None
    if box.kind is BoxKind.TOOLS and thing.kind is Ware.MEDICINE:
        return "tools"
    return never_why(thing)


def lacking(line: DonationLine, thing: Medicine | None, today: date) -> str | None:
    """What a keeper still has to read on the pack: which, day, or that it is over already."""
    if line.vague:
        return "which"
    if line.last_day is None and needs_day(thing):
        return "day"
    if line.last_day is not None and line.last_day < today:
        return "past"
    return None
