"""Transfers between boxes, and who has something of a lot outside of any box."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("stock_transfers", "asked_by", "keep"),
    Column("stock_transfers", "sent_by", "keep"),
    Column("stock_transfers", "got_by", "keep"),
)
_PLAIN = (
    "id", "from_box", "to_box", "item", "unit", "qty", "got", "state", "why", "asked_by",
    "sent_by", "got_by",
)  # fmt: skip
ASKED, SENT, GOT, REFUSED, BACK = "asked", "sent", "got", "refused", "back"


@dataclass(frozen=True, slots=True)
class Transfer:
    """So many of one thing from one box to another; both ends say so."""

    id: str
    from_box: str
    to_box: str
    item: str
    unit: str
    qty: int
    state: str  # asked | sent | got | refused | back
    asked_at: datetime
    asked_by: str | None = None
    got: int | None = None
    why: str | None = None
    sent_by: str | None = None
    got_by: str | None = None
    sent_at: datetime | None = None
    got_at: datetime | None = None

    @property
    def since(self) -> datetime:
        """Since when the other end is waited for."""
        return self.sent_at or self.asked_at


async def put_transfer(work: Work, transfer: Transfer) -> None:
    """Insert it, or write it over the one of its id."""
    row: dict[str, Any] = {name: getattr(transfer, name) for name in _PLAIN}
    await work.run(
        "put_transfer",
        asked_at=to_text(transfer.asked_at),
        sent_at=maybe_to_text(transfer.sent_at),
        got_at=maybe_to_text(transfer.got_at),
        **row,
    )


async def find_transfer(work: Work, id: str) -> Transfer | None:
    row = await work.one("find_transfer", id=id)
    return _transfer(row) if row else None


async def transfers_of_box(work: Work, box: str) -> tuple[Transfer, ...]:
    """What is asked of a box, or on its way from it or to it."""
    return tuple(_transfer(row) for row in await work.all("transfers_of_box", box=box))


async def not_told(work: Work, most: int = 50) -> tuple[Transfer, ...]:
    """Those that the other end has not confirmed, and nobody heard of that yet; oldest first."""
    return tuple(_transfer(row) for row in await work.all("transfers_not_told", most=most))


async def mark_told(work: Work, transfer: Transfer, now: datetime) -> None:
    """It was told that nobody confirms it."""
    await work.run("mark_transfer_told", box=transfer.to_box, about=transfer.id, now=to_text(now))


async def loans_out(work: Work, lot: str) -> tuple[tuple[str | None, int], ...]:
    """(borrower, how many) of what is lent of a lot and not back."""
    rows = await work.all("loans_out_of_lot", lot=lot)
    return tuple((row["borrower_id"], row["qty"]) for row in rows)


def _transfer(row: Row) -> Transfer:
    values: dict[str, Any] = {name: row[name] for name in _PLAIN}
    return Transfer(
        **values,
        asked_at=from_text(row["asked_at"]),
        sent_at=maybe_from_text(row["sent_at"]),
        got_at=maybe_from_text(row["got_at"]),
    )
