"""Another number for somebody: read back like any line of the register, with what is known."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.domain.members import Entry
from bot.domain.people import Person
from bot.services.checkins.hearing_words import SELF, meant_by
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.keypeople.rights import sight_of
from bot.services.members.entering import begin_with
from bot.services.subjects import people_called
from bot.store import places
from bot.store.database import Work
from bot.understanding.member_words import read_new_phone


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """By themselves, their own, or who may see the card; the number is written by a tap."""
    heard, me = context.heard, context.actor.person
    said = read_new_phone(heard.text) if heard.origin.private and not decision.card else None
    if said is None or me is None or me.guest or context.actor.account is None:
        return False
    person = await _whose(work, me, said[0])
    if person is None or not (await sight_of(work, desk, me.id, person)).may_see:
        return False
    home = await places.get_household(work, person.household_id) if person.household_id else None
    if home is None or home.door is None:
        return False
    hamlet = await places.unit_of_level(work, person.unit_id, "hamlet")
    entry = Entry(
        name=person.name,
        born=person.born,
        door=home.door,
        hamlet=hamlet.name if hamlet else None,
        phone=said[1],
    )
    await begin_with(work, desk, context.actor, entry, heard.message_id)
    return True


async def _whose(work: Work, me: Person, who: str) -> Person | None:
    if who in SELF:
        return me
    if who[0] in SELF:
        return await meant_by(work, me, who)
    found = await people_called(work, who, me.unit_id)
    return found[0] if len(found) == 1 else None
