"""Who is new and very like somebody known: told, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bot.domain.people import Person
from bot.services.roster.lines import Line
from bot.services.roster.plan import Alike
from bot.services.roster.register import Register

YEARS = 1  # lists often count the year differently
SHORT = 3  # of a name of two letters one other letter is another name


def find_alike(register: Register, new: list[tuple[Line, Person]]) -> list[Alike]:
    """One letter of the name apart and about as old, in the same village; the likest first."""
    fresh = {person.id: line for line, person in new}
    near: dict[tuple[str, str], list[str]] = defaultdict(list)
    for person in register.people.values():
        if person.ended_why is None and person.unit_id in register.tree.units:
            village = register.tree.village_of(person.unit_id)
            for form in _forms(person.name):
                near[village, form].append(person.id)
    found = []
    for line, person in new:
        other = _likest(register, near, person, fresh)
        if other is not None:
            unit = register.tree.units[other.unit_id]
            door = register.households.get(other.household_id or "")
            place = (door.door if door and door.door else None) or unit.name
            found.append(
                Alike(line.row, person.name, other.name, other.id, other.born or "", place)
            )
    return found


def _likest(
    register: Register,
    near: dict[tuple[str, str], list[str]],
    person: Person,
    fresh: dict[str, Line],
) -> Person | None:
    village = register.tree.village_of(person.unit_id)
    best: tuple[int, str] | None = None
    for form in _forms(person.name):
        for id in near[village, form]:
            # Of two new ones only the later is told of.
            if id == person.id or (id in fresh and fresh[id].row >= fresh[person.id].row):
                continue
            distance = _distance(person, register.people[id])
            if distance is not None and (best is None or (distance, id) < best):
                best = distance, id
    return register.people[best[1]] if best else None


def _distance(one: Person, other: Person) -> int | None:
    """0 for the same name; None where age or name are too far apart."""
    if not _as_old(one.born, other.born):
        return None
    if one.name == other.name:
        return 0
    if min(len(one.name), len(other.name)) < SHORT:
        return None
    # One wrong letter happens on any list; without a birthday on both that is too little.
    known = one.born is not None and other.born is not None
    return 1 if known and one.name[0] == other.name[0] else None


def _as_old(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    return abs(int(one[:4]) - int(other[:4])) <= YEARS


def _forms(name: str) -> Iterator[str]:
    """Names one letter apart share one of these."""
    yield name
    if len(name) >= SHORT:
        for at in range(len(name)):
            yield f"{name[:at]}?{name[at + 1 :]}"
            yield f"{name[:at]}{name[at + 1 :]}-"
