"""Of the matters that nobody confirmed, one in so many is asked in person by the liaison."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.closing import asked_in_person
from bot.domain.lanes import Lane
from bot.domain.quiet import waking
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_person
from bot.store import places
from bot.store.database import Work


async def ask_in_person(work: Work, desk: Desk, case: Case) -> None:
    """Never whoever answered: they would be asking about themselves."""
    if not asked_in_person(case, desk.content.budgets.ask_one_in):
        return
    hamlet = await places.unit_of_level(work, case.unit_id, "hamlet")
    for person in await holders_at(work, desk, hamlet.id, "liaison") if hamlet else ():
        if person in (case.answered_by, case.person_id):
            continue
        about = f"in_person:{case.id}:{case.revision}"
        message = Message(
            "ask.in_person",
            about,
            {"case": case.id},
            Lane.REMINDER,
            case_id=case.id,
            due_at=waking(desk.now(), desk.quiet()),
        )
        await tell_person(work, desk, person, message)
