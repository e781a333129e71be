"""Gifts and allocations: rows in, values out; where the things of each went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.domain.donations import Donation, DonationLine
from bot.domain.times import from_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("stock_donations", "donor", "empty"),
    Column("stock_donations", "donor_id", "empty"),
    Column("stock_donations", "by_id", "keep"),
    Column("stock_donation_lines", "got_by", "keep"),
)
_PLAIN = (
    "id", "number", "unit_id", "kind", "donor", "donor_id", "value_fen", "purpose", "fund",
    "thanks", "by_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WentOut:
    """So many of one thing of a gift that left a box."""

    at: datetime
    box_id: str
    item: str
    unit: str
    qty: int
    given: bool  # False while it is only packed for somebody
    household_id: str | None
    household: str | None
    door: str | None
    unit_id: str | None
    run_number: str | None


@dataclass(frozen=True, slots=True)
class Left:
    """So many of one thing of a gift that are still in a box, or lent and on the way from it."""

    box_id: str
    item: str
    unit: str
    on_hand: int
    away: int


async def take_number(work: Work, unit_id: str, kind: str) -> int:
    """The next number of this kind in a unit."""
    row = await work.one("next_stock_number", unit=unit_id, kind=kind)
    assert row is not None
    return int(row["last"])


async def add_donation(work: Work, donation: Donation) -> None:
    """Insert a new one."""
    row: dict[str, Any] = {name: getattr(donation, name) for name in _PLAIN}
    await work.run("add_donation", at=to_text(donation.at), **row)


async def find_donation(work: Work, id: str) -> Donation | None:
    row = await work.one("find_donation", id=id)
    return _donation(row) if row else None


async def donation_numbered(work: Work, number: str) -> Donation | None:
    """By the number that people say."""
    row = await work.one("find_donation_by_number", number=number)
    return _donation(row) if row else None


async def settle_thanks(work: Work, id: str, *, yes: bool) -> bool:
    """What the donor said; False where it was said before."""
    return await work.one("settle_thanks", id=id, thanks="yes" if yes else "no") is not None


async def add_line(work: Work, line: DonationLine) -> None:
    """One thing of it, as announced."""
    await work.run("add_donation_line", box_id=line.box_id, **_of_line(line))


async def lines_of(work: Work, donation: str) -> tuple[DonationLine, ...]:
    rows = await work.all("donation_lines", donation=donation)
    return tuple(_line(row) for row in rows)


async def correct_line(work: Work, line: DonationLine) -> None:
    """What was read on the packs; nothing happens to one that is counted already."""
    await work.run("correct_donation_line", **_of_line(line))


async def count_line(work: Work, line: DonationLine, got: int, by: str) -> bool:
    """So many were there; False where somebody counted it before."""
    row = await work.one(
        "count_donation_line", donation_id=line.donation_id, line=line.line, got=got, got_by=by
    )
    return row is not None


async def went_out(work: Work, donation: str) -> tuple[WentOut, ...]:
    """Everything of it that left a box, oldest first."""
    return tuple(_went(row) for row in await work.all("went_out_of_donation", donation=donation))


async def left_of(work: Work, donation: str) -> tuple[Left, ...]:
    """What of it lies in which box."""
    rows = await work.all("left_of_donation", donation=donation)
    same = ("box_id", "item", "unit", "on_hand", "away")
    return tuple(Left(**{name: row[name] for name in same}) for row in rows)


async def forget(work: Work, person_id: str) -> None:
    """A gift stays, its giver's name does not (PERSONAL)."""
    await work.run("forget_donor", person=person_id)


def _of_line(line: DonationLine) -> dict[str, Any]:
    return {
        "donation_id": line.donation_id,
        "line": line.line,
        "item": line.item,
        "unit": line.unit,
        "qty": line.qty,
        "last_day": line.last_day.isoformat() if line.last_day else None,
        "batch": line.batch,
    }


def _donation(row: Row) -> Donation:
    return Donation(at=from_text(row["at"]), **{name: row[name] for name in _PLAIN})


def _line(row: Row) -> DonationLine:
    same = ("donation_id", "line", "item", "unit", "qty", "box_id", "batch", "got", "got_by")
    last = row["last_day"]
    return DonationLine(
        last_day=date.fromisoformat(last) if last else None,
        **{name: row[name] for name in same},
    )


def _went(row: Row) -> WentOut:
    same = ("box_id", "item", "unit", "qty", "household_id", "household", "door", "unit_id",
            "run_number")  # fmt: skip
    return WentOut(
        at=from_text(row["at"]),
        given=row["stage"] in (None, "given"),
        **{name: row[name] for name in same},
    )
