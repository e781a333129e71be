"""Purchases: limit, sums, every step of the money, and pictures of slips."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.purchases import Money, Purchase
from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("purchases", "asker_id", "empty"),
    Column("purchases", "buyer_id", "empty"),
    Column("purchase_steps", "who", "empty"),
    Column("receipts", "person_id", "delete"),
)
_PLAIN = ("case_id", "asker_id", "buyer_id", "budget", "spent", "paid", "asker_says", "buyer_says")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the record of a purchase's money."""

    id: str
    at: datetime
    who: str | None
    what: str
    fen: int | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """A picture of a slip, as Telegram keeps it."""

    id: str
    at: datetime
    person_id: str
    file_id: str
    fen: int | None = None
    case_id: str | None = None
    trip_id: str | None = None


async def put_purchase(work: Work, purchase: Purchase) -> None:
    """Insert it, or write it over the one of its case."""
    row: dict[str, Any] = {name: getattr(purchase, name) for name in _PLAIN}
    await work.run(
        "put_purchase",
        **row,
        state=purchase.state.value,
        asker_ok=int(purchase.asker_ok),
        buyer_ok=int(purchase.buyer_ok),
        changed_at=to_text(purchase.changed_at),
    )


async def find_purchase(work: Work, case_id: str) -> Purchase | None:
    row = await work.one("find_purchase", case=case_id)
    return _purchase(row) if row else None


async def purchases_of(work: Work, person_id: str) -> tuple[Purchase, ...]:
    """Whose money is somebody's matter and is not settled, the latest first."""
    return tuple(_purchase(row) for row in await work.all("purchases_of", person=person_id))


async def purchases_in(work: Work, state: Money, before: datetime) -> tuple[Purchase, ...]:
    """What stands in one state since before, oldest first."""
    rows = await work.all("purchases_in", state=state.value, before=to_text(before))
    return tuple(_purchase(row) for row in rows)


async def oldest_in(work: Work, state: Money) -> datetime | None:
    """Since when the oldest of a state stands."""
    row = await work.one("oldest_purchase_in", state=state.value)
    return maybe_from_text(row["at"]) if row else None


async def add_step(work: Work, case_id: str, step: Step) -> None:
    """Append to the record; nothing in it is ever changed."""
    await work.run(
        "add_purchase_step",
        id=step.id,
        case=case_id,
        at=to_text(step.at),
        who=step.who,
        what=step.what,
        fen=step.fen,
    )


async def steps_of(work: Work, case_id: str) -> tuple[Step, ...]:
    rows = await work.all("purchase_steps_of", case=case_id)
    return tuple(Step(r["id"], from_text(r["at"]), r["who"], r["what"], r["fen"]) for r in rows)


async def add_receipt(work: Work, receipt: Receipt) -> None:
    """Keep a picture with its purchase or its trip."""
    await work.run(
        "add_receipt",
        id=receipt.id,
        at=to_text(receipt.at),
        person=receipt.person_id,
        case=receipt.case_id,
        trip=receipt.trip_id,
        fen=receipt.fen,
        file=receipt.file_id,
    )


async def receipts_of_case(work: Work, case_id: str) -> tuple[Receipt, ...]:
    return tuple(_receipt(row) for row in await work.all("receipts_of_case", case=case_id))


async def receipts_of_trip(work: Work, trip_id: str) -> tuple[Receipt, ...]:
    return tuple(_receipt(row) for row in await work.all("receipts_of_trip", trip=trip_id))


async def latest_trip_of(work: Work, driver_id: str, since: datetime) -> str | None:
    """The driver's trip that ended last, after `since`."""
    row = await work.one("latest_trip_of", driver=driver_id, since=to_text(since))
    return row["id"] if row else None


def _purchase(row: Row) -> Purchase:
    values: dict[str, Any] = {name: row[name] for name in _PLAIN}
    return Purchase(
        **values,
        state=Money(row["state"]),
        asker_ok=bool(row["asker_ok"]),
        buyer_ok=bool(row["buyer_ok"]),
        changed_at=from_text(row["changed_at"]),
    )


def _receipt(row: Row) -> Receipt:
    return Receipt(
        row["id"],
        from_text(row["at"]),
        row["person_id"],
        row["file_id"],
        row["fen"],
        row["case_id"],
        row["trip_id"],
    )
