"""The signs of a household: who behind this door needs what, for lists, sheets and the map."""

from __future__ import annotations

from bot.domain.categories import categories_of, symbols
from bot.services.desk import Desk
from bot.store import cards, people
from bot.store.database import Work


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
