"""/trips: who drives when tomorrow, with how many free seats, and where a car is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.domain.people import Unit
from bot.domain.rides import Need, Trip
from bot.domain.rights import oversees
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.rides.telling_back import tell_back
from bot.services.roles import units_seen
from bot.services.views.names import local, name_of, text_of, unit_name
from bot.services.views.shown import Picture, Shown
from bot.store import places, rides, trips
from bot.store.database import Work
from bot.store.outbox import OutboxRow

KEY = "said.ride_trips"
TEMPLATE = "trips_picture"
MOST_OTHERS = 8  # villages named to choose from


@dataclass(frozen=True, slots=True)
class _Day:
    """What a village's day looks like."""

    unit: Unit
    day: date
    trips: tuple[Trip, ...]
    unmet: tuple[Need, ...]


async def send(work: Work, desk: Desk, actor: Actor, named: str | None, *, today: bool) -> None:
    """For drivers of the village and those who look after it; tomorrow's, unless today's."""
    may = await villages_of(work, desk, actor)
    unit = _chosen(may, named)
    if unit is None:
        no = "ride.trips.no_such_village" if may else "ride.trips.not_for_you"
        await tell_back(work, desk, actor, no, {})
        return
    day = desk.today() + timedelta(days=int(not today))
    person = actor.person.id if actor.person else ""
    params = {"unit": unit.id, "day": day.isoformat(), "person": person}
    await tell_back(work, desk, actor, KEY, params)


async def villages_of(work: Work, desk: Desk, actor: Actor) -> tuple[Unit, ...]:
    """The own village first, then those a role reaches."""
    if actor.person is None:
        return ()
    seen = list(await units_seen(work, desk, actor.person.id)) if oversees(actor.held) else []
    seen += [held.unit_id for held in actor.held if "driver" in held.acts_as]
    found: dict[str, Unit] = {}
    home = [actor.person.unit_id] if set(seen) & set(await _line(work, actor)) else []
    for unit_id in (*home, *seen):
        village = await places.unit_of_level(work, unit_id, "village")
        if village is not None:
            found.setdefault(village.id, village)
    return tuple(found.values())


async def _line(work: Work, actor: Actor) -> tuple[str, ...]:
    above = await places.ancestors(work, actor.person.unit_id) if actor.person else ()
    return tuple(unit.id for unit in above if unit.level in ("hamlet", "village"))


def _chosen(may: tuple[Unit, ...], named: str | None) -> Unit | None:
    if named is None:
        return next(iter(may), None)
    return next((u for u in may if named in (u.id, u.name, u.short_name)), None)


async def show_trips(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The picture where somebody draws, else the same in words."""
    unit = await places.find_unit(work, row.params["unit"])
    if unit is None:
        return None
    found = await _look(work, desk, unit, date.fromisoformat(row.params["day"]))
    lines = [await _trip_line(work, desk, trip) for trip in found.trips]
    gaps = [await _gap_line(work, desk, need) for need in found.unmet]
    now = local(desk, desk.now())
    values: dict[str, Any] = {
        "unit": unit.name,
        "day": found.day,
        "now": now,
        "others": await _others(work, desk, row.params["person"], unit),
    }
    sums = {"trips": len(lines), "gaps": len(gaps), "free": sum(t.free for t in found.trips)}
    drawn = {
        "name": text_of(desk, "ride.trips.title", {"unit": unit.name}),
        "day": text_of(desk, "ride.trips.day", values),
        "lines": lines,
        "gaps": gaps,
        "gaps_title": text_of(desk, "ride.trips.gaps"),
        "none": text_of(desk, "ride.trips.none"),
        "more": text_of(desk, "ride.trips.more"),
        "note": text_of(desk, "ride.trips.note") if sums["free"] else "",
        "date": text_of(desk, "ride.trips.date", {"at": now}),
    }
    picture = Picture(drawn, "ride.trips.caption", {**values, **sums}, TEMPLATE)
    return Shown("ride.trips", {**values, "lines": lines, "unmet": gaps}, picture=picture)


async def _others(work: Work, desk: Desk, person: str, unit: Unit) -> list[str]:
    seen = await units_seen(work, desk, person) if person else ()
    villages = [u.name for u in await places.units_of_level(work, "village") if u.id in seen]
    return [name for name in villages if name != unit.name][:MOST_OTHERS]


async def _look(work: Work, desk: Desk, unit: Unit, day: date) -> _Day:
    first = datetime.combine(day, time(), desk.zone).astimezone(UTC)
    last = first + timedelta(days=1, seconds=-1)
    below = await places.subtree_ids(work, unit.id)
    waiting = await rides.waiting_needs(work, below, max(first, desk.now()))
    unmet = [need for need in waiting if need.leave_from and first <= need.leave_from <= last]
    return _Day(unit, day, await trips.open_trips(work, below, first, last), tuple(unmet))


async def _trip_line(work: Work, desk: Desk, trip: Trip) -> dict[str, str]:
    return {
        "time": f"{trip.leaves_at.astimezone(desk.zone):%H:%M}",
        "who": await name_of(work, trip.driver_id),
        "way": await _way(work, desk, trip.unit_id, trip.destination),
        "free": text_of(desk, "ride.trips.free", {"free": trip.free}),
    }


async def _gap_line(work: Work, desk: Desk, need: Need) -> dict[str, str]:
    at = need.leave_from.astimezone(desk.zone) if need.leave_from else None
    return {
        "time": f"{at:%H:%M}" if at else "",
        "who": "",
        "way": await _way(work, desk, need.unit_id, need.destination),
        "free": text_of(desk, "ride.trips.gap", {"seats": need.seats}),
    }


async def _way(work: Work, desk: Desk, unit_id: str, to: str | None) -> str:
    """From the hamlet, never from a door."""
    where = to or text_of(desk, "ride.trips.anywhere")
    hamlet = await unit_name(work, unit_id)
    return text_of(desk, "ride.trips.way", {"origin": hamlet, "to": where})
