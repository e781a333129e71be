"""Whoever wrote a prompt that is out is offered to say it themselves: a voice of the village."""

from __future__ import annotations

from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.studio import State
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.voicing.offering import offer
from bot.store import studio
from bot.store.database import Work


async def on_aloud(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The words are shown to read; the voice note that follows goes with the prompt."""
    draft = await studio.find(work, pressed.subject)
    if draft is None or actor.person is None or draft.author_id != actor.person.id:
        return Refused("press.unknown")
    if draft.state is not State.OUT:
        return Refused("studio.already")
    about = f"studio.aloud:{draft.id}"
    done = await offer(work, desk, actor, actor.person, f"prompt:{draft.code}", about)
    return Done() if done else Refused("studio.already")
