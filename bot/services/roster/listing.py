"""The people of some places with the lists they stand on, one plain object each."""

from __future__ import annotations

from collections.abc import AsyncIterator

from bot.domain.cards import Card
from bot.domain.categories import categories_of, narrowed
from bot.services.desk import Desk
from bot.services.present import OPERATOR, Plain, plain_person
from bot.store import cards, people, places, present, records
from bot.store.database import Work


async def list_people(
    desk: Desk, *, unit: str | None = None, narrow: str | None = None
) -> AsyncIterator[Plain]:
    """Unit by unit, household by household; the look is noted like any other."""
    await desk.database.write(lambda work: _note(work, desk))
    for unit_id in await desk.database.read(lambda work: _units(work, unit)):
        found = await desk.database.read(lambda work, id=unit_id: _people(work, desk, id))  # type: ignore[misc]
        for person in found:
            lists = person["lists"]
            if narrow is None or (isinstance(lists, list) and narrow in lists):
                yield person


async def _note(work: Work, desk: Desk) -> None:
    await records.add_look(work, desk.ids.new(), OPERATOR, "people", "all", desk.now())


async def _units(work: Work, root: str | None) -> tuple[str, ...]:
    if root is not None:
        return await places.subtree_ids(work, root)
    return tuple(unit.id for unit in await places.all_units(work))


async def _people(work: Work, desk: Desk, unit_id: str) -> list[Plain]:
    known, day = desk.content.categories, desk.today()
    registered = await cards.people_of_units(work, [unit_id])
    if not registered:
        return []
    reachable = await present.reachable(work)
    card_of: dict[str, Card] = {c.person_id: c for c in await cards.of_units(work, [unit_id])}
    tags = await cards.tags_of_units(work, [unit_id], day)
    found = []
    for person in registered:
        codes = categories_of(person, card_of.get(person.id), tags.get(person.id, ()), day)
        roles = await people.roles_of(work, person.id, day)
        held = [{"role": role.role, "unit": role.unit_id} for role in roles]
        plain = plain_person(person, held, reachable=person.id in reachable)
        found.append({**plain, "lists": sorted(narrowed(codes, known))})
    return found
