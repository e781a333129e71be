"""Two levels reached before the first was said: who asked hears only of the higher one."""

from __future__ import annotations

from bot.store import cases, outbox
from bot.store.database import Work
from bot.store.outbox import OutboxRow

REACHED = "reached"  # the parameter that names the level


async def is_overtaken(work: Work, row: OutboxRow) -> bool:
    """Whether another row tells the same people that the case stands higher by now."""
    reached = row.params.get(REACHED)
    if reached is None or not row.is_new or row.case_id is None:
        return False
    case = await cases.find_case(work, row.case_id)
    if case is None or case.level.value == reached:
        return False
    higher = row.about.replace(f":{reached}@", f":{case.level.value}@")
    return await outbox.find_by_about(work, higher) is not None
