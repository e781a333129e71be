"""How many came home: today's and altogether, and whose days still run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.services.desk import Desk
from bot.store.database import Work


async def returnee_days(work: Work, unit_ids: Sequence[str], day: date) -> dict[str, int]:
    """Days left by household, of households where somebody came home."""
    return {}


async def returnee_figures(
    work: Work, desk: Desk, unit_ids: Sequence[str], day: date
) -> tuple[int, int]:
    """Came home today, and whose days run on that day."""
    return (0, 0)
