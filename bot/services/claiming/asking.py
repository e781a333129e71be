"""Volunteers are asked a few at a time: each has a card of their own, and it is kept who was."""

from __future__ import annotations

from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.services.claiming.gates import is_exempt
from bot.services.desk import Desk
from bot.services.telling import Message, tell_person
from bot.store import asks
from bot.store.database import Work

WORD = "volunteers_near"


async def ask_volunteers(
    work: Work, desk: Desk, case: Case, index: int, people: tuple[str, ...]
) -> None:
    """A rung was told; what can wait comes to them without a sound."""
    if WORD not in case.ladder.rungs[index].tell or case.emergency:
        return
    for person in people:
        if await is_exempt(work, desk, case, person):
            continue
        first = await asks.ask(work, case.id, person, desk.now())
        if first and case.acuity is not Acuity.URGENT:
            await tell_person(work, desk, person, _card(case, person))


def _card(case: Case, person: str) -> Message:
    return Message(
        key="living.task",
        about=f"asked:{case.id}:{person}",
        params={"case": case.id, "person": person, "times": "asked"},
        lane=Lane.CASE,
        owed=Owed.OWED,
        case_id=case.id,
        living=True,
        silent=True,
    )


async def is_asked(work: Work, case: Case, person_id: str | None) -> bool:
    """Whether somebody was asked whether they would, rather than given it to look after."""
    return any(one.person_id == person_id for one in await asks.asked_for(work, case.id))
