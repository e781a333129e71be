"""Words: who wants to hear what, and who shall say whether it sounds right."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Outcome, Refused
from bot.domain.people import Person, Unit
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.dialects.choosing import NOT_YOURS, choose, known_names, reached, units_run
from bot.services.telling import Message, tell_chat
from bot.store import people
from bot.store.database import Work
from bot.understanding.dialect_words import ALL, ME


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """In private: for oneself, for somebody one looks after, for one's hamlet."""
    person, heard = context.actor.person, context.heard
    if person is None or person.guest or not heard.origin.private or decision.card:
        return False
    wish = known_names(desk).wish(heard.text)
    if wish is None:
        return False
    whom: Person | Unit | None = person
    if wish.of == ALL:
        whom = next(iter(await units_run(work, desk, person.id)), None)
        if whom is None:
            await answer(work, desk, context, NOT_YOURS)
            return True
    elif wish.of != ME:
        whom = await _named(work, desk, person, wish.of)
    if whom is None:
        return False
    chosen = await choose(work, desk, person.id, whom, wish.register, wish.called)
    await answer(work, desk, context, chosen)
    return True


async def _named(work: Work, desk: Desk, person: Person, name: str) -> Person | Unit | None:
    """Somebody or some place that one looks after, if it can be only one."""
    mine = await reached(work, desk, person.id)
    unit = next((u for u in mine.values() if name in (u.name, u.short_name)), None)
    if unit is not None or not mine:
        return unit
    found = await people.people_named(work, name, tuple(mine))
    return found[0] if len(found) == 1 else None


async def answer(work: Work, desk: Desk, context: Context, outcome: Outcome) -> None:
    """The sentence of an outcome, where the words were said."""
    key = outcome.reason if isinstance(outcome, Refused) else outcome.said
    if key is None:
        return
    about = f"speech:{context.actor.chat.id}:{context.heard.message_id}"
    params = {"key": key, **dict(outcome.facts)}
    message = Message("said.plain", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
