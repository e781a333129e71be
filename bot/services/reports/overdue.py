"""/overdue: matters past their rung, for who can act; by matter and place, never by person."""

from __future__ import annotations

from typing import Any

from bot.domain.case import Case
from bot.domain.outcome import Refused
from bot.domain.rights import oversees
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.roles import units_seen
from bot.services.views.lists import line_of
from bot.store import report_facts, timeline
from bot.store.database import Work

MOST = 12
NUMBERS = 3  # buttons


async def command(call: Call) -> None:
    """Whoever looks after people, in the places they look after."""
    person = call.actor.person
    if person is None or not oversees(call.actor.held):
        await call.tell(Refused("board.not_for_you"))
        return
    await call.say("overdue.list", {"person": person.id})


async def overdue_for(work: Work, desk: Desk, person: str) -> tuple[Case, ...]:
    """What they may see and did not wait for on purpose, oldest first."""
    units = await units_seen(work, desk, person)
    unseen = [code for code, kind in desk.content.kinds.items() if kind.confidential]
    found = await report_facts.overdue(work, units, unseen, desk.now(), MOST)
    excluded = {case.id: await timeline.list_excluded(work, case.id) for case in found}
    return tuple(case for case in found if person not in excluded[case.id])


async def say_overdue(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Number, matter, place, since when; who holds it is not what the list is about."""
    found = await overdue_for(work, desk, params["person"])
    return {
        "lines": [await line_of(work, desk, case) for case in found],
        "choices": [{"label": case.number, "choice": case.number} for case in found[:NUMBERS]],
    }
