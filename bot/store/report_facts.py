"""What reports count, unit by unit, each with one question for many units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from bot.domain.case import Case
from bot.domain.people import Unit
from bot.domain.reports import CaseFact
from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store.cases import from_row
from bot.store.listed import listed
from bot.store.work import Row, Work

Counts = dict[str, dict[str, int]]  # by unit, by code


async def cases_in(
    work: Work, unit_ids: Sequence[str], since: datetime, until: datetime
) -> tuple[CaseFact, ...]:
    """What was opened, answered, ended or open in a span."""
    rows = await work.all(
        "list_case_facts", unit_ids=listed(unit_ids), since=to_text(since), until=to_text(until)
    )
    return tuple(_fact(row) for row in rows)


async def times_in(
    work: Work, unit_ids: Sequence[str], since: datetime, until: datetime
) -> tuple[CaseFact, ...]:
    """What was opened in a span, with when it was first taken."""
    rows = await work.all(
        "list_case_times", unit_ids=listed(unit_ids), since=to_text(since), until=to_text(until)
    )
    return tuple(_fact(row, row["reopened"]) for row in rows)


async def colours(work: Work, unit_ids: Sequence[str]) -> Counts:
    rows = await work.all("count_people_by_colour", unit_ids=listed(unit_ids))
    return _by_unit(rows, "colour")


async def at_home(work: Work, unit_ids: Sequence[str]) -> dict[str, int]:
    rows = await work.all("count_at_home", unit_ids=listed(unit_ids))
    return {row["unit_id"]: row["n"] for row in rows}


async def deaths(work: Work, unit_ids: Sequence[str], day: date) -> dict[str, int]:
    rows = await work.all("count_deaths", unit_ids=listed(unit_ids), day=day.isoformat())
    return {row["unit_id"]: row["n"] for row in rows}


async def box_moves(
    work: Work, unit_ids: Sequence[str], since: datetime, until: datetime
) -> Counts:
    rows = await work.all(
        "count_box_moves", unit_ids=listed(unit_ids), since=to_text(since), until=to_text(until)
    )
    return _by_unit(rows, "verb")


async def oximeters(work: Work, unit_ids: Sequence[str], item: str) -> dict[str, int]:
    rows = await work.all("count_oximeters", unit_ids=listed(unit_ids), item=item)
    return {row["unit_id"]: row["n"] for row in rows}


async def meals_on(work: Work, unit_ids: Sequence[str], day: date) -> Counts:
    rows = await work.all("count_meals_on", unit_ids=listed(unit_ids), day=day.isoformat())
    return _by_unit(rows, "state")


async def referred(
    work: Work, unit_ids: Sequence[str], since: datetime, until: datetime
) -> dict[str, int]:
    rows = await work.all(
        "count_referred", unit_ids=listed(unit_ids), since=to_text(since), until=to_text(until)
    )
    return {row["unit_id"]: row["n"] for row in rows}


async def key_people(
    work: Work, unit_ids: Sequence[str], since: datetime
) -> dict[str, tuple[int, int]]:
    """By unit: red and yellow ones who were reached since, and how many there are."""
    rows = await work.all(
        "count_key_people_reached", unit_ids=listed(unit_ids), since=to_text(since)
    )
    return {row["unit_id"]: (row["reached"], row["n"]) for row in rows}


async def households_reached(
    work: Work, unit_ids: Sequence[str], since: datetime
) -> dict[str, int]:
    rows = await work.all(
        "count_households_reached", unit_ids=listed(unit_ids), since=to_text(since)
    )
    return {row["unit_id"]: row["n"] for row in rows}


async def tree(work: Work) -> tuple[Unit, ...]:
    """Every unit there is, without its phones."""
    return tuple(
        Unit(row["id"], row["parent_id"], row["level"], row["name"], row["short_name"])
        for row in await work.all("list_tree")
    )


async def who_served(work: Work, since: datetime) -> tuple[str, ...]:
    """Everybody who finished something for others, drove, or had a turn."""
    rows = await work.all("list_who_served", since=to_text(since))
    return tuple(row["person_id"] for row in rows)


async def overdue(
    work: Work, unit_ids: Sequence[str], without: Iterable[str], now: datetime, most: int
) -> tuple[Case, ...]:
    """Past their rung, oldest first."""
    rows = await work.all(
        "overdue_cases", unit_ids=listed(unit_ids), without=listed(without), now=to_text(now),
        most=most,
    )  # fmt: skip
    return tuple(from_row(row) for row in rows)


def _by_unit(rows: Iterable[Row], code: str) -> Counts:
    found: Counts = {}
    for row in rows:
        found.setdefault(row["unit_id"], {})[row[code]] = row["n"]
    return found


def _fact(row: Row, reopened: int = 0) -> CaseFact:
    return CaseFact(
        unit_id=row["unit_id"],
        kind=row["kind"],
        category=row["category"],
        emergency=row["acuity"] == "emergency",
        opened_at=from_text(row["opened_at"]),
        claimed_at=maybe_from_text(row["claimed_at"]),
        answered_at=maybe_from_text(row["answered_at"]),
        ended_at=maybe_from_text(row["ended_at"]),
        state=row["state"],
        outcome=row["outcome"],
        unconfirmed=bool(row["unconfirmed"]),
        reopened=reopened,
    )
