"""Two days before the last ride it is asked whether it goes on; then a series ends by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial

from bot.domain.case import Case
from bot.domain.quiet import waking
from bot.domain.ride_series import Other, RideSeries, SeriesState, due_days, leaves_at
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.rides.series_changing import stop
from bot.services.rides.series_drivers import propose
from bot.services.rides.series_hearing import message_of, tell_asker
from bot.services.rides.series_opening import adopt
from bot.services.telling import tell_person
from bot.store import people, ride_series
from bot.store.database import Work

BEFORE = timedelta(days=2)
SHORT = 3  # a series of so few rides is not asked about
OVER, CANCELLED = "over", "cancelled"


async def end_series(desk: Desk) -> int:
    """Asks, ends, and stops what nobody needs any more."""
    due = await desk.database.read(lambda work: _moments(work, desk))
    now = [series for at, series in due if at <= desk.now()]
    for series in now:
        await desk.database.write(partial(_one, desk=desk, series_id=series.id))
    return len(now)


async def next_end(desk: Desk) -> datetime | None:
    """When the next of these is due."""
    due = await desk.database.read(lambda work: _moments(work, desk))
    return min((at for at, _ in due), default=None)


async def _moments(work: Work, desk: Desk) -> list[tuple[datetime, RideSeries]]:
    return [(await _next(work, desk, one), one) for one in await ride_series.running(work)]


async def _next(work: Work, desk: Desk, series: RideSeries) -> datetime:
    if await _ended_why(work, series) is not None:
        return desk.now()
    if series.asked_for == series.last:
        return _ends_at(desk, series)
    others = await ride_series.others_of(work, series.id)
    found = due_days(series, others, series.first)
    if len(found) <= SHORT:
        return _ends_at(desk, series)
    leaves = leaves_at(series, found[-1], desk.zone, desk.content.rides)
    return waking(leaves - BEFORE, desk.quiet())


def _ends_at(desk: Desk, series: RideSeries) -> datetime:
    """The evening of its last day."""
    return datetime.combine(series.last, time(21, 0), desk.zone)


async def _ended_why(work: Work, series: RideSeries) -> str | None:
    """Died, moved away: whoever rides is not here any more."""
    person = await people.find_person(work, series.person_id) if series.person_id else None
    if person is None or person.ended_on is None:
        return None
    return person.ended_why or "asked"


async def _one(work: Work, *, desk: Desk, series_id: str) -> None:
    found = await ride_series.find_series(work, series_id)
    if found is None or found.state is SeriesState.ENDED:
        return
    series = await adopt(work, found)
    gone = await _ended_why(work, series)
    if gone is not None:
        await stop(work, desk, series, None, gone)
    elif _ends_at(desk, series) <= desk.now():
        await _end(work, desk, series)
    elif series.asked_for != series.last:
        await ride_series.put_series(work, replace(series, asked_for=series.last))
        await tell_asker(work, desk, series, "series.more", series.last.isoformat())


async def _end(work: Work, desk: Desk, series: RideSeries) -> None:
    now = desk.now()
    ended = replace(series, state=SeriesState.ENDED, ended_at=now, changed_at=now, why=OVER)
    await ride_series.put_series(work, ended)
    for driver in (ended.first_driver, ended.second_driver):
        if driver is not None:
            message = await message_of(work, ended, "series.stopped_driver", OVER)
            await tell_person(work, desk, driver, message)


async def follow_series(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """A ride that came home may name its driver; one that was called off is a day left out."""
    ride = await ride_series.ride_of_case(work, after.id)
    if ride is None or before.state is after.state:
        return after
    if after.state in (State.ANSWERED, State.CLOSED) and before.climbing:
        await propose(work, desk, after)
    elif after.state is State.CANCELLED:
        await ride_series.put_other(work, Other(ride.series_id, ride.day, why=CANCELLED))
    return after
