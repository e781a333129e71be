"""What the villages of a county have begun, so that a day has its prompts and its reports."""

from __future__ import annotations

from datetime import datetime

from bot.services.reports.tree import ON, SWITCH
from bot.store import prompts, records
from bot.store.database import Work, open_database


async def begin_all(url: str, at: datetime) -> int:
    """Health prompts and the day's report in every village; how many there are."""
    database = await open_database(url, now=lambda: at)
    try:
        return await database.write(lambda work: _begin(work, at))
    finally:
        await database.close()


async def _begin(work: Work, at: datetime) -> int:
    villages = await work.all("list_units_of_level", level="village")
    for village in villages:
        await prompts.begin(work, village["id"], "", at)
        await records.set_mark(work, f"{SWITCH}:{village['id']}", ON, at)
    return len(villages)
