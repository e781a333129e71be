"""A jab that is wanted or asked for goes to the dates with seats; who signed up is shown."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Refused
from bot.domain.people import Person
from bot.domain.sessions import Session
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.services.sessions.finding import kind_of, may_set, near, runs
from bot.services.sessions.joining import sign_up
from bot.services.sessions.ticking import show_list
from bot.services.telling import Message, tell_chat
from bot.store import places
from bot.store.database import Work
from bot.understanding.jab_words import SaidJab, asks_who_signed, read_jab

# What is written on a card as a jab, or is one by its own code.
FACTS = frozenset({"flu_on", "pneumococcal_on"})
CODES = frozenset({"vaccine"})


async def in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """No illness: where a date is open they are on its list, else they hear that none is."""
    person = context.actor.person
    said = read_jab(context.heard.text)
    if not context.heard.origin.private or person is None or said is None or decision.card:
        return False
    fitting = [s for s in await near(work, desk, person.unit_id) if _is_jab(desk, s, said)]
    if not fitting:
        await _say(work, desk, context, "session.no_jab", await _doctor(work, desk, person))
    elif said.asks or not context.actor.known:
        params = {"unit": person.unit_id, "person": person.id}
        await _say(work, desk, context, "session.open", params)
    elif len(fitting) > 1:
        params = {"sessions": ",".join(s.id for s in fitting[:3]), "person": person.id}
        await _say(work, desk, context, "session.which", params)
    else:
        outcome = await sign_up(work, desk, fitting[0], person, person)
        if isinstance(outcome, Refused):
            await _say(work, desk, context, "said.plain", {"key": outcome.reason})
    return True


def _is_jab(desk: Desk, session: Session, said: SaidJab) -> bool:
    kind = kind_of(desk, session)
    if kind.fact not in FACTS and kind.code not in CODES:
        return False
    return not said.what or any(said.what in word for word in (*kind.words, kind.label))


async def _doctor(work: Work, desk: Desk, person: Person) -> dict[str, str]:
    """The doctor of the village, so that whoever asks knows whom to ask."""
    village = await places.unit_of_level(work, person.unit_id, "village")
    doctors = await holders_at(work, desk, village.id, "doctor") if village else ()
    return {"doctor": doctors[0] if doctors else ""}


async def who_signed(work: Work, desk: Desk, context: Context, _: Decision) -> bool:
    """The list of the date that is meant, to who runs it; to others how many seats are left."""
    person, heard = context.actor.person, context.heard
    about = asks_who_signed(heard.text)
    if not heard.origin.private or person is None or about is None:
        return False
    if not may_set(context.actor.held):
        await _say(work, desk, context, "session.open", {"unit": person.unit_id, "person": ""})
        return True
    shown = 0
    for session in await near(work, desk, person.unit_id):
        kind = kind_of(desk, session)
        named = any(word in about or about in word for word in (*kind.words, kind.label))
        if (not about or named) and await runs(work, desk, session, person.id):
            await show_list(work, desk, session, person.id, f":{heard.message_id}")
            shown += 1
    if not shown:
        await _say(work, desk, context, "session.nobody_asked", {})
    return True


async def _say(work: Work, desk: Desk, context: Context, key: str, params: dict[str, str]) -> None:
    about = f"{key}:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
