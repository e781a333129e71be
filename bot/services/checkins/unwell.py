"""Unwell, or to be called back: the round stops for the person, and what is needed begins."""

from __future__ import annotations

from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.domain.quiet import is_night
from bot.services.checkins.opened import open_once
from bot.services.desk import Desk
from bot.services.opening import open_case
from bot.services.telling import Message, tell_chat
from bot.services.views.names import text_of
from bot.services.wanted import Wanted
from bot.services.watched import is_watched
from bot.store import accounts, cases
from bot.store.database import Work
from bot.store.timeline import Said

CALL = "call_back"


async def complained(work: Work, desk: Desk, person: Person) -> Case | None:
    """As a bare complaint (CONDUCT 1): the 120 line, one question, a clock; once."""
    if await cases.list_drafts(work, person.id):
        return None
    chats = await accounts.private_chats_of_person(work, person.id)
    if not chats:
        return None
    silence = desk.content.silence
    words = text_of(desk, "checkins.tap.unwell")
    case = await open_case(
        work,
        desk,
        Wanted(
            kind="symptom",
            unit_id=person.unit_id,
            origin="silence" if is_watched(desk, person) else "asked",
            acuity=Acuity.URGENT,
            household_id=person.household_id,
            subject_id=person.id,
            author_id=person.id,
            chat_id=chats[0].id,
            said=(Said(desk.ids.new(), "text", desk.now(), person.id, words),),
            silence=True,
            pause=silence.night if is_night(desk.now(), desk.quiet()) else silence.day,
        ),
    )
    message = Message(
        "silence.ask",
        f"silence:{case.id}:0",
        {"case": case.id},
        Lane.EMERGENCY,
        Owed.EMERGENCY,
        case.id,
    )
    for chat in chats:
        await tell_chat(work, desk, chat.id, message, person.id)
    return case


async def told_ill(work: Work, desk: Desk, person: Person, by: str, chat_id: str | None) -> Case:
    """Who saw or phoned them says so: questions go to whoever told it."""
    words = text_of(desk, "checkins.tap.unwell")
    return await open_case(
        work,
        desk,
        Wanted(
            kind="symptom",
            unit_id=person.unit_id,
            origin="private",
            household_id=person.household_id,
            subject_id=person.id,
            author_id=by,
            chat_id=chat_id,
            said=(Said(desk.ids.new(), "text", desk.now(), by, words),),
        ),
    )


async def call_back(work: Work, desk: Desk, person: Person) -> Case:
    """Somebody of theirs rings within two hours; who takes it is named to them."""
    within, why = desk.content.rounds.call_back, "checkins.why.call_back"
    case, _ = await open_once(work, desk, person, CALL, why, within=within, by=person.id)
    return case
