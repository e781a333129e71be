"""/board for who reads counts only (city, province), and /team: which village's team is short."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.roles import units_seen
from bot.services.telling import Message, tell_chat
from bot.store import places
from bot.store.database import Work


async def reads_counts(work: Work, desk: Desk, actor: Actor) -> str | None:
    """The unit whose figures somebody reads, who sees numbers and no names."""
    for held in actor.held:
        role = desk.content.roles.get(held.role)
        if role is not None and role.counts_only:
            unit = await places.find_unit(work, held.unit_id)
            return unit.id if unit else None
    return None


async def show_counts(work: Work, desk: Desk, actor: Actor, unit_id: str) -> None:
    """What is open and what was done, by township; small units are summed."""
    await _say(work, desk, actor, "figures.counts", unit_id)


async def show_team(work: Work, desk: Desk, actor: Actor) -> None:
    """How many hands each village has, and how many households have a liaison."""
    seen = await units_seen(work, desk, actor.person.id) if actor.person else ()
    await _say(work, desk, actor, "figures.team" if seen else "board.not_for_you", ",".join(seen))


async def _say(work: Work, desk: Desk, actor: Actor, key: str, units: str) -> None:
    if actor.private is None:
        return
    about = f"figures:{actor.private.id}:{actor.origin.update_id}"
    message = Message(key, about, {"units": units}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.private.id, message)
