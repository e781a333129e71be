"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from typing import Any

from bot.content.messages import PLAIN
from bot.services.desk import Desk
from bot.services.dialects import asking, choosing, overhearing, speakers
from bot.services.dialects.lines import find_line
from bot.services.dialects.spoken import register_of_person, register_of_unit
from bot.services.local import desk_for
from bot.services.tasks.showing import Card, Saying
from bot.services.views.names import named_with_role, text_of, unit_name
from bot.services.views.shown import Builder
from bot.store import dialects, people
from bot.store.database import Work
from bot.understanding.dialect_words import as_shown


async def say_mine(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """What somebody hears now, and what they may hear."""
    person = await people.get_person(work, params["person"])
    register = await register_of_person(work, desk, person.id)
    choices = await _choices(work, desk, person.unit_id)
    name = choosing.name_of_register(desk, register)
    return {"name": name, "choices": choices, "_subject": person.id}


async def say_unit(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """The same of a hamlet or a village."""
    unit_id = params["unit"]
    register = await register_of_unit(work, desk, unit_id)
    return {
        "place": await unit_name(work, unit_id),
        "name": choosing.name_of_register(desk, register),
        "choices": await _choices(work, desk, unit_id),
        "_subject": unit_id,
    }


async def _choices(work: Work, desk: Desk, unit_id: str) -> list[dict[str, str]]:
    codes = (*await choosing.offered(work, desk, unit_id), PLAIN)
    return [{"label": choosing.name_of_register(desk, c), "choice": c} for c in codes]


async def say_guess(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """What was guessed of which place."""
    return {
        "place": await unit_name(work, params["unit"]),
        "name": choosing.name_of_register(desk, params["register"]),
        "_subject": params["unit"],
    }


async def say_named(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Who asks, and for which words."""
    register = params["register"]
    choices = [
        {"label": text_of(desk, f"speech.named.{word}"), "choice": f"{word}.{register}"}
        for word in ("yes", "no")
    ]
    return {
        "who": await named_with_role(work, desk, params["who"]),
        "name": choosing.name_of_register(desk, register),
        "count": desk.content.speaking.lines_a_day,
        "choices": choices,
        "_subject": params["unit"],
    }


async def say_line(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """One line as plain says it and as the dialect does, as worded now."""
    ask = await dialects.find_ask(work, params["ask"])
    if ask is None:
        return {"name": "", "plain": "", "said": "", "choices": [], "_subject": params["ask"]}
    own = await desk_for(work, desk, ask.unit_id)
    line = await find_line(work, own, ask.unit_id, ask.what)
    digest = line.digest if line else ask.digest
    choices = [
        {"label": text_of(desk, f"speech.line.{word}"), "choice": f"{word}.{digest}"}
        for word in ("yes", "no")
    ]
    return {
        "name": choosing.name_of_register(own, ask.register),
        "plain": as_shown(line.beside or line.plain) if line else "",
        "said": as_shown(line.said) if line else "",
        "choices": choices,
        "_subject": ask.id,
    }


async def say_declined(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Who would rather not."""
    return {"name": params["name"]}


SAYING: dict[str, Saying] = {
    choosing.MINE: say_mine,
    choosing.UNIT: say_unit,
    overhearing.GUESS: say_guess,
    speakers.NAMED: say_named,
    speakers.DECLINED: say_declined,
    asking.ASK: say_line,
    asking.ASK_TABLE: say_line,
}
CARDS: dict[str, Card] = {}
LIVING: dict[str, Builder] = {}
