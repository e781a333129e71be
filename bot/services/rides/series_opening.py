"""Each day of a series becomes a ride of its own: opened ahead, and moved or called off with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.domain import closing
from bot.domain.case import Case
from bot.domain.claims import claim
from bot.domain.moments import Moment, moment_to_text
from bot.domain.moved import Moved
from bot.domain.quiet import waking
from bot.domain.ride_series import (
    Due,
    RideSeries,
    SeriesState,
    drives_always,
    due_days,
    leaves_at,
    opens_at,
)
from bot.domain.rides import BookingState
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.opening import open_case, set_going
from bot.services.rides.needs import YES
from bot.services.rides.searching import on_details
from bot.services.rides.series_search import own_drivers
from bot.services.tasks.gates import why_not
from bot.services.wanted import Wanted
from bot.store import cases, people, ride_series, rides, timeline, trips
from bot.store.database import Work
from bot.store.ride_series import Ride
from bot.store.timeline import Said

# A ride that began is no longer changed by what is said of the series.
_NOT_BEGUN = (BookingState.BOOKED, BookingState.CONFIRMED)
CALLED_OFF = "not_needed"


async def open_ride(
    work: Work, desk: Desk, series: RideSeries, due: Due, said: Said | None = None,
    chat_id: str | None = None, message_id: int | None = None,
) -> Case | None:  # fmt: skip
    """The case of one day, with everything known of it; None where there is one already."""
    always = drives_always(series, due.on)
    wanted = Wanted(
        kind="help",
        category="ride",
        unit_id=series.unit_id,
        origin="private",
        household_id=series.household_id,
        subject_id=series.person_id,
        author_id=series.author_id,
        chat_id=chat_id,
        message_id=message_id,
        said=(said,) if said else (),
        known=_known(series, due),
        quiet_author=True,
        ask=False,
        proxy_id=series.proxy_id,
        taken=always,
    )
    if any(ride.day == due.day for ride in await ride_series.rides_of(work, series.id)):
        return None
    case = await open_case(work, desk, wanted)
    await ride_series.add_ride(work, Ride(series.id, due.day, due.on, case.id))
    if not always:
        return case
    taken = await _take_always(work, desk, series, case)
    return taken or await set_going(work, desk, case, quiet_author=True)


def _known(series: RideSeries, due: Due) -> dict[str, str]:
    """What a form and its words would have said of this day."""
    flags = ("wheelchair", "child_seat", "infectious", "two_way")
    known = {
        "to": series.destination or "",
        "origin": series.origin or "",
        "seats": str(series.seats),
        "ride.series": series.id,
        "ride.purpose": series.purpose or "",
        **{f"ride.{name}": YES for name in flags if getattr(series, name)},
    }
    return {**{k: v for k, v in known.items() if v}, **_when(series, due)}


def _when(series: RideSeries, due: Due) -> dict[str, str]:
    """Its day and hour; an hour that was said for this day stands above an appointment."""
    clock = due.clock or series.clock
    moment = Moment(day=due.on, clock=clock, part=series.part if clock is None else None)
    there = series.appointment if clock is None else None
    return {
        "when": moment_to_text(moment),
        "ride.be_there": f"{there:%H:%M}" if there else "",
    }


async def _take_always(work: Work, desk: Desk, series: RideSeries, case: Case) -> Case | None:
    """都我来: it is the first driver's without a question, as long as he can."""
    driver = series.first_driver or ""
    need = await rides.find_need(work, case.id)
    if need is None or driver not in await own_drivers(work, desk, need):
        return None
    if await why_not(work, desk, case, driver) is not None:
        return None
    moved = claim(case, driver, desk.quiet(), desk.now())
    if not isinstance(moved, Moved):
        return None
    await timeline.note_told(work, case.id, driver, 0, desk.now(), reached=True)
    return await settle(work, desk, case, moved)


async def open_next(
    work: Work, desk: Desk, series: RideSeries, said: Said, chat_id: str, message_id: int | None
) -> Case | None:
    """The first ride, at once however far it is."""
    others = await ride_series.others_of(work, series.id)
    for due in due_days(series, others, desk.today()):
        if leaves_at(series, due, desk.zone, desk.content.rides) > desk.now():
            return await open_ride(work, desk, series, due, said, chat_id, message_id)
    return None


async def open_due(desk: Desk) -> int:
    """One ride a write."""
    now = [(series, due) for at, series, due in await _moments(desk) if at <= desk.now()]
    for series, due in now:
        await desk.database.write(partial(_open, desk=desk, series=series, due=due))
    return len(now)


