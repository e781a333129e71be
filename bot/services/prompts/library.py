"""The prompts that may be said in a unit: the library's and the village's own, none out of date."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.prompts import Prompt
from bot.services.desk import Desk
from bot.services.studio.released import own_prompts
from bot.store import places
from bot.store.database import Work


async def every(work: Work, desk: Desk, unit_id: str) -> Mapping[str, Prompt]:
    """All there are by code, also what is out of date or has no doctor's yes: to look at."""
    above = [unit.id for unit in await places.ancestors(work, unit_id)]
    return {**desk.content.prompts, **await own_prompts(work, desk, above)}


async def find(work: Work, desk: Desk, code: str, unit_id: str) -> Prompt | None:
    """One of `every`."""
    return (await every(work, desk, unit_id)).get(code)


async def usable(work: Work, desk: Desk, unit_id: str) -> Mapping[str, Prompt]:
    """What may be said in a unit today: nothing expired, from memory only with a doctor's yes."""
    today = desk.today()
    return {
        code: prompt
        for code, prompt in (await every(work, desk, unit_id)).items()
        if prompt.expires_on >= today and not prompt.from_memory
    }
