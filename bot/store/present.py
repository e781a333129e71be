"""The whole register, a page at a time, for lists that are made outside the chat."""

from __future__ import annotations

from bot.domain.people import Person
from bot.store.people import read_person
from bot.store.work import Work


async def list_everybody(work: Work, *, after: str = "", most: int = 200) -> tuple[Person, ...]:
    """People of the register who are still there."""
    rows = await work.all("list_everybody", after=after, most=most)
    return tuple(read_person(row) for row in rows)


async def reachable(work: Work) -> frozenset[str]:
    """Ids of people whom a message can reach."""
    return frozenset(row["person_id"] for row in await work.all("list_reachable"))