async def next_opening(desk: Desk) -> datetime | None:
    """When the next one is to be looked for; nobody is woken for it."""
    return min((at for at, *_ in await _moments(desk)), default=None)


async def _open(work: Work, *, desk: Desk, series: RideSeries, due: Due) -> None:
    known = await adopt(work, await ride_series.find_series(work, series.id) or series)
    if known.state is SeriesState.ACTIVE and not await _gone(work, known):
        await open_ride(work, desk, known, due)


async def adopt(work: Work, series: RideSeries) -> RideSeries:
    """Whom it is for may have been asked after the first ride was opened."""
    if series.person_id is not None:
        return series
    for ride in await ride_series.rides_of(work, series.id):
        case = await cases.find_case(work, ride.case_id)
        if case is not None and case.subject_id is not None:
            series = replace(series, person_id=case.subject_id, household_id=case.household_id)
            await ride_series.put_series(work, series)
            break
    return series


async def _gone(work: Work, series: RideSeries) -> bool:
    person = await people.find_person(work, series.person_id) if series.person_id else None
    return person is not None and person.ended_on is not None


async def _moments(desk: Desk) -> list[tuple[datetime, RideSeries, Due]]:
    """The next day of each series that has no case yet."""
    rules, now = desk.content.rides, desk.now()

    async def read(work: Work) -> list[tuple[datetime, RideSeries, Due]]:
        found = []
        for series in await ride_series.running(work):
            due = await _next_unopened(work, desk, series)
            if due is None or await _gone(work, series):
                continue
            at = opens_at(series, due, desk.zone, rules, rules.series_ahead)
            left = leaves_at(series, due, desk.zone, rules)
            asked = waking(max(at, now), desk.quiet())
            found.append((at if asked >= left else max(at, asked), series, due))
        return found

    return await desk.database.read(read)


async def _next_unopened(work: Work, desk: Desk, series: RideSeries) -> Due | None:
    made = {ride.day for ride in await ride_series.rides_of(work, series.id)}
    others = await ride_series.others_of(work, series.id)
    for due in due_days(series, others, desk.today()):
        late = leaves_at(series, due, desk.zone, desk.content.rides) <= desk.now()
        if due.day not in made and not late:
            return due
    return None


async def reconcile(
    work: Work, desk: Desk, series: RideSeries, by: str | None, *, whole: bool = False
) -> None:
    """Rides that are open follow what the series says now; whoever drives hears it at once."""
    others = await ride_series.others_of(work, series.id)
    active = series.state is SeriesState.ACTIVE
    dues = {due.day: due for due in due_days(series, others, series.first)} if active else {}
    for ride in await ride_series.rides_of(work, series.id):
        case = await cases.find_case(work, ride.case_id)
        if case is None or case.final or not await _may_change(work, desk, case):
            continue
        due = dues.get(ride.day)
        if due is None:
            await _call_off(work, desk, ride, case, by)
        else:
            await _follow(work, desk, series, ride, case, due, whole=whole)


async def _may_change(work: Work, desk: Desk, case: Case) -> bool:
    booking = await trips.booking_of_case(work, case.id)
    if booking is not None and booking.state.live and booking.state not in _NOT_BEGUN:
        return False
    need = await rides.find_need(work, case.id)
    until = (need.leave_until or need.leave_from) if need else None
    return case.climbing and (until is None or until > desk.now())


async def _call_off(work: Work, desk: Desk, ride: Ride, case: Case, by: str | None) -> None:
    await ride_series.drop_ride(work, ride)
    moved = closing.cancel(case, by, CALLED_OFF, desk.now())
    if isinstance(moved, Moved):
        await settle(work, desk, case, moved, by=by)


async def _follow(
    work: Work, desk: Desk, series: RideSeries, ride: Ride, case: Case, due: Due, *, whole: bool
) -> None:
    """Another hour, or all of it; the trip moves with it and the driver hears it.

    What was said of this one ride alone stays as it is.
    """
    now = _known(series, due)
    told = now if whole else {name: now[name] for name in ("when", "ride.be_there")}
    known = {**dict(case.details), **told}
    if known == dict(case.details):
        return
    changed = replace(
        case, details=tuple(known.items()), changed_at=desk.now(), revision=case.revision + 1
    )
    await cases.save_case(work, case, changed)
    if ride.on != due.on:
        await ride_series.move_ride(work, ride, due.on)
    await on_details(work, desk, changed)
