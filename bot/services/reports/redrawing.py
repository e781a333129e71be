"""Whatever shows a report or a sum of reports is drawn anew, without sound."""

from __future__ import annotations

from datetime import date

from bot.services.reports.subjects import about_report, about_summary
from bot.store import living, places
from bot.store.database import Work


async def redraw(work: Work, unit_id: str, day: date) -> None:
    """The village's card, and what the township and the county read."""
    await living.want_about(work, about_report(unit_id, day))
    for unit in await places.ancestors(work, unit_id):
        if unit.level in ("township", "county"):
            await living.want_about(work, about_summary(unit.id, day))
