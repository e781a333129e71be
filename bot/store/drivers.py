"""Drivers and their cars: who could drive for a unit, with what, when."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.domain.drivers import Driver, Vehicle
from bot.domain.times import maybe_from_text, to_text
from bot.store import places
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("vehicles", "owner_id", "keep"),  # beside trips: a car without plate and name
    Column("vehicles", "plate", "empty"),
    Column("vehicles", "what", "empty"),
    Column("helpers", "person_id", "delete"),
    Column("helpers", "accepted_by", "empty"),
)

ABOVE_A_TOWNSHIP = ("province", "city", "county")
FITTED = ("wheelchair", "stretcher", "oxygen", "child_seat", "truck", "night")


class Helper(NamedTuple):
    """What somebody who helps said about themselves."""

    person_id: str
    opens: str | None = None
    agreed_at: datetime | None = None
    unit_id: str | None = None
    accepted: str | None = None  # asked, yes, no
    draft: Vehicle | None = None  # a car told and not yet said to be right


async def drivers_for(
    work: Work, unit_id: str, now: datetime, zone: ZoneInfo, *, at: datetime | None = None
) -> tuple[Driver, ...]:
    """Everybody who drives for the unit or one above it, fleets that help there too.

    `off` and `trips_today` are as of `at`, the moment the drive would be (now, if not given).
    """
    moment = at or now
    units = await _line(work, unit_id)
    day = moment.astimezone(zone).date()
    rows = await work.all("list_drivers_at", unit_ids=listed(units), day=day.isoformat())
    held: dict[str, set[str]] = {}
    for row in rows:
        held.setdefault(row["person_id"], set()).add(row["unit_id"])
    if not held:
        return ()
    return await _drivers(work, {p: _in_order(units, at_) for p, at_ in held.items()}, moment, zone)


async def driver_of(work: Work, person_id: str, now: datetime, zone: ZoneInfo) -> Driver:
    """One person as a driver; without units, whatever role they hold."""
    found = await _drivers(work, {person_id: ()}, now, zone)
    return found[0]


async def vehicle_of(work: Work, person_id: str) -> Vehicle | None:
    """The car somebody drives, the one told last."""
    return (await _vehicles(work, (person_id,))).get(person_id)


async def vehicle(work: Work, id: str) -> Vehicle | None:
    """A car by its id, also one no longer driven."""
    row = await work.one("find_vehicle", id=id)
    return _vehicle(row) if row else None


async def add_vehicle(work: Work, car: Vehicle, now: datetime) -> bool:
    """Whether the car is new; an id already there stays as it is."""
    row = await work.one(
        "add_vehicle",
        id=car.id,
        owner_id=car.owner_id,
        seats=car.seats,
        what=car.what,
        plate=car.plate,
        since=to_text(now),
        **{name: int(getattr(car, name)) for name in FITTED},
    )
    return row is not None


async def change_vehicle(work: Work, car: Vehicle, now: datetime) -> None:
    """This is the car they drive from now on."""
    await work.run("end_vehicles", owner_id=car.owner_id, at=to_text(now))
    await add_vehicle(work, car, now)


async def set_night(work: Work, person_id: str, night: bool) -> None:
    """Whether they may be asked by night."""
    await work.run("set_vehicle_night", owner_id=person_id, night=int(night))


async def helper(work: Work, person_id: str) -> Helper:
    """What they said about themselves; empty where nothing was said."""
    return (await _helpers(work, (person_id,))).get(person_id, Helper(person_id))


async def set_hours(work: Work, person_id: str, opens: str | None, now: datetime) -> None:
    """The hours of the week in which they may be asked; None is any waking hour."""
    await work.run("set_helper_hours", person_id=person_id, opens=opens, at=to_text(now))


async def add_hours(work: Work, person_id: str, opens: str | None, now: datetime) -> bool:
    """The same, where nothing was said yet."""
    values = {"person_id": person_id, "opens": opens, "at": to_text(now)}
    return await work.one("add_helper_hours", **values) is not None


async def keep_draft(work: Work, car: Vehicle | None, person_id: str, now: datetime) -> None:
    """A car as it was told, until it is said to be right; None drops it."""
    text = json.dumps(asdict(car), ensure_ascii=False) if car else None
    await work.run("keep_car_draft", person_id=person_id, draft=text, at=to_text(now))


async def agree_to_drive(work: Work, person_id: str, unit_id: str, now: datetime) -> None:
    """They would drive for nothing; whoever looks after the unit is asked."""
    await work.run("agree_to_drive", person_id=person_id, unit_id=unit_id, at=to_text(now))


async def accept_driver(
    work: Work, person_id: str, answer: str, by_id: str, now: datetime
) -> str | None:
    """The unit they drive for; None where somebody answered before."""
    row = await work.one(
        "accept_driver", person_id=person_id, answer=answer, by_id=by_id, at=to_text(now)
    )
    return str(row["unit_id"]) if row else None


async def forget(work: Work, person_id: str) -> None:
    """The car keeps its seats beside its trips, and nothing that says whose it was (PERSONAL)."""
    await work.run("empty_vehicles", person_id=person_id)
    await work.run("delete_helper", person_id=person_id)
    await work.run("delete_helper_answers", person_id=person_id)


async def _line(work: Work, unit_id: str) -> tuple[str, ...]:
    """The unit and those above it up to its township, the nearest first."""
    line = await places.ancestors(work, unit_id)
    return tuple(u.id for u in line if u.level not in ABOVE_A_TOWNSHIP or u.id == unit_id)


async def _drivers(
    work: Work, held: Mapping[str, tuple[str, ...]], moment: datetime, zone: ZoneInfo
) -> tuple[Driver, ...]:
    ids = listed(sorted(held))
    begin = datetime.combine(moment.astimezone(zone).date(), time(0), zone)
    cars, said = await _vehicles(work, held), await _helpers(work, held)
    resting = await work.all("list_resting", person_ids=ids, at=to_text(moment))
    span = {"since": to_text(begin), "until": to_text(begin + timedelta(days=1))}
    trips = await work.all("count_trips_of", person_ids=ids, **span)
    asked = {row["person_id"]: row for row in await work.all("list_asked", person_ids=ids)}
    off = {row["person_id"] for row in resting}
    driven = {row["driver_id"]: int(row["n"]) for row in trips}
    return tuple(
        Driver(
            person_id=id,
            units=units,
            vehicle=cars.get(id),
            opens=said[id].opens if id in said else None,
            off=id in off,
            trips_today=driven.get(id, 0),
            asked_at=maybe_from_text(asked[id]["at"]) if id in asked else None,
            said_no_on=_day(asked[id]["refused_at"], zone) if id in asked else None,
        )
        for id, units in sorted(held.items())
    )


def _day(text: str | None, zone: ZoneInfo) -> date | None:
    moment = maybe_from_text(text)
    return moment.astimezone(zone).date() if moment else None


def _in_order(units: Sequence[str], held: set[str]) -> tuple[str, ...]:
    return tuple(unit for unit in units if unit in held)


async def _vehicles(work: Work, owners: Iterable[str]) -> dict[str, Vehicle]:
    rows = await work.all("list_vehicles_of", owner_ids=listed(sorted(owners)))
    found: dict[str, Vehicle] = {}
    for row in rows:
        found.setdefault(row["owner_id"], _vehicle(row))
    return found


async def _helpers(work: Work, people: Iterable[str]) -> dict[str, Helper]:
    rows = await work.all("list_helpers", person_ids=listed(sorted(people)))
    return {
        row["person_id"]: Helper(
            row["person_id"],
            row["opens"],
            maybe_from_text(row["agreed_at"]),
            row["unit_id"],
            row["accepted"],
            _draft(row["draft"]),
        )
        for row in rows
    }


def _draft(text: str | None) -> Vehicle | None:
    return Vehicle(**json.loads(text)) if text else None


def _vehicle(row: Row) -> Vehicle:
    return Vehicle(
        row["id"],
        row["owner_id"],
        row["seats"],
        row["what"],
        row["plate"],
        **{name: bool(row[name]) for name in FITTED},
    )
