"""Who could take something over: the nearest first, then whoever answers for least."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from bot.domain.coverage import Lack, Load, Missing, load_of
from bot.domain.people import Person, age_on
from bot.domain.rota_rules import Span, could
from bot.services.coverage.rows import load_rows
from bot.services.desk import Desk
from bot.services.duty.reading import BACK, able, rota_of
from bot.services.roles import holders_at
from bot.store import accounts, boxes, cards, coverage, people, places
from bot.store.database import Work

GROWN, OLD = 18, 75


@dataclass(frozen=True, slots=True)
class Could:
    """Somebody who could take it, and what they answer for already."""

    person_id: str
    load: Load = field(default_factory=Load)
    again: bool = False  # the same person goes on


async def candidates(work: Work, desk: Desk, missing: Missing) -> tuple[Could, ...]:
    """For one thing that is missing, the likeliest first."""
    if missing.lack is Lack.HOURS:
        return await _for_hours(work, desk, missing)
    if missing.lack is Lack.GUARDIAN:
        return await _for_guardian(work, desk, missing)
    if missing.lack is Lack.DOOR:
        return await _next_door(work, desk, missing.about)
    if missing.lack is Lack.KEEPER:
        box = await boxes.find_box(work, missing.about)
        return await _near(work, desk, box.unit_id, ("liaison", "volunteer")) if box else ()
    if missing.lack is Lack.ENDING:
        others = await could_take(work, desk, missing.unit_id, "liaison", {missing.about})
        return (Could(missing.about, again=True), *others)
    return await could_take(work, desk, missing.unit_id, "liaison", ())


async def could_take(
    work: Work, desk: Desk, unit_id: str, role: str, without: Collection[str]
) -> tuple[Could, ...]:
    """Who holds the same role here, then next to here; then the village's cadres."""
    loads = await loads_of(work, desk, unit_id)
    rings: list[tuple[str, ...]] = [await holders_at(work, desk, unit_id, role)]
    unit = await places.find_unit(work, unit_id)
    if unit is not None and unit.parent_id is not None:
        near: list[str] = []
        for sibling in await places.children(work, unit.parent_id):
            if sibling.id != unit_id and sibling.level == unit.level:
                near += await holders_at(work, desk, sibling.id, role)
        rings.append(tuple(near))
    village = await places.unit_of_level(work, unit_id, "village")
    if village is not None and role != "doctor":
        rings.append(await holders_at(work, desk, village.id, "cadre"))
    found: list[Could] = []
    for ring in rings:
        there = await _there(work, desk, [p for p in ring if p not in without])
        lot = [Could(person, loads.get(person, Load())) for person in there]
        known = {one.person_id for one in found}
        found += sorted((c for c in lot if c.person_id not in known), key=_by_load)
    return tuple(found)


async def loads_of(work: Work, desk: Desk, unit_id: str) -> dict[str, Load]:
    """What each liaison of the village answers for."""
    village = await places.unit_of_level(work, unit_id, "village")
    if village is None:
        return {}
    rows = await load_rows(work, desk, village.id)
    return load_of(rows, desk.content.duty.key_categories)


async def _for_hours(work: Work, desk: Desk, missing: Missing) -> tuple[Could, ...]:
    if missing.begin is None or missing.end is None or missing.role is None:
        return ()
    gap = Span(missing.begin, missing.end)
    since, until = gap.begin - 8 * BACK, gap.end + 8 * BACK
    rota = await rota_of(work, desk, missing.unit_id, missing.role, since, until)
    among = await able(work, desk, missing.unit_id, missing.role)
    found = could(rota.written, gap, await _there(work, desk, among), rota.away)
    return tuple(Could(person) for person in found)


async def _for_guardian(work: Work, desk: Desk, missing: Missing) -> tuple[Could, ...]:
    """Liaison and volunteers of the hamlet, then cadres; never one of the own household."""
    person = await people.get_person(work, missing.about)
    own = {tie.other_id for tie in await people.ties_of(work, person.id, "guardian")} | {person.id}
    if person.household_id:
        own |= {p.id for p in await people.household_people(work, person.household_id)}
    return await _near(work, desk, person.unit_id, ("liaison", "volunteer"), own)


async def _near(
    work: Work, desk: Desk, unit_id: str, roles: Iterable[str], without: Collection[str] = ()
) -> tuple[Could, ...]:
    found: list[Could] = []
    village = await places.unit_of_level(work, unit_id, "village")
    places_in = [(unit_id, tuple(roles)), (village.id if village else unit_id, ("cadre",))]
    for at, wanted in places_in:
        holders = [p for p in await holders_at(work, desk, at, *wanted) if p not in without]
        lot = []
        for person in await _there(work, desk, holders):
            kept = len(await people.ties_to(work, person, "guardian"))
            lot.append(Could(person, Load(0, kept)))
        known = {one.person_id for one in found}
        found += sorted((c for c in lot if c.person_id not in known), key=_by_load)
    return tuple(found)


async def _next_door(work: Work, desk: Desk, person_id: str) -> tuple[Could, ...]:
    """A grown-up behind the nearest doors, in the order of the doors; no account is needed."""
    person = await people.get_person(work, person_id)
    homes = list(await coverage.households_of(work, (person.unit_id,)))
    if person.household_id not in homes:
        return ()
    at = homes.index(person.household_id)
    order = sorted(homes, key=lambda home: (abs(homes.index(home) - at), home))[1:]
    grown: dict[str, list[Person]] = {}
    for one in await cards.people_of_units(work, (person.unit_id,)):
        if one.household_id and _may_help(one, desk.today()):
            grown.setdefault(one.household_id, []).append(one)
    first = [max(grown[home], key=lambda p: p.born or "") for home in order if home in grown]
    return tuple(Could(one.id) for one in first[:6])


def _may_help(person: Person, today: date) -> bool:
    age = age_on(person.born, today)
    able_age = age is not None and GROWN <= age < OLD
    return able_age and bool(person.phone) and person.colour not in ("red", "yellow")


async def _there(work: Work, desk: Desk, found: Iterable[str]) -> tuple[str, ...]:
    """Who is neither ill nor off, and can be written to."""
    ids = tuple(dict.fromkeys(found))
    away = await coverage.resting_among(work, ids, desk.now()) if ids else frozenset()
    return tuple(
        [
            person
            for person in ids
            if person not in away and await accounts.private_chats_of_person(work, person)
        ]
    )


def _by_load(one: Could) -> tuple[int, int]:
    return (one.load.households + 3 * one.load.key_people, one.load.key_people)
