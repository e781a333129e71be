"""places.yaml of a village: places, bus lines, paid cars, who works or lives where."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import time

from bot.content.faults import Fault
from bot.content.layers import Shelf
from bot.content.readers import (
    Unfit,
    one_of,
    read_clock,
    read_count,
    read_date,
    read_flag,
    read_text,
)
from bot.content.table import Table
from bot.content.village import VillagePlace
from bot.content.village_rows import read_id, read_opens
from bot.domain.facilities import MEDICAL, Facility, FacilityKind, Part, Stop, read_days

FILE = "places.yaml"
PARTS = (("staff", Part.STAFF), ("residents", Part.RESIDENT))
_KEYS = {part: key for key, part in PARTS}
MOST_STEPS = 3  # each has a button of its own where it may be reported


def read_places(shelf: Shelf) -> tuple[VillagePlace, ...]:
    """The places of a village folder; a village may have written down none."""
    if not any(layer.find(FILE) for layer in shelf.layers):
        return ()
    found: list[VillagePlace] = []
    for table in shelf.one(FILE):
        for row in table.rows("places", required=True):
            found.append(place_row(row))
            row.close()
        table.close()
    return tuple(found)


def place_row(row: Table) -> VillagePlace:
    """One place as it stands in the file."""
    place = Facility(
        id=row.read("id", read_id, "", required=True),
        unit_id=row.read("unit", read_id, "", required=True),
        kind=row.read("kind", one_of(FacilityKind), FacilityKind.SHOP, required=True),
        name=row.read("name", read_text, "", required=True),
        aliases=row.several("aliases", read_text) or (),
        address=row.read("address", read_text, None),
        opens=row.read("opens", read_opens, None),
        phone=row.read("phone", read_text, None),
        answers_id=row.read("answers_person", read_id, None),
        answers=row.read("answers", read_text, None),
        green_channel=row.read("green_channel", read_flag, False),
        green_contact=row.read("green_contact", read_text, None),
        offers=row.read("offers", read_text, None),
        steps=row.several("steps", read_text) or (),
        keeper_id=row.read("keeper", read_id, None),
        last_confirmed=row.read("last_confirmed", read_date, None),
    )
    _faults_of(row, place)
    people = [(id, part) for key, part in PARTS for id in row.several(key, read_id) or ()]
    return VillagePlace(
        place,
        row.read("confirmed_days", read_count, None),
        tuple(_stops(row, place)),
        tuple(people),
    )


def _faults_of(row: Table, place: Facility) -> None:
    if place.green_channel and not place.green_contact:
        row.fault("green_contact", "is missing: a green channel needs somebody to ring")
    if place.steps and place.kind not in MEDICAL:
        row.fault("steps", "are of places that receive the ill")
    if len(place.steps) > MOST_STEPS:
        row.fault("steps", f"must be at most {MOST_STEPS}")
    if place.kind is FacilityKind.TAXI and not place.phone:
        row.fault("phone", "is missing: a paid car is rung")


def _stops(row: Table, place: Facility) -> Iterator[Stop]:
    """Every stop of every run; the times of a run stand in the order of the stops."""
    stops = [
        (stop.read("name", read_text, "", required=True), stop.read("unit", read_id, None))
        for stop in row.rows("stops", required=place.kind is FacilityKind.BUS)
    ]
    for number, run in enumerate(row.rows("runs", required=place.kind is FacilityKind.BUS)):
        days = run.read("days", _read_days, "mon-sun")
        times: tuple[time, ...] = run.several("at", read_clock, required=True) or ()
        run.close()
        if len(times) != len(stops):
            run.fault("at", f"must have one time for each of {len(stops)} stops")
        if list(times) != sorted(times):
            run.fault("at", "must go on from stop to stop")
        for position, ((name, unit), at) in enumerate(zip(stops, times, strict=False)):
            yield Stop(place.id, number, position, name, at, days, unit)


def _read_days(text: str) -> str:
    try:
        read_days(text)
    except ValueError as fault:
        raise Unfit(str(fault)) from fault
    return text


def place_faults(
    places: tuple[VillagePlace, ...], units: Collection[str], people: Collection[str]
) -> Iterator[Fault]:
    """What the places say of units and people that no other file knows, and ids given twice."""
    seen: set[str] = set()
    for i, one in enumerate(places):
        place, at = one.place, f"places[{i}]"
        if place.id and place.id in seen:
            yield Fault(FILE, f"{at}.id", f"{place.id} is given twice")
        seen.add(place.id)
        stops = [("stops", stop.unit_id) for stop in one.stops]
        for key, unit in dict.fromkeys([("unit", place.unit_id), *stops]):
            if unit and unit not in units:
                yield Fault(FILE, f"{at}.{key}", f"{unit} does not stand in units.yaml")
        named = [("keeper", place.keeper_id), ("answers_person", place.answers_id)]
        for key, person in [*named, *((_KEYS[part], id) for id, part in one.people)]:
            if person and person not in people:
                yield Fault(FILE, f"{at}.{key}", f"{person} does not stand in people.yaml")
