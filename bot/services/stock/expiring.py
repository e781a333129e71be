"""What expires while it is kept for somebody: soon after midnight another is kept in its place."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from bot.services.desk import Desk
from bot.services.stock.replanning import replan
from bot.store import holds, stock
from bot.store.database import Work

AT = time(0, 10)  # of the day after the last one


async def replan_expired(desk: Desk) -> int:
    """Step of the upkeep: one lot a write, once its day is over."""
    due = await desk.database.read(partial(holds.kept_past, day=_over_until(desk)))
    for lot in due:
        await desk.database.write(partial(_replan, desk, lot))
    return len(due)


async def next_expiry(desk: Desk) -> datetime | None:
    """When the first lot of which something is kept has passed its last day."""
    last = await desk.database.read(holds.first_last_day_kept)
    if last is None:
        return None
    after = date.fromisoformat(last) + timedelta(days=1)
    return datetime.combine(after, AT, desk.zone).astimezone(UTC)


async def _replan(desk: Desk, lot_id: str, work: Work) -> None:
    lot = await stock.find_lot(work, lot_id)
    if lot is not None:
        await replan(work, desk, lot, expired=True)


def _over_until(desk: Desk) -> str:
    """Lots whose last day is before this one are over; yesterday's only from the hour on."""
    now = desk.now().astimezone(desk.zone)
    day = now.date() if now.time() >= AT else now.date() - timedelta(days=1)
    return day.isoformat()
