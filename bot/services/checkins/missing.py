"""Nobody has been heard: asked again, then others go, by the ladder; a word of any kind ends it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.closing import cancel
from bot.domain.moved import Moved
from bot.domain.quiet import is_night, waking
from bot.domain.rounds import State
from bot.services.checkins.asking import again
from bot.services.checkins.lists import redraw_lists
from bot.services.checkins.opened import open_once
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.store import cases, checkins, living, people
from bot.store.checkins import Ask
from bot.store.database import Work

KIND, CATEGORY = "look_in", "round"
ACUITY = {"red": Acuity.URGENT, "yellow": Acuity.SAME_DAY, "green": Acuity.SELF_CARE}
BACK = timedelta(days=3)


async def step(desk: Desk) -> int:
    """Whoever was reached in the meantime is done; the others' time has come."""
    today = desk.today()
    over = await desk.database.read(lambda work: checkins.held_asks(work, today))
    for ask_id in over:
        await desk.database.write(partial(_settled, desk=desk, ask_id=ask_id, state=State.OVER))
    heard = await desk.database.read(checkins.heard_asks)
    for ask_id in heard:
        await desk.database.write(partial(_settled, desk=desk, ask_id=ask_id, state=State.HEARD))
    due = await desk.database.read(lambda work: checkins.asks_due(work, desk.now()))
    for ask in due:
        await desk.database.write(partial(_one, desk=desk, ask_id=ask.id))
    return len(over) + len(heard) + len(due)


async def next_step(desk: Desk) -> datetime | None:
    """When a question is asked again, or others go."""
    return await desk.database.read(checkins.next_ask)


async def _settled(work: Work, *, desk: Desk, ask_id: str, state: State) -> None:
    ask = await checkins.find_ask(work, ask_id)
    if ask is not None and ask.state.waits:
        await settle_ask(work, desk, ask, state)


async def _one(work: Work, *, desk: Desk, ask_id: str) -> None:
    ask = await checkins.find_ask(work, ask_id)
    if ask is None or ask.next_at is None or ask.next_at > desk.now():
        return
    person = await people.find_person(work, ask.person_id)
    if ask.state is not State.ASKED or person is None or person.ended_on is not None:
        await checkins.save_ask(work, replace(ask, next_at=None))
        return
    if is_night(desk.now(), desk.quiet()):
        # However late a machine woke up: nobody is asked by night.
        await checkins.save_ask(work, replace(ask, next_at=waking(desk.now(), desk.quiet())))
        return
    if ask.times == 0 and ask.asked_of is not None:
        await again(work, desk, ask)
        return
    case = await _open(work, desk, ask)
    gone = replace(ask, state=State.MISSING, next_at=None, case_id=case.id)
    await checkins.save_ask(work, gone)
    await redraw(work, gone)


async def _open(work: Work, desk: Desk, ask: Ask) -> Case:
    """One at a time, whoever saw first that somebody is missing."""
    person = await people.get_person(work, ask.person_id)
    acuity = ACUITY.get(ask.colour or "", Acuity.SAME_DAY)
    why = "checkins.why.missing"
    case, _ = await open_once(
        work, desk, person, KIND, why, within=BACK, category=CATEGORY, acuity=acuity
    )
    return case


async def settle_ask(work: Work, desk: Desk, ask: Ask, state: State, by: str | None = None) -> None:
    """Nothing is asked any more; what was opened because of the silence ends with it."""
    done = replace(ask, state=state, next_at=None, settled_at=desk.now())
    await checkins.save_ask(work, done)
    case = await cases.find_case(work, ask.case_id) if ask.case_id else None
    if case is not None and case.kind == KIND and case.climbing and not case.emergency:
        moved = cancel(case, by, "heard", desk.now())
        if isinstance(moved, Moved):
            await settle(work, desk, case, moved, by=by)
    await redraw(work, done)


async def redraw(work: Work, ask: Ask) -> None:
    """The question where it stands, and every list with the person on it."""
    for times in range(2):
        await living.want_about(work, f"round_ask:{ask.id}:{times}")
    await redraw_lists(work, ask.person_id, ask.day)
