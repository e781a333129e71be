"""Who is asked about the prompts of a village: its cadres, or officers where none can be asked."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.people import Unit
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.store import accounts, places
from bot.store.database import Work


async def leaders_of(work: Work, desk: Desk, village: str) -> tuple[str, ...]:
    """Those who can be written to: of the village, else of the township above."""
    cadres = await _reached(work, await holders_at(work, desk, village, "cadre"))
    township = await places.unit_of_level(work, village, "township")
    if cadres or township is None:
        return cadres
    return await _reached(work, await holders_at(work, desk, township.id, "officer"))


async def orphaned_of(work: Work, desk: Desk, unit: Unit) -> tuple[str, ...]:
    """The villages of a township that have no cadre with an account."""
    if unit.level != "township":
        return ()
    found = []
    for below in await places.children(work, unit.id):
        if below.level != "village":
            continue
        if not await _reached(work, await holders_at(work, desk, below.id, "cadre")):
            found.append(below.id)
    return tuple(found)


async def _reached(work: Work, people: Iterable[str]) -> tuple[str, ...]:
    found = [one for one in people if await accounts.private_chats_of_person(work, one)]
    return tuple(found)
