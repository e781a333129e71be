"""A voice note, a picture or a place in private: kept, and carried to a person who can listen."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.acuity import Acuity
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.domain.quiet import is_night
from bot.services.actors import Actor, somebody
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.noting import react, said_of
from bot.services.opening import Wanted, open_case
from bot.services.telling import Message, tell_chat
from bot.services.watched import is_watched
from bot.services.words import answered_case
from bot.store import cases, outbox, timeline
from bot.store.database import Work

LATELY = timedelta(minutes=30)


async def take(work: Work, desk: Desk, actor: Actor, heard: Heard) -> None:
    """To the case it answers, to the matter just opened, or to a listener of its own."""
    actor = await somebody(work, desk, actor)
    if actor.person is None:
        return
    case = await answered_case(work, actor, heard)
    if case is None and heard.form != "voice":
        mine = await cases.list_of_author(work, actor.person.id, desk.now())
        case = next((c for c in mine if not c.final and desk.now() - c.changed_at < LATELY), None)
    if case is not None and not case.final:
        await timeline.add_said(work, case.id, said_of(desk, actor, heard))
        await outbox.want(work, case.id)
        await react(work, desk, heard, actor)
        return
    await _to_listener(work, desk, actor, actor.person, heard)


async def _to_listener(work: Work, desk: Desk, actor: Actor, person: Person, heard: Heard) -> None:
    """A person hears it within 20 minutes by day, 5 at night; danger until heard if rule 1 fits."""
    watched = is_watched(desk, person)
    night = is_night(desk.now(), desk.quiet())
    case = await open_case(
        work,
        desk,
        Wanted(
            kind="message",
            category="night" if night else ("watched" if watched else "day"),
            unit_id=person.unit_id,
            origin="private",
            acuity=Acuity.URGENT,
            household_id=person.household_id,
            subject_id=person.id,
            author_id=person.id,
            chat_id=actor.chat.id,
            message_id=heard.message_id,
            said=(said_of(desk, actor, heard),),
            quiet_author=True,
        ),
    )
    key = "voice.watched" if watched else f"voice.taken.{heard.form}"
    message = Message(key, f"voice:{case.id}", {"case": case.id}, Lane.REPLY, Owed.OWED, case.id)
    await tell_chat(work, desk, actor.chat.id, message)
