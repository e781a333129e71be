"""The prompts that may be said in a unit: the library's and the village's own, none out of date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.prompting import stands
from bot.domain.prompts import Prompt
from bot.services.desk import Desk
from bot.services.studio.released import once_released, own_prompts
from bot.store import places, prompts
from bot.store.database import Work

IN_CHAT = "chat"  # who looked at it: a doctor of the village, with a yes in chat


async def every(work: Work, desk: Desk, unit_id: str) -> Mapping[str, Prompt]:
    """All there are by code, also what is out of date or has no doctor's yes: to look at."""
    above = [unit.id for unit in await places.ancestors(work, unit_id)]
    return {**desk.content.prompts, **await own_prompts(work, desk, above)}


async def find(work: Work, desk: Desk, code: str, unit_id: str) -> Prompt | None:
    """One of `every`, or what the village wrote and holds no longer; never what was withdrawn."""
    known = desk.content.prompts.get(code) or (await every(work, desk, unit_id)).get(code)
    return known or await once_released(work, desk, code)


async def usable(work: Work, desk: Desk, unit_id: str) -> Mapping[str, Prompt]:
    """What may be said in a unit today: nothing expired or stopped as wrong, as `stands` says."""
    today = desk.today()
    above = [unit.id for unit in await places.ancestors(work, unit_id)]
    words = await prompts.verdicts(work, above)
    found = {}
    for code, prompt in (await every(work, desk, unit_id)).items():
        if prompt.expires_on < today or not stands(prompt, words.get(approval_of(prompt))):
            continue
        found[code] = replace(prompt, reviewed_by=IN_CHAT) if prompt.from_memory else prompt
    return found


async def is_stopped(work: Work, prompt: Prompt, unit_id: str) -> bool:
    """Whether the last word there was that it is wrong."""
    above = [unit.id for unit in await places.ancestors(work, unit_id)]
    word = (await prompts.verdicts(work, above)).get(approval_of(prompt))
    return word is not None and not word[1]


def approval_of(prompt: Prompt) -> str:
    """What a doctor says yes to; the digest is of its text (`digest_of(prompt.text)`)."""
    return f"prompt:{prompt.code}"
