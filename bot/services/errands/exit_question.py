"""How it went and what is still hard, asked of both sides once after every task, rides too."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from typing import Any

from bot.domain.errand_rules import HELP
from bot.domain.exits import asks_at, ended_before
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import may_confirm
from bot.domain.states import State
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.finishing import on_confirm
from bot.services.incoming import Pressed
from bot.services.noting import said_of
from bot.services.opening import open_case
from bot.services.taps import Tap
from bot.services.telling import Message, tell_person
from bot.services.views.case_view import title_of
from bot.services.wanted import Wanted
from bot.store import cases, errands
from bot.store.database import Work
from bot.store.errands import Exit

FINE, HARD, TOLD = "fine", "hard", "told"
ASKED = "errand.exit"
HARDSHIP = "hardship"


async def on_hard(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Something is still hard for who asked: this is done, what they say next is its own matter."""
    if not may_confirm(tap.case, tap.viewer):
        return Refused("case.refused.only_the_villager")
    if tap.case.state is State.ANSWERED:
        await on_confirm(work, desk, tap)
    await errands.put_exit(work, tap.case.id, tap.person.id, "asker", desk.now())
    await _hard(work, desk, tap.case.id, tap.person.id)
    return Done("errand.exit.say_it")


async def on_exit(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """It went well or was hard, of a helper, about everything they were asked after."""
    if actor.person is None:
        return Refused("press.who_are_you")
    asked = [one for one in await errands.exits_of(work, actor.person.id) if _waits(one)]
    for one in asked:
        await errands.answer_exit(work, one.case_id, one.person_id, FINE, desk.now())
    if not asked or pressed.choice != HARD:
        return Done("errand.exit.thanks")
    await _hard(work, desk, asked[0].case_id, actor.person.id)
    return Done("errand.exit.say_it")


def _waits(one: Exit) -> bool:
    return one.side == "helper" and one.asked_at is not None and one.answer is None


async def _hard(work: Work, desk: Desk, case_id: str, person_id: str) -> None:
    await errands.answer_exit(work, case_id, person_id, HARD, desk.now())
    about = f"errand.exit.what:{case_id}:{person_id}"
    message = Message("errand.exit.what", about, {}, Lane.REPLY, Owed.LOOSE)
    await tell_person(work, desk, person_id, message)


async def in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """What is said to be hard still: a wish opens itself, anything else goes to a person."""
    person = context.actor.person
    if person is None or not context.heard.origin.private or context.reading.meaning.word:
        return False
    since = desk.now() - desk.content.errands.times.hard_within
    said = [one for one in await errands.exits_of(work, person.id) if one.answer == HARD]
    lately = [one for one in said if one.answered_at is not None and one.answered_at >= since]
    for one in lately:
        await errands.answer_exit(work, one.case_id, one.person_id, TOLD, desk.now())
    if not lately or decision.opens or decision.death:
        return False
    await _open(work, desk, context)
    return True


async def _open(work: Work, desk: Desk, context: Context) -> None:
    person = context.actor.person
    assert person is not None
    wanted = Wanted(
        kind=HELP,
        category=HARDSHIP,
        unit_id=person.unit_id,
        origin="private",
        household_id=person.household_id,
        subject_id=person.id,
        author_id=person.id,
        chat_id=context.actor.chat.id,
        message_id=context.heard.message_id,
        said=(said_of(desk, context.actor, context.heard),),
    )
    await open_case(work, desk, wanted)


async def ask_helpers(desk: Desk) -> int:
    """One silent line a helper for all that ended before today, one helper a write."""
    before = ended_before(desk.now(), desk.content.errands.exit_at, desk.zone)
    due = await desk.database.read(lambda work: errands.exits_to_ask(work, before))
    found = [person for person, _ in groupby(due, key=lambda one: one.person_id)]
    for person in found:
        await desk.database.write(lambda work, who=person: _ask(work, desk, who, before))  # type: ignore[misc]
    return len(found)


async def next_ask(desk: Desk) -> datetime | None:
    """The evening on which somebody is asked next."""
    ended = await desk.database.read(errands.first_exit)
    return asks_at(ended, desk.content.errands.exit_at, desk.zone) if ended else None


async def _ask(work: Work, desk: Desk, person_id: str, before: datetime) -> None:
    await errands.note_asked(work, person_id, before, desk.now())
    message = Message(
        ASKED,
        f"{ASKED}:{person_id}:{desk.today().isoformat()}",
        {"person": person_id},
        Lane.REMINDER,
        Owed.LOOSE,
        silent=True,
        unasked=True,
    )
    await tell_person(work, desk, person_id, message)


async def say_asked(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Which tasks are meant, by their titles; whose they were stays out."""
    found = [one for one in await errands.exits_of(work, params["person"]) if _waits(one)]
    titles = []
    for one in found:
        case = await cases.find_case(work, one.case_id)
        titles.append(title_of(desk, case) if case else "")
    return {"count": len(found), "titles": list(dict.fromkeys(filter(None, titles)))[:3]}
