"""A word of or about somebody: a real contact is kept, and their turn of the day is over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.contacts import Found, How
from bot.domain.rounds import State
from bot.services.checkins.facts import begin_of
from bot.services.checkins.holders import role_of
from bot.services.checkins.late_word import tell_alarmed
from bot.services.checkins.lists import redraw_lists
from bot.services.checkins.missing import settle_ask
from bot.services.checkins.opened import open_once
from bot.services.contacts import note_contact
from bot.services.desk import Desk
from bot.services.meals.looking_in import BACK
from bot.store import checkins, people
from bot.store.database import Work

STATES = {Found.UNWELL: State.UNWELL, Found.CALL_BACK: State.CALL_BACK}


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody says of a contact; `at` earlier than now makes it a late entry."""

    person_id: str
    how: How
    by: str
    ref: str
    found: Found | None = None
    at: datetime | None = None


async def take(work: Work, desk: Desk, word: Word) -> bool:
    """Keep it; whether it was new. Of yesterday it is kept as yesterday's, and today stays open."""
    role = "self" if word.by == word.person_id else None
    role = role or await role_of(work, desk, word.by, word.person_id)
    new = await note_contact(
        work,
        desk,
        word.person_id,
        word.how,
        source="round",
        ref=word.ref,
        by=word.by,
        role=role,
        found=word.found,
        at=word.at,
    )
    if word.found is Found.NOT_MET:
        await _not_met(work, desk, word)
    else:
        await _met(work, desk, word)
    await redraw_lists(work, word.person_id, desk.today())
    return new


async def _met(work: Work, desk: Desk, word: Word) -> None:
    at = word.at or desk.now()
    state = STATES.get(word.found, State.HEARD) if word.found else State.HEARD
    for ask in await checkins.open_asks_of(work, word.person_id):
        if at >= begin_of(desk, ask.day):
            await settle_ask(work, desk, ask, state, word.by)
    if at >= begin_of(desk, desk.today()):
        await tell_alarmed(work, desk, word.person_id, word.how, word.by, at)


async def _not_met(work: Work, desk: Desk, word: Word) -> None:
    """A door that nobody opens is looked at at once; a phone that rings out waits for its step."""
    person = await people.find_person(work, word.person_id)
    if word.how is not How.KNOCK or person is None:
        return
    case = await _open_look_in(work, desk, word)
    for ask in await checkins.open_asks_of(work, word.person_id):
        gone = replace(ask, state=State.MISSING, next_at=None, case_id=case)
        await checkins.save_ask(work, gone)


async def _open_look_in(work: Work, desk: Desk, word: Word) -> str:
    """One at a time: a slower one that is open already gives way to it."""
    person = await people.get_person(work, word.person_id)
    case, new = await open_once(
        work, desk, person, "look_in", "checkins.why.nobody", within=BACK, by=word.by
    )
    for ask in await checkins.open_asks_of(work, word.person_id) if new else ():
        await settle_ask(work, desk, ask, State.HEARD, word.by)
        await checkins.save_ask(work, replace(ask, state=State.MISSING, next_at=None))
    return case.id
