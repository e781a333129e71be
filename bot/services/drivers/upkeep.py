"""What time does here: who was not well is asked once how they are."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from bot.domain.lanes import Lane, Owed
from bot.domain.quiet import is_quiet, waking_after
from bot.services.desk import Desk
from bot.services.tasks.hooks import Step
from bot.services.telling import Message, tell_person
from bot.store import rests
from bot.store.database import Work


async def ask_who_was_ill(desk: Desk) -> int:
    """One question each, while the village is awake."""
    if is_quiet(desk.now(), desk.quiet()):
        return 0
    due = await desk.database.read(lambda work: rests.rests_to_ask(work, desk.now()))
    for rest in due:
        await desk.database.write(partial(_ask, desk, rest.id, rest.person_id))
    return len(due)


async def next_question(desk: Desk) -> datetime | None:
    """When somebody is to be asked next; what falls into the night waits for the morning."""
    at = await desk.database.read(rests.next_to_ask)
    if at is None:
        return None
    return waking_after(max(at, desk.now()), timedelta(0), desk.quiet())


async def _ask(desk: Desk, rest_id: str, person_id: str, work: Work) -> None:
    if not await rests.mark_asked(work, rest_id, desk.now()):
        return
    message = Message(
        "help.well_ask",
        f"well:{rest_id}:{desk.today().isoformat()}",
        {"subject": person_id},
        Lane.REMINDER,
        Owed.LOOSE,
        unasked=True,
    )
    await tell_person(work, desk, person_id, message)


# (do what is due, when something is due next)
STEPS: tuple[Step, ...] = ((ask_who_was_ill, next_question),)
