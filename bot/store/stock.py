"""Lots, the ledger's entries, and the balances that are their running sum."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from bot.domain.stock import Amounts, Entry, Lot, OnShelf, Verb
from bot.domain.times import from_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

# A gift without its giver is still a lot; who moved stock stays on the record as an id.
PERSONAL = (
    Column("stock_lots", "giver_id", "empty"),
    Column("stock_lots", "household_id", "empty"),
    Column("stock_lots", "checked_by", "keep"),
    Column("stock_entries", "by_id", "keep"),
)
_LOT = (
    "id", "item", "unit", "batch", "logo", "source", "giver_id", "household_id", "donation_id",
    "fund", "photo", "checked_by", "blocked",
)  # fmt: skip


async def add_lot(work: Work, lot: Lot) -> None:
    """Insert a new lot."""
    row: dict[str, Any] = {name: getattr(lot, name) for name in _LOT}
    row["last_day"] = lot.last_day.isoformat() if lot.last_day else None
    await work.run("add_lot", received_at=to_text(lot.received_at), **row)


async def find_lot(work: Work, id: str) -> Lot | None:
    row = await work.one("find_lot", id=id)
    return lot_of(row) if row else None


async def block_lot(work: Work, id: str, why: str | None) -> None:
    """Whether it may leave; the entry that says so is written by the ledger."""
    await work.run("block_lot", id=id, why=why)


async def lots_of_item(work: Work, item: str, batch: str | None = None) -> tuple[Lot, ...]:
    return tuple(lot_of(row) for row in await work.all("lots_of_item", item=item, batch=batch))


async def lots_of_donation(work: Work, donation: str) -> tuple[Lot, ...]:
    return tuple(lot_of(row) for row in await work.all("lots_of_donation", donation=donation))


async def add_entry(work: Work, entry: Entry, item: str) -> bool:
    """Append the entry and move its balance; False, and nothing written, where it would go short.

    The balance is moved by one conditional statement, so that of two who want the last one
    exactly one gets it.
    """
    change = entry.change
    await work.run("add_balance", box=entry.box_id, lot=entry.lot_id, item=item)
    moved = await work.one(
        "move_balance", box=entry.box_id, lot=entry.lot_id, on_hand=change.on_hand,
        reserved=change.reserved, lent=change.lent, moving=change.moving,
    )  # fmt: skip
    if moved is None:
        return False
    await work.run(
        "add_entry",
        id=entry.id,
        at=to_text(entry.at),
        box_id=entry.box_id,
        lot_id=entry.lot_id,
        verb=entry.verb.value,
        on_hand=change.on_hand,
        reserved=change.reserved,
        lent=change.lent,
        moving=change.moving,
        by_id=entry.by_id,
        case_id=entry.case_id,
        ref=entry.ref,
        reverses=entry.reverses,
        reason=entry.reason,
    )
    return True


async def find_entry(work: Work, id: str) -> Entry | None:
    row = await work.one("find_entry", id=id)
    return _entry(row) if row else None


async def reversed_by(work: Work, id: str) -> Entry | None:
    """The entry that took this one back, if it was."""
    row = await work.one("entry_reversing", id=id)
    return _entry(row) if row else None


async def entries_of(work: Work, ref: str) -> tuple[Entry, ...]:
    """What belongs to a hold, loan, transfer, run or stock-take, oldest first."""
    return tuple(_entry(row) for row in await work.all("entries_of_ref", ref=ref))


async def entries_of_lot(work: Work, lot: str) -> tuple[Entry, ...]:
    return tuple(_entry(row) for row in await work.all("entries_of_lot", lot=lot))


async def entries_of_box(
    work: Work, box: str, since: datetime, until: datetime
) -> tuple[Entry, ...]:
    """What happened in a box from `since` to before `until`, oldest first."""
    rows = await work.all("entries_of_box", box=box, since=to_text(since), until=to_text(until))
    return tuple(_entry(row) for row in rows)


async def last_entries_by(work: Work, box: str, by: str, most: int = 5) -> tuple[Entry, ...]:
    """What somebody wrote last in a box, newest first."""
    rows = await work.all("last_entries_by", box=box, by=by, most=most)
    return tuple(_entry(row) for row in rows)


async def balance(work: Work, box: str, lot: str) -> Amounts:
    row = await work.one("find_balance", box=box, lot=lot)
    return _amounts(row) if row else Amounts()


async def shelf(work: Work, box: str) -> tuple[OnShelf, ...]:
    """Everything in a box, lent from it or on its way from it."""
    return tuple(_on_shelf(row) for row in await work.all("shelf_of_box", box=box))


async def shelf_of_item(work: Work, item: str, box: str | None = None) -> tuple[OnShelf, ...]:
    """One thing, in one box or in all of them."""
    if box is None:
        rows = await work.all("shelf_of_item", item=item)
    else:
        rows = await work.all("shelf_of_item_in_box", item=item, box=box)
    return tuple(_on_shelf(row) for row in rows)


async def places_of_lot(work: Work, lot: str) -> tuple[OnShelf, ...]:
    """Every box that has or had something of a lot."""
    return tuple(_on_shelf(row) for row in await work.all("shelf_of_lot", lot=lot))


async def sums_that_differ(work: Work) -> tuple[tuple[str, str], ...]:
    """(box, lot) whose balance is not the sum of its entries; there must never be any."""
    rows = await work.all("sums_that_differ")
    return tuple((row["box_id"], row["lot_id"]) for row in rows)


def lot_of(row: Row) -> Lot:
    """A row of `stock_lots` as the rules see it."""
    values: dict[str, Any] = {name: row[name] for name in _LOT}
    last = row["last_day"]
    return Lot(
        **values,
        last_day=date.fromisoformat(last) if last else None,
        received_at=from_text(row["received_at"]),
    )


def _on_shelf(row: Row) -> OnShelf:
    return OnShelf(row["box_id"], lot_of(row), _amounts(row))


def _amounts(row: Row) -> Amounts:
    return Amounts(row["on_hand"], row["reserved"], row["lent"], row["moving"])


def _entry(row: Row) -> Entry:
    return Entry(
        id=row["id"],
        at=from_text(row["at"]),
        box_id=row["box_id"],
        lot_id=row["lot_id"],
        verb=Verb(row["verb"]),
        change=_amounts(row),
        by_id=row["by_id"],
        case_id=row["case_id"],
        ref=row["ref"],
        reverses=row["reverses"],
        reason=row["reason"],
    )
