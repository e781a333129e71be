"""Once a week whoever leads a village hears that somebody has nobody; never a daily nag."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.lanes import Lane
from bot.services.coverage.rows import missing_in
from bot.services.desk import Desk
from bot.services.duty.reading import to_tell
from bot.services.telling import Message, tell_person
from bot.store import places, records
from bot.store.database import Work

MARK = "coverage.week"
WEEK = timedelta(days=7)
LATE = timedelta(hours=36)  # a week begun long ago is not news any more


async def tell_week(desk: Desk) -> int:
    """Every village in a write of its own."""
    slot = _slot(desk)
    done = await desk.database.read(lambda work: records.get_mark(work, MARK))
    if (done is not None and done[0] == slot.isoformat()) or desk.now() - slot > LATE:
        return 0
    villages = await desk.database.read(lambda work: places.units_of_level(work, "village"))
    told = 0
    for village in villages:

        async def one(work: Work, unit_id: str = village.id) -> int:
            return await _tell(work, desk, unit_id, slot)

        told += await desk.database.write(one)
    await desk.database.write(lambda work: records.set_mark(work, MARK, slot.isoformat(), slot))
    return told + 1


async def next_week(desk: Desk) -> datetime | None:
    """The day and clock of the week."""
    slot = _slot(desk)
    done = await desk.database.read(lambda work: records.get_mark(work, MARK))
    told = done is not None and done[0] == slot.isoformat()
    return slot + WEEK if told or desk.now() - slot > LATE else slot


async def _tell(work: Work, desk: Desk, unit_id: str, slot: datetime) -> int:
    if not await missing_in(work, desk, unit_id):
        return 0
    person = await to_tell(work, desk, unit_id)
    if person is None:
        return 0
    about = f"cover.week:{unit_id}:{slot.date().isoformat()}"
    message = Message("cover.week", about, {"unit": unit_id}, Lane.REMINDER, unasked=True)
    return int(await tell_person(work, desk, person, message))


def _slot(desk: Desk) -> datetime:
    """The last time of the week that has come."""
    rules, today = desk.content.duty, desk.today()
    day = today - timedelta(days=(today.weekday() - rules.weekly_day) % 7)
    at = datetime.combine(day, rules.weekly_at, desk.zone)
    return at if at <= desk.now() else at - WEEK
