"""What the files of a village must say of each other, and what is missing to a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from bot.content.faults import Fault
from bot.content.village import Village
from bot.content.village_helper_rows import helper_faults
from bot.content.village_meals import provider_faults
from bot.content.village_places import place_faults
from bot.domain.people import Unit

Named = tuple[str, str]  # where it stands, the id that is named there


def disagreements(village: Village, roles: Collection[str] | None) -> Iterator[Fault]:
    """Every fault that needs more than one row to be seen."""
    yield from _doubles(village)
    yield from _unknown(village)
    yield from _loops(village.units)
    yield from _elsewhere(village)
    yield from _oneself(village)
    yield from _unreachable(village)
    if roles is not None:
        for i, held in enumerate(village.roles):
            if held.role not in roles:
                yield Fault("roles.yaml", f"roles[{i}].role", f"{held.role} is no role we know")


def gaps(village: Village) -> Iterator[Fault]:
    """What should be put right but does not stand in the way: hamlets nobody looks after."""
    looked_after = {held.unit_id for held in village.roles if held.role == "liaison"}
    for i, unit in enumerate(village.units):
        if unit.level == "hamlet" and unit.id not in looked_after:
            yield Fault("units.yaml", f"units[{i}]", f"{unit.name} has no liaison")


def parents_first(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Each unit after the one it belongs to; a loop of units stays at the end."""
    waiting, ordered, known = list(units), list[Unit](), set[str]()
    ids = {unit.id for unit in waiting}
    while ready := [u for u in waiting if u.parent_id in known or u.parent_id not in ids]:
        ordered += ready
        known |= {u.id for u in ready}
        waiting = [u for u in waiting if u.id not in known]
    return (*ordered, *waiting)


def _doubles(village: Village) -> Iterator[Fault]:
    departments = [
        f"{u.parent_id}/{u.code}" if u.level == "department" else str(u.code) for u in village.units
    ]
    yield from _twice("units.yaml", "units", "id", (u.id for u in village.units))
    yield from _twice("units.yaml", "units", "code", departments)
    yield from _twice("households.yaml", "households", "id", (h.id for h in village.households))
    yield from _twice("people.yaml", "people", "id", (p.id for p in village.people))
    yield from _twice("boxes.yaml", "boxes", "id", (b.id for b in village.boxes))
    users = (str(a.user_id) for a in village.accounts)
    yield from _twice("accounts.yaml", "accounts", "user_id", users)
    groups = (str(g.telegram_id) for g in village.groups)
    yield from _twice("groups.yaml", "groups", "telegram_id", groups)


