"""Roles as they are held today: what a person is for a unit, and who holds what there."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.people import Person
from bot.domain.rights import Viewer, oversees
from bot.domain.roles import Held
from bot.services.desk import Desk
from bot.store import coverage, people, places, timeline
from bot.store.database import Work


def codes_acting_as(desk: Desk, *working_roles: str) -> tuple[str, ...]:
    """Every role code that acts as one of `working_roles` (a secretary acts as a cadre)."""
    return tuple(
        code
        for code, role in desk.content.roles.items()
        if code in working_roles or set(working_roles) & set(role.acts_as)
    )


async def roles_held(work: Work, desk: Desk, person_id: str) -> tuple[Held, ...]:
    """All roles somebody holds today, as the rules see them."""
    held = []
    for row in await people.roles_of(work, person_id, desk.today()):
        role = desk.content.roles.get(row.role)
        if role is not None:
            held.append(Held(person_id, row.role, row.unit_id, (row.role, *role.acts_as), role.can))
    return tuple(held)


async def holders_at(work: Work, desk: Desk, unit_id: str, *roles: str) -> tuple[str, ...]:
    """Who acts as one of `roles` at a unit today, each once; who is there before who is away.

    Whoever is ill or off drops out, unless nobody else is left.
    """
    codes = codes_acting_as(desk, *roles)
    rows = await people.holders(work, unit_id, codes, desk.today())
    found = tuple(dict.fromkeys(row.person_id for row in rows))
    if len(found) < 2:
        return found
    away = await coverage.resting_among(work, found, desk.now())
    return tuple(person for person in found if person not in away) or found


async def covering(work: Work, desk: Desk, person_id: str, unit_id: str) -> tuple[Held, ...]:
    """The roles of somebody that reach a unit: held there, above it, or in a department above."""
    over = {unit.id for unit in await places.ancestors(work, unit_id)}
    held = await roles_held(work, desk, person_id)
    return tuple([h for h in held if await _reaches(work, h, over)])


async def _reaches(work: Work, held: Held, over: set[str]) -> bool:
    if held.unit_id in over:
        return True
    unit = await places.find_unit(work, held.unit_id)
    return unit is not None and unit.level == "department" and unit.parent_id in over


async def viewer_of(work: Work, desk: Desk, case: Case, person: Person) -> Viewer:
    """A person in front of a case, with all that gives or takes rights."""
    about = case.person_id
    ties = await people.ties_of(work, about) if about else ()
    told = await timeline.list_told_people(work, case.id)
    excluded = await timeline.list_excluded(work, case.id)
    return Viewer(
        person_id=person.id,
        held=await covering(work, desk, person.id, case.unit_id),
        ties=frozenset(tie.tie for tie in ties if tie.other_id == person.id),
        same_household=person.household_id is not None and person.household_id == case.household_id,
        told=person.id in told,
        excluded=person.id in excluded,
        guest=person.guest,
        near=await _near(work, case.unit_id, person),
        reported=person.id == await timeline.reporter_of(work, case.id),
    )


async def _near(work: Work, unit_id: str, person: Person) -> bool:
    """Of the village where it is; who belongs to no village is near unless nobody knows them."""
    if person.unit_id == unit_id:
        return True
    own = await places.unit_of_level(work, person.unit_id, "village")
    if own is None:
        return not person.guest
    there = await places.unit_of_level(work, unit_id, "village")
    return there is None or there.id == own.id


async def units_seen(work: Work, desk: Desk, person_id: str) -> tuple[str, ...]:
    """Every unit whose cases a person's roles let them see, themselves and below."""
    seen: dict[str, None] = {}
    for held in await roles_held(work, desk, person_id):
        if not oversees((held,)):
            continue
        unit = await places.find_unit(work, held.unit_id)
        root = unit.parent_id if unit and unit.level == "department" else held.unit_id
        for unit_id in await places.subtree_ids(work, root or held.unit_id):
            seen[unit_id] = None
    return tuple(seen)
