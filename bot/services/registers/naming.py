"""Who is named in a line: neighbours by name, each once, and whom a name leaves open."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.people import Person
from bot.domain.roles import wears
from bot.services.desk import Desk
from bot.services.roles import covering
from bot.store import people, places
from bot.store.database import Work

# In which capacity a line is written, the first that fits.
CAPACITIES = ("doctor", "cadre", "liaison", "keeper", "officer")


async def near(work: Work, unit_id: str) -> tuple[str, ...]:
    """The village of a unit with all below it, else the unit with all below it."""
    village = await places.unit_of_level(work, unit_id, "village")
    return await places.subtree_ids(work, village.id if village else unit_id)


async def named(work: Work, words: str, unit_ids: Sequence[str]) -> dict[str, tuple[Person, ...]]:
    """By the name as it was written, in the order of the words; several where it is not clear."""
    found = await people.people_mentioned(work, words, unit_ids) if words else ()
    by_name: dict[str, list[Person]] = {}
    for person in found:
        names = [n for n in (person.name, person.called) if n and n in words]
        if person.ended_on is None and names:
            by_name.setdefault(max(names, key=len), []).append(person)
    kept = [n for n in by_name if not any(n != o and n in o for o in by_name)]
    kept.sort(key=words.index)
    return {name: _exact(name, by_name[name]) for name in kept}


def _exact(name: str, found: list[Person]) -> tuple[Person, ...]:
    """Who really has this name comes before who is called so."""
    exact = [p for p in found if p.name == name]
    return tuple(exact or found)


async def capacity(work: Work, desk: Desk, by: Person, unit_id: str) -> str | None:
    """As what somebody stands before people of a unit; None where they are nothing there."""
    held = await covering(work, desk, by.id, unit_id)
    return next((role for role in CAPACITIES if wears(held, role)), None)
