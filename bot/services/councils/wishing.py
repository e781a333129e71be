"""A topic, in private or under the bot's call in the group; it gets a number and no name."""

from __future__ import annotations

from bot.domain.intake import UNSEEN_CATEGORIES, Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.services.councils.opening import CALL, redraw
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.telling import Message, tell_person
from bot.store import councils, outbox, places
from bot.store.database import Work
from bot.understanding.session_words import read_decision, read_wish

# What belongs to a person and no talk, whatever word stands before it.
OWN_WAYS = frozenset({"symptom", "danger", "look_in", "quarrel"})


async def in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """True where it is on the list now; what concerns people goes its own way."""
    if decision.card or decision.death or any(o.kind in OWN_WAYS for o in decision.opens):
        return False
    if any(o.category in UNSEEN_CATEGORIES for o in decision.opens):
        return False
    heard, person = context.heard, context.actor.person
    if heard.origin.private:
        words = read_wish(heard.text)
        return bool(words and person and await _private(work, desk, context, person, words))
    return await _under_the_call(work, desk, context)


async def _private(work: Work, desk: Desk, context: Context, person: Person, words: str) -> bool:
    units = [unit.id for unit in await places.ancestors(work, person.unit_id)]
    council = await councils.collecting_at(work, units)
    if council is None:
        return False
    return await _add(work, desk, context, council.id, words)


async def _under_the_call(work: Work, desk: Desk, context: Context) -> bool:
    """A reply to the call; anything else in the group is talk."""
    heard = context.heard
    if not heard.reply_to_bot or heard.reply_to is None:
        return False
    row = await outbox.find_by_message(work, context.actor.chat.id, heard.reply_to)
    if row is None or row.key != CALL:
        return False
    words = read_wish(heard.text) or heard.text.strip()[:200]
    return await _add(work, desk, context, row.params["council"], words)


async def _add(work: Work, desk: Desk, context: Context, council_id: str, words: str) -> bool:
    person = context.actor.person
    by = person.id if person else None
    id = desk.ids.new()
    number = await councils.add_item(work, council_id, id, words, by, desk.now())
    council = await councils.find_council(work, council_id)
    if number is None or council is None:
        return False
    await redraw(work, council)
    if by is not None:
        params = {"council": council_id, "number": str(number)}
        about = f"council.taken:{id}"
        await tell_person(work, desk, by, Message("council.taken", about, params, Lane.REPLY,
                                                  Owed.LOOSE))  # fmt: skip
    return True


async def decided_in_words(work: Work, desk: Desk, context: Context, _: Decision) -> bool:
    """What was decided on a numbered topic, by who holds the talk."""
    person = context.actor.person
    said = read_decision(context.heard.text) if context.heard.origin.private else None
    if said is None or person is None:
        return False
    units = [unit.id for unit in await places.ancestors(work, person.unit_id)]
    council = await councils.latest_at(work, units)
    if council is None or council.by_id != person.id:
        return False
    number, words = said
    if not await councils.write_decision(work, council.id, number, words, person.id):
        return False
    await redraw(work, council)
    params = {"council": council.id, "number": str(number)}
    about = f"council.decided:{council.id}:{context.heard.message_id}"
    done = Message("council.decided", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_person(work, desk, person.id, done)
    return True
