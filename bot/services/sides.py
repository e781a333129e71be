"""The sides of a matter between people: nobody of theirs holds it, is told of it or sees it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.kinds import Category, GroupView, Kind
from bot.domain.people import Person
from bot.store import people, places
from bot.store.database import Work


def is_between_people(kind: Kind, category: Category | None) -> bool:
    """A dispute, or what one says about another: it belongs to who said it."""
    if category is None or kind.code != "problem":
        return kind.dispute
    return category.group is GroupView.NOTHING


async def sides_of(
    work: Work, author: Person | None, unit_id: str, words: Iterable[str], *, dispute: bool
) -> tuple[str, ...]:
    """Everybody who is named and their households; in a dispute the author's household too."""
    found: dict[str, None] = {}
    doors = {author.household_id} if author and dispute else set()
    for person in await _named(work, unit_id, " ".join(words)):
        if author is None or person.id != author.id:
            found[person.id] = None
            doors.add(person.household_id)
    for door in sorted(filter(None, doors)):
        found.update(dict.fromkeys(p.id for p in await people.household_people(work, door)))
    if author is not None and dispute:
        found[author.id] = None
    return tuple(found)


async def others_at_home(work: Work, author: Person) -> tuple[str, ...]:
    """Whoever lives behind the same door may be the one who strikes."""
    if author.household_id is None:
        return ()
    home = await people.household_people(work, author.household_id)
    return tuple(p.id for p in home if p.id != author.id)


async def _named(work: Work, unit_id: str, words: str) -> tuple[Person, ...]:
    """Whoever of the township is called by name in these words."""
    township = await places.unit_of_level(work, unit_id, "township")
    if township is None or not words:
        return ()
    units = await places.subtree_ids(work, township.id)
    return await people.people_mentioned(work, words, units)
