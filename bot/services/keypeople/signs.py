"""The signs of a household: who behind this door needs what, for lists, sheets and the map."""

from __future__ import annotations

from bot.domain.categories import categories_of, symbols
from bot.services.desk import Desk
from bot.store import cards, people
from bot.store.database import Work


async def person_symbols(work: Work, desk: Desk, person_id: str) -> str:
    """The signs of one person, each once."""
    person = await people.find_person(work, person_id)
    if person is None or person.ended_why is not None:
        return ""
    today = desk.today()
    card, tags = await cards.find(work, person_id), await cards.tags_of(work, person_id, today)
    return symbols(categories_of(person, card, tags, today), desk.content.categories)


async def household_symbols(work: Work, desk: Desk, household_id: str) -> str:
    """The signs of everybody behind a door, each once, in the order of the list."""
    codes: set[str] = set()
    today = desk.today()
    for person in await people.household_people(work, household_id):
        if person.ended_why is not None:
            continue
        card = await cards.find(work, person.id)
        tags = await cards.tags_of(work, person.id, today)
        codes |= categories_of(person, card, tags, today)
    return symbols(codes, desk.content.categories)
