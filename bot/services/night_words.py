"""It can wait, it cannot: the one question of the night answered in words."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.nights import asked_by_night
from bot.services.actors import Actor
from bot.services.incoming import Heard
from bot.store import cases
from bot.store.database import Work
from bot.understanding.night_words import night_word


async def night_answer(work: Work, actor: Actor, heard: Heard) -> tuple[Case, str] | None:
    """The matter that was asked about and what its button would be; None for other words."""
    choice = night_word(heard.text)
    if choice is None or actor.person is None or not heard.origin.private:
        return None
    own = await cases.list_of_author(work, actor.person.id, heard.at)
    found = (*own, *await cases.list_reported(work, actor.person.id))
    asked = {c.id: c for c in found if not c.final and asked_by_night(c.plan)}
    return (next(iter(asked.values())), choice) if len(asked) == 1 else None
