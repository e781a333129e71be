"""Whoever writes or taps in private has been heard today: kept once a day, never of a group."""

from __future__ import annotations

from bot.domain.contacts import How
from bot.services.actors import Actor
from bot.services.checkins.late_word import tell_alarmed
from bot.services.contacts import note_contact
from bot.services.desk import Desk
from bot.store.database import Work


async def note_own_word(work: Work, desk: Desk, actor: Actor, how: How) -> None:
    """Of an account that speaks for one registered person; of a household's nobody knows who."""
    if not actor.origin.private or not actor.known or len(actor.persons) != 1:
        return
    assert actor.person is not None
    me = actor.person.id
    await tell_alarmed(work, desk, me, how, me, desk.now(), searched_only=True)
    day = desk.today().isoformat()
    await note_contact(
        work,
        desk,
        actor.person.id,
        how,
        source="own_word",
        ref=day,
        by=actor.person.id,
        role="self",
    )
