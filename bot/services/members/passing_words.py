"""The mildest word of death, said in private of somebody old: held and asked like the others."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.domain.people import Person, is_elder
from bot.services import deaths
from bot.services.checkins.hearing_words import meant_by
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.subjects import people_called
from bot.store.database import Work
from bot.understanding.member_words import read_gone_quietly


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """It may mean that somebody left: the liaison is asked in private, and nobody else hears."""
    heard, speaker = context.heard, context.actor.person
    if not heard.origin.private or speaker is None or decision.card or decision.opens:
        return False
    who = read_gone_quietly(heard.text)
    person = await _meant(work, speaker, who) if who else None
    if person is None or person.household_id is None or not is_elder(person, desk.today()):
        return False
    await deaths.hold(work, desk, context)
    return True


async def _meant(work: Work, speaker: Person, who: str) -> Person | None:
    if who[0] in "\u6211\u4ffa":
        return await meant_by(work, speaker, who)
    found = await people_called(work, who, speaker.unit_id)
    return found[0] if len(found) == 1 and found[0].id != speaker.id else None
