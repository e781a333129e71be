"""Somebody asks what to mind who comes home: what the library says on those days, in one."""

from __future__ import annotations

from typing import Any

from bot.domain.intake import Decision
from bot.domain.prompting import of_arrival
from bot.services.actors import Actor, somewhere
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.prompts.library import usable
from bot.services.rumours.asked_here import answer
from bot.store import returnees
from bot.store.database import Work
from bot.understanding.prompt_words import asks_what_to_mind

HOME = "prompts.home"


async def what_to_mind(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """For everybody who asks us; whoever asks in a group reads it in private, or not at all."""
    actor, heard = context.actor, context.heard
    asked = heard.origin.private or (heard.addressed and actor.private is not None)
    if not asked or decision.card is not None or not asks_what_to_mind(heard.text):
        return False
    unit = await _home_of(work, actor)
    if unit is None or not of_arrival((await usable(work, desk, unit)).values()):
        return False
    await answer(work, desk, context, HOME, {"unit": unit})
    return True


async def _home_of(work: Work, actor: Actor) -> str | None:
    """Where they, or whom they registered, come home to; else where they are at home."""
    person = actor.person
    mine = await returnees.around(work, person.id) if person is not None else ()
    home = next((found.unit_id for found in mine if found.registered), None)
    own = person.unit_id if person is not None else actor.chat.unit_id
    return home or own or await somewhere(work)


async def say_home(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Day by day, the day of arrival being the first."""
    found = of_arrival((await usable(work, desk, params["unit"])).values())
    return {"lines": [{"day": day + 1, "text": prompt.text} for day, prompt in found]}
