"""Reports as they run where they were begun."""

from __future__ import annotations

from bot.services.reports.tree import ON, SWITCH
from bot.store import records
from tests.stories.village import Village


async def begin_reports(village: Village, unit: str = "qingshui") -> None:
    """Begun above, for every village below."""
    desk = village.bot.desk
    await desk.database.write(
        lambda work: records.set_mark(work, f"{SWITCH}:{unit}", ON, desk.now())
    )
