"""Loans: who has what of a box, and until when."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.domain.loans import Loan
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("stock_loans", "borrower_id", "empty"),
    Column("stock_loans", "household_id", "empty"),
    Column("stock_loans", "borrower", "empty"),
)
_PLAIN = (
    "id", "case_id", "box_id", "lot_id", "item", "qty", "borrower_id", "household_id", "borrower",
    "extended", "condition",
)  # fmt: skip


async def put_loan(work: Work, loan: Loan) -> None:
    """Insert the loan, or write it over the one of its id."""
    row: dict[str, Any] = {name: getattr(loan, name) for name in _PLAIN}
    await work.run(
        "put_loan",
        **row,
        lent_at=to_text(loan.lent_at),
        due_on=loan.due_on.isoformat(),
        told=",".join(f"{code}:{day.isoformat()}" for code, day in loan.told) or None,
        returned_at=maybe_to_text(loan.returned_at),
    )


async def find_loan(work: Work, id: str) -> Loan | None:
    row = await work.one("find_loan", id=id)
    return _loan(row) if row else None


async def open_loans(work: Work, id: str | None = None) -> tuple[tuple[Loan, date | None], ...]:
    """What is not back, each with the day of the last death in the borrower's household."""
    rows = await work.all("open_loans", id=id)
    return tuple((_loan(row), _day(row["died_on"])) for row in rows)


async def loans_of_box(work: Work, box_id: str) -> tuple[Loan, ...]:
    """What is lent from a box and not back, first what is due first."""
    return tuple(_loan(row) for row in await work.all("loans_of_box", box=box_id))


async def loans_of_case(work: Work, case_id: str) -> tuple[Loan, ...]:
    """What was lent in a matter, back or not."""
    return tuple(_loan(row) for row in await work.all("loans_of_case", case=case_id))


async def loans_of_person(work: Work, person_id: str) -> tuple[Loan, ...]:
    """What somebody has, or asked for on behalf of another, and is not back."""
    return tuple(_loan(row) for row in await work.all("loans_of_person", person=person_id))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _told(text: str | None) -> tuple[tuple[str, date], ...]:
    pairs = (part.split(":") for part in (text or "").split(",") if part)
    return tuple((code, date.fromisoformat(day)) for code, day in pairs)


def _loan(row: Row) -> Loan:
    values: dict[str, Any] = {name: row[name] for name in _PLAIN}
    return Loan(
        **values,
        lent_at=from_text(row["lent_at"]),
        due_on=date.fromisoformat(row["due_on"]),
        told=_told(row["told"]),
        returned_at=maybe_from_text(row["returned_at"]),
    )
