"""Boxes as they are looked at: what stands in chats about them, what is lent, and for lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.stock import Amounts, Verb
from bot.domain.times import from_text, to_text
from bot.store.work import Row, Work


@dataclass(frozen=True, slots=True)
class Lent:
    """What somebody has of a box, and until when."""

    item: str
    unit: str
    qty: int
    lent_at: datetime
    due_on: date
    borrower_id: str | None
    borrower: str | None  # a name, where no register knows them


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """An entry with what belongs to it, as a list shows it."""

    id: str
    at: datetime
    verb: Verb
    change: Amounts
    item: str
    unit: str
    batch: str | None
    number: str | None  # of the case
    by_id: str | None
    by_name: str | None
    reason: str | None
    reverses: str | None
    reversed_by: str | None


@dataclass(frozen=True, slots=True)
class Given:
    """What went from a box to a door."""

    at: datetime
    item: str
    unit: str
    qty: int
    number: str | None  # of the case or of the list
    donation: str | None
    unit_id: str | None
    household: str | None


def _about(prefix: str) -> dict[str, str]:
    """Everything whose `about` is the prefix and ':'; ';' is the sign after it."""
    return {"low": f"{prefix}:", "high": f"{prefix};"}


async def last_shown(work: Work, chat_id: str, key: str) -> tuple[str, datetime] | None:
    """The `about` of the last message of this key in a chat, and when it was made."""
    row = await work.one("newest_of_key", chat=chat_id, key=key)
    return (row["about"], from_text(row["created_at"])) if row else None


async def has_newer(work: Work, chat_id: str, prefix: str, row_id: str) -> bool:
    """Whether a later one about the same stands in the chat, so that this one may go."""
    return bool(await work.all("newer_about", chat=chat_id, id=row_id, **_about(prefix)))


async def want_standing(work: Work, prefix: str) -> bool:
    """Draw anew what stands about this, wherever it does; False where nothing stands."""
    found = await work.all("want_standing", **_about(prefix))
    if found:
        work.wake("outbox")
    return bool(found)


async def lent_from(work: Work, box: str) -> tuple[Lent, ...]:
    """What is lent and not back, first what is due first."""
    return tuple(_lent(row) for row in await work.all("lent_from_box", box=box))


async def ledger_of(
    work: Work, box: str, since: datetime, until: datetime
) -> tuple[LedgerLine, ...]:
    """Every entry of a box from `since` to before `until`, oldest first."""
    rows = await work.all("ledger_of_box", box=box, since=to_text(since), until=to_text(until))
    return tuple(_line(row) for row in rows)


async def donations(work: Work, since: datetime, until: datetime) -> list[Row]:
    """Gifts of firms and units, and allocations, as they are written."""
    return await work.all("list_donations", since=to_text(since), until=to_text(until))


async def donated(work: Work, donation: str) -> tuple[tuple[str, str, int], ...]:
    """(item, unit of measure, how many) that came with a gift."""
    rows = await work.all("donated_things", donation=donation)
    return tuple((row["item"], row["unit"], row["qty"]) for row in rows)


async def given_from(work: Work, box: str, since: datetime, until: datetime) -> tuple[Given, ...]:
    """What left for somebody's door, one by one and by list, oldest first."""
    span = {"since": to_text(since), "until": to_text(until)}
    handed = await work.all("handed_from_box", box=box, **span)
    ticked = await work.all("ticked_off_from_box", box=box, **span)
    return tuple(sorted((_given(row) for row in (*handed, *ticked)), key=lambda one: one.at))


def _lent(row: Row) -> Lent:
    return Lent(
        item=row["item"],
        unit=row["unit"],
        qty=row["qty"],
        lent_at=from_text(row["lent_at"]),
        due_on=date.fromisoformat(row["due_on"]),
        borrower_id=row["borrower_id"],
        borrower=row["borrower"],
    )


def _line(row: Row) -> LedgerLine:
    same = ("id", "item", "unit", "batch", "number", "by_id", "by_name", "reason", "reverses",
            "reversed_by")  # fmt: skip
    return LedgerLine(
        at=from_text(row["at"]),
        verb=Verb(row["verb"]),
        change=Amounts(row["on_hand"], row["reserved"], row["lent"], row["moving"]),
        **{name: row[name] for name in same},
    )


def _given(row: Row) -> Given:
    same = ("item", "unit", "qty", "number", "donation", "unit_id", "household")
    return Given(at=from_text(row["at"]), **{name: row[name] for name in same})
