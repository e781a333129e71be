"""What is said in times of scarcity; the reason of a place is seen by nobody but who has it."""

from __future__ import annotations

from typing import Any

from bot.domain.holds import in_line
from bot.domain.scarcity import HAD
from bot.services.desk import Desk
from bot.services.stock.box_views import item_name
from bot.services.stock.scarce_supply import packs_of, rules_of, village_of
from bot.services.views.names import named_with_role, text_of
from bot.store import holds, scarcity
from bot.store.database import Work

Values = dict[str, Any]
# What is answered to who turns it on and off.
ANSWERS = ("scarce.set", "scarce.unset", "scarce.list")


async def say_queued(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """The thing, the place in the line, and whether they had one already."""
    hold = await holds.find_hold(work, params["hold"])
    if hold is None:
        return {"thing": "", "turn": 0, "had": False}
    return {
        "thing": item_name(desk, hold.item),
        "turn": await turn_of(work, desk, hold.id),
        "had": hold.why == HAD,
    }


async def turn_of(work: Work, desk: Desk, hold_id: str) -> int:
    """The place among all of the village who wait for any pack of it."""
    hold = await holds.find_hold(work, hold_id)
    thing = desk.content.stocked.find(hold.item) if hold else None
    if hold is None or thing is None:
        return 0
    village = await village_of(work, hold.unit_id)
    waiting = [
        other
        for item in packs_of(desk, thing.generic)
        for other in await holds.queue_for(work, item)
        if await village_of(work, other.unit_id) == village
    ]
    line = [one.id for one in in_line(tuple(waiting))]
    return line.index(hold.id) + 1 if hold.id in line else 0


async def say_state(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """For keepers: what, why, and by whom it was ordered."""
    one = await scarcity.find_scarcity(work, params["scarce"])
    if one is None:
        return {"thing": "", "why": "", "by": "", "each": 1}
    return {
        "thing": one.generic,
        "why": one.why,
        "by": await named_with_role(work, desk, one.by_id),
        "each": (await rules_of(work, desk, one.unit_id)).each,
    }


async def say_things(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """The names that were meant."""
    return {"things": "、".join(filter(None, params["things"].split("|")))}


async def scarce_line(work: Work, desk: Desk, unit_id: str) -> str:
    """What is scarce now: one line for what a village's boxes show; empty where nothing is."""
    village = await village_of(work, unit_id)
    names = [one.generic for one in await scarcity.open_in(work, village)]
    if not names:
        return ""
    each = (await rules_of(work, desk, village)).each
    return text_of(desk, "scarce.line", {"things": "、".join(names), "each": each})
