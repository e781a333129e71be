"""Which liaison of a hamlet has which door, where several share it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.domain.times import to_text
from bot.store.personal import Column
from bot.store.work import Work

PERSONAL = (
    Column("shared_doors", "person_id", "delete"),
    Column("shared_doors", "by_id", "empty"),
)


async def put(work: Work, shares: Mapping[str, str], by: str, at: datetime) -> None:
    """By household; who had a door before has it no more."""
    rows = [
        {"household_id": household, "person_id": person, "by_id": by, "at": to_text(at)}
        for household, person in shares.items()
    ]
    await work.each("put_shared_door", rows)


async def of_household(work: Work, household_id: str) -> str | None:
    """Whose it is; None where the hamlet was never shared out."""
    row = await work.one("find_shared_door", household_id=household_id)
    return row["person_id"] if row else None


async def of_unit(work: Work, unit_id: str) -> dict[str, str]:
    """By household of this very unit."""
    rows = await work.all("list_shared_doors", unit_id=unit_id)
    return {row["household_id"]: row["person_id"] for row in rows}


async def forget(work: Work, person_id: str) -> None:
    """Their doors are everybody's again (PERSONAL)."""
    await work.run("delete_shared_doors_of", person_id=person_id)
    await work.run("blank_shared_doors_by", person_id=person_id)
