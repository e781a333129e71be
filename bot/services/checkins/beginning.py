"""The morning: every hamlet where rounds run begins its day once, each in a write of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.services.checkins.asking import begin
from bot.services.checkins.facts import due_in, today_in
from bot.services.desk import Desk
from bot.store import checkins, round_marks
from bot.store.database import Work
from bot.store.round_marks import RoundUnit

A_DAY = timedelta(days=1)


async def begin_rounds(desk: Desk) -> int:
    """Whoever is due is asked; a day whose hours are over is left alone, nobody by night."""
    running = await desk.database.read(round_marks.units)
    ready = [unit for unit in running if _is_time(desk, unit)]
    for unit in ready:
        await desk.database.write(partial(begin_unit, desk=desk, unit=unit))
    return len(ready)


async def next_begin(desk: Desk) -> datetime | None:
    """When the next morning begins anywhere."""
    running = await desk.database.read(round_marks.units)
    times = [_next(desk, unit) for unit in running if unit.ended_at is None]
    return min(times, default=None)


async def begin_unit(work: Work, *, desk: Desk, unit: RoundUnit) -> None:
    """The morning of one hamlet: everybody who is due, each in the cheapest way."""
    await round_marks.put_unit(work, replace(unit, begun_on=desk.today()))
    for due in await due_in(work, desk, (unit.unit_id,), desk.today()):
        await begin(work, desk, due)
    await checkins.drop_before(work, desk.today() - desk.content.rounds.kept)


def _hours(desk: Desk, unit: RoundUnit, moment: datetime) -> tuple[datetime, datetime]:
    day = moment.astimezone(desk.zone).date()
    hours = desk.content.rounds.hours_of(busy=today_in(desk, day, unit).busy)
    return (
        datetime.combine(day, hours.begin, desk.zone),
        datetime.combine(day, hours.latest, desk.zone),
    )


def _is_time(desk: Desk, unit: RoundUnit) -> bool:
    if unit.ended_at is not None or unit.begun_on == desk.today():
        return False
    begin_at, latest = _hours(desk, unit, desk.now())
    return begin_at <= desk.now() <= latest


def _next(desk: Desk, unit: RoundUnit) -> datetime:
    if unit.begun_on != desk.today():
        begin_at, latest = _hours(desk, unit, desk.now())
        if desk.now() <= latest:
            return begin_at
    return _hours(desk, unit, desk.now() + A_DAY)[0]
