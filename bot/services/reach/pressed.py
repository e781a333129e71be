"""Buttons of a prompt, and of the list of those who are told in person."""

from __future__ import annotations

from bot.domain.outcome import Done, Outcome, Refused
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.reach.answering import answer
from bot.services.reach.telling import HOWS, tell_lines
from bot.store import prompts, reach
from bot.store.database import Work


async def on_heard(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Understood."""
    return await _answer(work, desk, actor, pressed, prompts.HEARD)


async def on_unclear(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Not understood."""
    return await _answer(work, desk, actor, pressed, prompts.UNCLEAR)


async def on_aloud(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Read it to me."""
    return await _answer(work, desk, actor, pressed, prompts.ALOUD)


async def _answer(work: Work, desk: Desk, actor: Actor, pressed: Pressed, said: str) -> Outcome:
    send = await prompts.find_send(work, pressed.subject)
    return await answer(work, desk, actor, send, said, pressed.callback_id)


async def on_told(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """All who are open were told: met, or on the phone."""
    found = await reach.find_list(work, pressed.subject)
    how = HOWS.get(pressed.choice or "")
    if found is None or actor.person is None or how is None:
        return Refused("press.unknown")
    if actor.person.id != found.holder_id:
        return Refused("board.not_for_you")
    told = await tell_lines(work, desk, actor.person.id, await reach.lines(work, found.id), how)
    return Done("reach.toast.told") if told else Refused("reach.refused.nobody_left")
