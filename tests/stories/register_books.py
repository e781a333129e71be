"""What registers hold, as a story looks into them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.domain.contacts import Contact, How
from bot.domain.registers import Entry
from bot.store import contacts, places, registers
from tests.stories.village import Village

MONDAY = date(2026, 11, 23)


async def lines(village: Village, code: str, unit: str = "liuwan") -> tuple[Entry, ...]:
    """Of a village, oldest first."""

    async def look(work: Any) -> tuple[Entry, ...]:
        units = await places.subtree_ids(work, unit)
        return await registers.entries(work, code, units, MONDAY - timedelta(9), date.max)

    return await village.bot.desk.database.read(look)


async def visits_to(village: Village, person: str) -> list[Contact]:
    """Contacts that a visit made."""
    since = datetime(2026, 11, 1, tzinfo=UTC)
    found = await village.bot.desk.database.read(
        lambda work: contacts.of_person(work, person, since, since + timedelta(days=60))
    )
    return [one for one in found if one.how is How.VISIT]


async def holds(village: Village, word: str) -> list[str]:
    """Every table of registers, sweeps and returnees in which a word or id stands."""
    found = []
    for table in (
        "register_entries", "register_switches", "sweeps", "sweep_doors", "returnees",
        "returnee_health",
    ):  # fmt: skip
        rows = await village.bot.desk.database.read(
            lambda work, table=table: work._fetch(f"SELECT * FROM {table}", {})  # type: ignore[attr-defined,misc]
        )
        if any(word in str(value) for row in rows for value in dict(row).values()):
            found.append(table)
    return found
