"""What remains where nobody drives: buses that fit, paid cars, the hospital's own phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.content.said import as_html
from bot.domain.facilities import HOSPITALS, Departure, Facility, FacilityKind, departures
from bot.services.desk import Desk
from bot.services.directory.finding import facilities_of, find_facility
from bot.services.directory.pooling_key import place_key, target_unit
from bot.services.views.names import local, text_of
from bot.store import facilities, places
from bot.store.database import Work

__all__ = ["OtherWays", "bus_line", "buses_between", "other_ways", "place_key"]

BEFORE = timedelta(minutes=90)  # a bus so much earlier still fits a time that was said
MOST = 3


@dataclass(frozen=True, slots=True)
class OtherWays:
    """Ready to be shown: `text` has it all, and is empty where the directory knows nothing."""

    buses: tuple[str, ...] = ()
    cars: tuple[str, ...] = ()
    hospital: str | None = None
    text: str = ""  # as Telegram HTML; a value of another message as it is
    place_key: str | None = None

    @property
    def any(self) -> bool:
        return bool(self.buses or self.cars or self.hospital)


async def other_ways(
    work: Work, desk: Desk, unit_id: str, destination: str | None, leaves: datetime | None
) -> OtherWays:
    """From a unit to where somebody wants to be, around when they want to leave (None: now)."""
    key = await place_key(work, unit_id, destination)
    to = await target_unit(work, unit_id, destination)
    buses = await buses_between(work, desk, unit_id, to, leaves) if to else ()
    cars = await facilities_of(work, unit_id, (FacilityKind.TAXI,))
    hospital = await _hospital(work, unit_id, destination)
    found = OtherWays(
        buses=tuple(bus_line(desk, bus) for bus in buses),
        cars=tuple(_line(desk, "places.car", car) for car in cars[:MOST]),
        hospital=_line(desk, "places.hospital", hospital) if hospital else None,
        place_key=key,
    )
    if not found.any:
        return found
    values = {"buses": found.buses, "cars": found.cars, "hospital": found.hospital or ""}
    text = as_html(text_of(desk, "places.other_ways", values))
    return OtherWays(found.buses, found.cars, found.hospital, text, key)


async def buses_between(
    work: Work, desk: Desk, unit_id: str, to: str, leaves: datetime | None
) -> tuple[Departure, ...]:
    """The next that fit, none that has left."""
    now = desk.now()
    after = now if leaves is None else max(now, leaves - BEFORE)
    lines = await facilities_of(work, unit_id, (FacilityKind.BUS,))
    stops = [stop for line in lines for stop in await facilities.stops_of(work, line.id)]
    for unit in await places.ancestors(work, unit_id):
        # The stop of one's own village before the township's, where both have one.
        found = departures(stops, (unit.id,), (to,), after, desk.zone) if unit.id != to else ()
        if found or unit.level == "township":
            return found[:MOST]
    return ()


def bus_line(desk: Desk, bus: Departure) -> str:
    """The line of one bus: day and hour, where one gets in, where it goes and when it is there."""
    values = {
        "leaves": local(desk, bus.leaves),
        "arrives": local(desk, bus.arrives),
        "stop": bus.stop,
        "to": bus.to,
        "now": desk.today(),
    }
    return as_html(text_of(desk, "places.bus", values))


def _line(desk: Desk, key: str, place: Facility) -> str:
    values = {
        "name": place.name,
        "phone": place.phone or "",
        "answers": place.answers or "",
    }
    if place.kind is FacilityKind.TAXI:
        values["offers"] = place.offers or ""
    return as_html(text_of(desk, key, values))


async def _hospital(work: Work, unit_id: str, destination: str | None) -> Facility | None:
    """The one somebody is on the way to."""
    if not destination:
        return None
    found = await find_facility(work, unit_id, destination)
    return found if found is not None and found.kind in HOSPITALS else None