def _twice(file: str, rows: str, key: str, values: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for i, value in enumerate(values):
        if value and value in seen:
            yield Fault(file, f"{rows}[{i}].{key}", f"{value} is given twice")
        seen.add(value)


def _unknown(village: Village) -> Iterator[Fault]:
    units = {u.id for u in village.units}
    households = {h.id for h in village.households}
    people = {p.id for p in village.people}
    for file, named in _units_named(village):
        yield from _missing(file, named, units, "units.yaml")
    for file, named in _people_named(village):
        yield from _missing(file, named, people, "people.yaml")
    cards = [(f"cards[{i}].person", c.card.person_id) for i, c in enumerate(village.cards)]
    yield from _missing("cards.yaml", cards, people, "people.yaml")
    doors = [(f"people[{i}].household", p.household_id or "") for i, p in enumerate(village.people)]
    yield from _missing("people.yaml", doors, households, "households.yaml")
    named = [(f"stock[{i}].box", s.box_id) for i, s in enumerate(village.stock)]
    yield from _missing("boxes.yaml", named, {b.id for b in village.boxes}, "boxes.yaml")
    yield from place_faults(village.places, units, people)
    yield from provider_faults(village.providers, units, people)

    drivers = {held.person_id for held in village.roles if held.role == "driver"}
    yield from helper_faults(village.helpers, units, people, drivers)


def _missing(
    file: str, named: Iterable[Named], known: Collection[str], where: str
) -> Iterator[Fault]:
    for place, id in named:
        if id and id not in known:
            yield Fault(file, place, f"{id} does not stand in {where}")


def _units_named(v: Village) -> Iterator[tuple[str, list[Named]]]:
    yield "units.yaml", [(f"units[{i}].parent", u.parent_id or "") for i, u in enumerate(v.units)]
    yield (
        "households.yaml",
        [(f"households[{i}].unit", h.unit_id) for i, h in enumerate(v.households)],
    )
    yield "people.yaml", [(f"people[{i}].unit", p.unit_id) for i, p in enumerate(v.people)]
    yield "roles.yaml", [(f"roles[{i}].unit", r.unit_id) for i, r in enumerate(v.roles)]
    yield "rota.yaml", [(f"{t.unit_id} {t.role} {t.name}", t.unit_id) for t in v.turns]
    yield "boxes.yaml", [(f"boxes[{i}].unit", b.unit_id) for i, b in enumerate(v.boxes)]
    yield "groups.yaml", [(f"groups[{i}].unit", g.unit_id) for i, g in enumerate(v.groups)]


def _people_named(v: Village) -> Iterator[tuple[str, list[Named]]]:
    yield "roles.yaml", [(f"roles[{i}].person", r.person_id) for i, r in enumerate(v.roles)]
    yield "ties.yaml", [(f"ties[{i}].person", t.person_id) for i, t in enumerate(v.ties)]
    yield "ties.yaml", [(f"ties[{i}].by", t.other_id) for i, t in enumerate(v.ties)]
    yield (
        "ties.yaml",
        [(f"ties[{i}].confirmed_by", t.confirmed_by or "") for i, t in enumerate(v.ties)],
    )
    for t in v.turns:
        place = f"{t.unit_id} {t.role} {t.name}"
        yield "rota.yaml", [(f"{place}[{i}]", id) for i, id in enumerate(t.people)]
    for i, b in enumerate(v.boxes):
        keepers = (
            ("keeper", b.keeper_id),
            ("deputy", b.deputy_id),
            ("key_holder", b.key_holder_id),
        )
        yield "boxes.yaml", [(f"boxes[{i}].{key}", id or "") for key, id in keepers]
    for i, g in enumerate(v.groups):
        yield "groups.yaml", [(f"groups[{i}].members", id) for id in g.members]
    for i, a in enumerate(v.accounts):
        yield "accounts.yaml", [(f"accounts[{i}].people", id) for id in a.people]


def _loops(units: tuple[Unit, ...]) -> Iterator[Fault]:
    parent = {u.id: u.parent_id for u in units}
    for i, unit in enumerate(units):
        at, passed = unit.parent_id, set[str]()
        while at is not None and at not in passed and at != unit.id:
            passed.add(at)
            at = parent.get(at)
        if at == unit.id:
            yield Fault("units.yaml", f"units[{i}].parent", f"{unit.id} belongs to itself")


def _elsewhere(village: Village) -> Iterator[Fault]:
    unit_of = {h.id: h.unit_id for h in village.households}
    for i, person in enumerate(village.people):
        unit = unit_of.get(person.household_id or "", person.unit_id)
        if unit != person.unit_id:
            reason = f"{person.household_id} stands in {unit}, not in {person.unit_id}"
            yield Fault("people.yaml", f"people[{i}].household", reason)


def _oneself(village: Village) -> Iterator[Fault]:
    for i, tie in enumerate(village.ties):
        if tie.person_id and tie.person_id == tie.other_id:
            yield Fault("ties.yaml", f"ties[{i}].by", "nobody stands by themselves")


def _unreachable(village: Village) -> Iterator[Fault]:
    spoken_for = {id for account in village.accounts for id in account.people}
    for i, group in enumerate(village.groups):
        for id in group.members:
            if id not in spoken_for:
                yield Fault("groups.yaml", f"groups[{i}].members", f"{id} has no account")
