"""/rides: what waits for a car, worst first; who drives when; what could not be met."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from bot.domain.case import Case
from bot.domain.drivers import Driver
from bot.domain.lanes import Lane, Owed
from bot.domain.matching import Around, Unfit, fits_driver
from bot.domain.quiet import is_night
from bot.domain.rides import Need, Trip, TripState
from bot.domain.roles import wears
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.rides.planning import planned
from bot.services.roles import covering
from bot.services.telling import Message, tell_chat, tell_person
from bot.services.views.names import local, name_of, text_of, unit_name
from bot.store import cases, drivers, people, places, rides, trips
from bot.store.database import Work

MOST = 8
# So far ahead a list looks; what has passed is shown as unmet for so long.
AHEAD = timedelta(days=7)
BACK = timedelta(days=1)


async def show_rides(call: Call) -> None:
    """In private; the names of passengers are seen by who drives them and who oversees."""
    person = call.actor.person
    if person is None:
        await call.say("press.who_are_you")
        return
    about = f"rides:{call.actor.chat.id}:{call.heard.message_id}"
    message = Message("ride.board", about, {"person": person.id}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(call.work, call.desk, call.actor.chat.id, message, person.id)


async def say_board(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """What waits, and who drives when."""
    person = await people.get_person(work, params["person"])
    units = await _units(work, person.unit_id)
    oversees = wears(await covering(work, desk, person.id, person.unit_id), "cadre", "liaison")
    waiting = await waiting_in(work, desk, units)
    mine = {c.id for c in await cases.list_held(work, person.id)}
    lines, choices = [], []
    needs = tuple(need for _, need in waiting)
    plan = await planned(work, desk, units, needs) if oversees else {}
    for case, need in waiting[:MOST]:
        line = await _line(work, desk, case, need)
        line["could"] = await name_of(work, plan.get(case.id)) if oversees else ""
        line["gap"] = oversees and case.id not in plan and not line["missed"] and not need.desk
        lines.append(line)
        if case.author_id != person.id:
            label = text_of(desk, "ride.label.take", {"number": case.number})
            choices.append({"label": label, "choice": case.number})
    return {
        "lines": lines,
        "more": max(len(waiting) - MOST, 0),
        "choices": choices[:MOST],
        "drives": await _drives(work, desk, units, person.id, every=oversees),
        "now": desk.today(),
        "mine": len(mine),
    }


async def _units(work: Work, unit_id: str) -> tuple[str, ...]:
    village = await places.unit_of_level(work, unit_id, "village")
    return tuple(await places.subtree_ids(work, village.id)) if village else (unit_id,)


async def waiting_in(work: Work, desk: Desk, units: tuple[str, ...]) -> list[tuple[Case, Need]]:
    """Rides nobody has taken: what was missed, then what leaves first."""
    found = []
    for need in await rides.waiting_needs(work, units, desk.now() - BACK):
        case = await cases.find_case(work, need.case_id)
        if case is not None and not case.final:
            found.append((case, need))
    late = desk.now() + timedelta(days=365)
    return sorted(found, key=lambda one: (-one[0].acuity.rank, one[1].leave_from or late))


async def _line(work: Work, desk: Desk, case: Case, need: Need) -> dict[str, Any]:
    missed = need.leave_until is not None and need.leave_until < desk.now()
    return {
        "number": case.number,
        "leaves": local(desk, need.leave_from) or "",
        "to": need.destination or "",
        "seats": need.seats,
        "wheelchair": need.wheelchair,
        "desk": need.desk,
        "place": await unit_name(work, case.unit_id),
        "mark": text_of(desk, f"mark.{case.acuity.value}")
        if desk.content.messages.has(f"mark.{case.acuity.value}")
        else "",
        "missed": missed,
    }


async def _drives(
    work: Work, desk: Desk, units: tuple[str, ...], person_id: str, *, every: bool
) -> list[dict[str, Any]]:
    """Own drives; for who looks after the village all of them, with free seats."""
    now = desk.now()
    found: tuple[Trip, ...] = await trips.trips_of_driver(work, person_id, now - BACK, now + AHEAD)
    if every:
        found = await trips.open_trips(work, units, now - BACK, now + AHEAD)
    alive = [t for t in found if t.state in (TripState.OPEN, TripState.UNDER_WAY)]
    return [
        {
            "leaves": local(desk, trip.leaves_at) or "",
            "to": trip.destination or "",
            "who": await name_of(work, trip.driver_id),
            "taken": trip.taken,
            "free": trip.free,
        }
        for trip in alive[:MOST]
    ]


async def show_waiting(work: Work, desk: Desk, person_id: str) -> bool:
    """Somebody drives again: what still waits and fits their car; nothing where nothing does."""
    person = await people.get_person(work, person_id)
    units = await _units(work, person.unit_id)
    driver = await drivers.driver_of(work, person_id, desk.now(), desk.zone)
    fit = [
        case
        for case, need in await waiting_in(work, desk, units)
        if _can(desk, need, driver, desk.now()) and case.author_id != person_id
    ]
    if not fit:
        return False
    about = f"rides_again:{person_id}:{desk.today().isoformat()}:{fit[0].id}"
    message = Message("ride.board", about, {"person": person_id}, Lane.CASE, Owed.LOOSE)
    return await tell_person(work, desk, person_id, message)


def _can(desk: Desk, need: Need, driver: Driver, now: datetime) -> bool:
    quiet = desk.quiet()
    around = Around(now=now, hours=quiet, rules=desk.content.rides, quiet=is_night(now, quiet))
    return fits_driver(need, driver, around) in (None, Unfit.HOURS)
