"""Being heard, as stories speak of it: a prompt said now, to a group or to one person."""

from __future__ import annotations

from bot.services.prompts.sending import groups_below, to_group, to_person
from bot.store import prompts, reach
from bot.store.database import Work
from bot.store.prompts import Answered
from tests.stories.village import Village

SEVERE, TITLE = "call120_which", "这些打120"
HEATING, HEATING_TITLE = "co_stove", "防煤气中毒"


async def said_in_group(village: Village, code: str = SEVERE, hamlet: str = "dongwan") -> str:
    """Said to a hamlet's group at this moment; gives the id of the send."""
    desk = village.bot.desk

    async def write(work: Work) -> str:
        (chat,) = await groups_below(work, hamlet)
        send = await to_group(work, desk, desk.content.prompts[code], chat)
        assert send is not None
        return send

    send = await desk.database.write(write)
    await village.settles()
    return send


async def said_to_one(village: Village, person: str, code: str = SEVERE) -> str:
    desk = village.bot.desk

    async def write(work: Work) -> str:
        send = await to_person(work, desk, desk.content.prompts[code], person)
        assert send is not None
        return send

    send = await desk.database.write(write)
    await village.settles()
    return send


async def counted(village: Village, send: str) -> Answered:
    return await village.bot.desk.database.read(lambda work: prompts.answered(work, send))


async def on_lists(village: Village, holder: str, *, only_open: bool = True) -> list[str]:
    """Who stands on the newest list of a holder."""
    desk = village.bot.desk

    async def read(work: Work) -> list[str]:
        found = await reach.last_list(work, holder, desk.today() - desk.content.reach.back)
        lines = await reach.lines(work, found.id) if found else ()
        return [n.person_id for n in lines if n.told_at is None or not only_open]

    return await desk.database.read(read)
