"""vehicles.yaml and teams.yaml of a village: cars, teams, organisations, fleets, skills."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

from bot.content.faults import Fault
from bot.content.layers import Shelf
from bot.content.readers import Unfit, one_of, read_code, read_count, read_flag, read_text
from bot.content.table import Table
from bot.content.village_helpers import VillageHelpers, VillageSkill, VillageTeam, VillageVehicle
from bot.content.village_rows import read_id
from bot.domain.boxes import read_opening
from bot.domain.drivers import Vehicle
from bot.domain.helping import OrganisationSort, Team, TeamKind, TeamPlace

T = TypeVar("T")

VEHICLES, TEAMS = "vehicles.yaml", "teams.yaml"
MOST_SEATS = 60


def read_helpers(shelf: Shelf) -> VillageHelpers:
    """Both files; a village may have written down neither."""
    cars, groups = _tables(shelf, VEHICLES), _tables(shelf, TEAMS)
    helpers = VillageHelpers(
        vehicles=_rows(cars, "vehicles", vehicle_row),
        teams=_rows(groups, "teams", team_row),
        skills=_rows(groups, "skills", skill_row),
    )
    for table in (*cars, *groups):
        table.close()
    return helpers


def _tables(shelf: Shelf, file: str) -> list[Table]:
    there = any(layer.find(file) for layer in shelf.layers)
    return shelf.one(file) if there else []


def _rows(tables: list[Table], key: str, read: Callable[[Table], T]) -> tuple[T, ...]:
    found: list[T] = []
    for table in tables:
        for row in table.rows(key):
            found.append(read(row))
            row.close()
    return tuple(found)


def vehicle_row(row: Table) -> VillageVehicle:
    """A car; its id is its driver's where none is given."""
    owner = row.read("driver", read_id, "", required=True)
    flags = ("wheelchair", "stretcher", "oxygen", "child_seat", "truck", "night")
    car = Vehicle(
        id=row.read("id", read_id, f"car-{owner}"),
        owner_id=owner,
        seats=row.read("seats", _seats, 0, required=True),
        what=row.read("what", read_text, ""),
        plate=row.read("plate", read_text, None),
        **{name: row.read(name, read_flag, False) for name in flags},
    )
    return VillageVehicle(car, row.read("opens", _opens, None))


def team_row(row: Table) -> VillageTeam:
    """A team, an organisation or a fleet, with its members and where it helps."""
    kind = row.read("kind", one_of(TeamKind), TeamKind.TEAM)
    sort = row.read("sort", one_of(OrganisationSort), None)
    if kind is not TeamKind.TEAM and sort is None:
        row.fault("sort", "is missing: what sort of organisation it is")
    team = Team(
        id=row.read("id", read_id, "", required=True),
        kind=kind,
        unit_id=row.read("unit", read_id, "", required=True),
        name=row.read("name", read_text, "", required=True),
        sort=sort,
        contact_id=row.read("contact_person", read_id, None),
        contact=row.read("contact", read_text, None),
    )
    if kind is not TeamKind.TEAM and not (team.contact_id or team.contact):
        row.fault("contact", "is missing: who of it is asked")
    members = row.several("members", read_id) or ()
    helps = tuple(TeamPlace(team.id, unit) for unit in row.several("helps", read_id) or ())
    return VillageTeam(team, members, helps, row.read("days", read_count, None))


def skill_row(row: Table) -> VillageSkill:
    """What somebody can do; whether the code is known is checked where skills are."""
    return VillageSkill(
        row.read("person", read_id, "", required=True),
        row.read("skill", read_code, "", required=True),
        row.read("verified_by", read_id, None),
    )


def _seats(text: str) -> int:
    seats = read_count(text)
    if not 1 <= seats <= MOST_SEATS:
        raise Unfit(f"must be 1 to {MOST_SEATS}, not '{text}'")
    return seats


def _opens(text: str) -> str:
    try:
        read_opening(text)
    except ValueError as fault:
        raise Unfit(str(fault)) from fault
    return text


def helper_faults(
    helpers: VillageHelpers,
    units: Collection[str],
    people: Collection[str],
    drivers: Collection[str],
) -> Iterator[Fault]:
    """What the files say of units and people that no other file knows, and what comes twice."""
    yield from _twice(VEHICLES, "vehicles", (v.car.id for v in helpers.vehicles))
    yield from _twice(TEAMS, "teams", (t.team.id for t in helpers.teams))
    fleets = {p for t in helpers.teams if t.team.kind is TeamKind.FLEET for p in t.members}
    for i, one in enumerate(helpers.vehicles):
        who = one.car.owner_id
        if who and who not in people:
            yield Fault(VEHICLES, f"vehicles[{i}].driver", f"{who} does not stand in people.yaml")
        elif who and who not in drivers and who not in fleets:
            yield Fault(VEHICLES, f"vehicles[{i}].driver", f"{who} is no driver and in no fleet")
    for i, team in enumerate(helpers.teams):
        yield from _of_a_team(f"teams[{i}]", team, units, people)
    for i, skill in enumerate(helpers.skills):
        for key, id in (("person", skill.person_id), ("verified_by", skill.verified_by)):
            if id and id not in people:
                yield Fault(TEAMS, f"skills[{i}].{key}", f"{id} does not stand in people.yaml")


def _of_a_team(
    at: str, one: VillageTeam, units: Collection[str], people: Collection[str]
) -> Iterator[Fault]:
    for key, unit in (("unit", one.team.unit_id), *(("helps", p.unit_id) for p in one.helps)):
        if unit and unit not in units:
            yield Fault(TEAMS, f"{at}.{key}", f"{unit} does not stand in units.yaml")
    for key, id in (
        ("contact_person", one.team.contact_id),
        *(("members", m) for m in one.members),
    ):
        if id and id not in people:
            yield Fault(TEAMS, f"{at}.{key}", f"{id} does not stand in people.yaml")


def _twice(file: str, key: str, ids: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for i, id in enumerate(ids):
        if id and id in seen:
            yield Fault(file, f"{key}[{i}].id", f"{id} is given twice")
        seen.add(id)
