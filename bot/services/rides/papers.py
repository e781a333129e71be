"""The trip log and the volunteers' tasks as tables; whom they were for and why is not in them."""

from __future__ import annotations

from datetime import datetime

from bot.domain.rides import BookingState, TripState
from bot.services.desk import Desk
from bot.services.present import OPERATOR
from bot.services.rides.volunteering import task_name, volunteer_kinds
from bot.services.stock.sheets import List, Span
from bot.services.views.names import local, text_of, unit_name
from bot.store import drivers, people, places, records, ride_log, service_log, trips
from bot.store.database import Work
from bot.store.ride_log import LogLine, Step
from bot.store.service_log import Task

STEPS = ("claimed", "boarded", "there", "ready", "home")
_COLUMNS = {
    "rides": "time:time purpose_of_ride driver car from to seats:int "
             "claimed:time boarded:time there:time ready:time home:time end",
    "tasks": "opened:time task number place volunteer claimed:time done:time outcome",
}  # fmt: skip
_LEVELS = ("micro", "hamlet", "village", "township", "department", "county")
_OVER = {TripState.DONE: "home", TripState.CANCELLED: "cancelled"}


class TaskLists:
    """One list a call, of a unit and all below it, or of every unit; each is noted."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def make(self, what: str, unit: str | None, span: Span) -> List:
        """The list called rides or tasks; ValueError for another."""
        desk = self._desk
        await desk.database.write(
            lambda work: records.add_look(
                work, desk.ids.new(), OPERATOR, f"export {what}", unit or "all", desk.now()
            )
        )
        return await desk.database.read(lambda work: self._list(work, what, unit, span))

    async def _list(self, work: Work, what: str, unit: str | None, span: Span) -> List:
        units = await _units(work, unit)
        if what == "rides":
            return await _rides(work, self._desk, units, span)
        if what == "tasks":
            return await _tasks(work, self._desk, units, span)
        raise ValueError(f"there is no list {what}")


async def _units(work: Work, unit: str | None) -> tuple[str, ...]:
    if unit is not None:
        return await places.subtree_ids(work, unit)
    return tuple([u.id for level in _LEVELS for u in await places.units_of_level(work, level)])


def _named(desk: Desk, what: str, rows: list[tuple[object, ...]]) -> List:
    titles = []
    for column in _COLUMNS[what].split():
        code, _, kind = column.partition(":")
        titles.append((text_of(desk, f"export.column.{code}"), kind or "text"))
    return List(text_of(desk, f"export.title.{what}"), tuple(titles), tuple(rows))


async def _rides(work: Work, desk: Desk, units: tuple[str, ...], span: Span) -> List:
    rows: list[tuple[object, ...]] = []
    for line in await ride_log.log_between(work, units, span.since, span.until):
        steps = await ride_log.steps_of_trip(work, line.trip_id)
        at = {name: local(desk, _last(steps, line, name)) for name in STEPS}
        trip = await trips.find_trip(work, line.trip_id)
        car = await drivers.vehicle(work, line.vehicle_id) if line.vehicle_id else None
        hamlet = await unit_name(work, trip.unit_id) if trip else ""
        rows.append((
            local(desk, line.leaves_at), _purpose(desk, line.purpose),
            await _name(work, line.driver_id), car.what if car else None,
            hamlet, line.destination, line.seats,
            *at.values(), text_of(desk, f"ride.end.{_end(line)}"),
        ))  # fmt: skip
    return _named(desk, "rides", rows)


def _last(steps: tuple[Step, ...], line: LogLine, what: str) -> datetime | None:
    """When a step was last said of this passenger."""
    mine = [one.at for one in steps if one.what == what and one.booking_id == line.booking_id]
    return mine[-1] if mine else None


def _end(line: LogLine) -> str:
    if line.state is None:
        return _OVER.get(line.trip_state, "open")
    over = (BookingState.HOME, BookingState.CANCELLED, BookingState.NO_SHOW)
    return line.state.value if line.state in over else "open"


def _purpose(desk: Desk, code: str | None) -> str | None:
    """In words that name no illness; a code nobody has worded is only a ride."""
    key = f"ride.purpose.{code}"
    return text_of(desk, key) if code and desk.content.messages.has(key) else None


async def _tasks(work: Work, desk: Desk, units: tuple[str, ...], span: Span) -> List:
    kinds = volunteer_kinds(desk)
    found = await service_log.tasks_between(work, kinds, units, span.since, span.until)
    return _named(desk, "tasks", [await _task(work, desk, task) for task in found])


async def _task(work: Work, desk: Desk, task: Task) -> tuple[object, ...]:
    key = f"outcome.{task.outcome}"
    worded = task.outcome is not None and desk.content.messages.has(key)
    return (
        local(desk, task.opened_at), task_name(desk, task.kind, task.category), task.number,
        await unit_name(work, task.unit_id), await _name(work, task.by) or None,
        local(desk, task.claimed_at), local(desk, task.answered_at),
        text_of(desk, key) if worded else task.outcome,
    )  # fmt: skip


async def _name(work: Work, person_id: str | None) -> str:
    """As in the register, since a table outlives what somebody is called."""
    person = await people.find_person(work, person_id) if person_id else None
    return person.name if person else ""
