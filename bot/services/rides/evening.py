"""In the evening a driver hears, in one quiet line, what became of those who were driven."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import groupby

from bot.domain.lanes import Lane, Owed
from bot.services.desk import Desk
from bot.services.telling import Message, tell_person
from bot.store import ride_log, ride_upkeep
from bot.store.database import Work

AT = time(20, 0)


async def tell_drivers(desk: Desk) -> int:
    """Once a day and driver, of rides that ended since the evening before."""
    at = _today_at(desk)
    if desk.now() < at:
        return 0
    return await desk.database.write(lambda work: _tell(work, desk, at))


async def next_evening(desk: Desk) -> datetime | None:
    """Today's, or tomorrow's once it has been said; none where nobody drove."""
    at = _today_at(desk)
    if desk.now() < at:
        return at

    async def left(work: Work) -> bool:
        ended = await ride_upkeep.over_since(work, at - timedelta(days=1))
        day = at.date().isoformat()
        return any([not await ride_log.marked(work, e.driver_id, day) for e in ended])

    return at if await desk.database.read(left) else at + timedelta(days=1)


def _today_at(desk: Desk) -> datetime:
    return datetime.combine(desk.today(), AT, desk.zone)


async def _tell(work: Work, desk: Desk, at: datetime) -> int:
    ended = await ride_upkeep.over_since(work, at - timedelta(days=1))
    told = 0
    for driver, rides in groupby(ended, key=lambda one: one.driver_id):
        day = at.date().isoformat()
        if not await ride_log.mark(work, driver, day, desk.now()):
            continue
        last = list(rides)[-1].booking
        params = {
            "case": last.case_id,
            "person": driver,
            "since": (at - timedelta(days=1)).isoformat(),
        }
        message = Message(
            "ride.day_over",
            f"ride_day:{driver}:{day}",
            params,
            Lane.REMINDER,
            Owed.LOOSE,
            silent=True,
        )
        told += await tell_person(work, desk, driver, message)
    return told
