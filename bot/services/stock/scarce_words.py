"""Scarcity: keepers, doctors and cadres turn it on and off, in words or by /scarce."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.near_box import is_lent
from bot.domain.roles import wears
from bot.domain.scarcity import BY_HAND
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.roles import covering
from bot.services.stock.box_views import expanded, of_village
from bot.services.stock.scarce_state import begin, end
from bot.services.stock.scarce_supply import village_of
from bot.services.telling import Message, tell_chat
from bot.store import boxes, scarcity, stock
from bot.store.database import Work
from bot.understanding.box_answers import says_enough
from bot.understanding.box_words import read_box_words

ON, OFF = "scarce_on", "scarce_off"


async def by_words(work: Work, desk: Desk, context: Context) -> bool:
    """Whether somebody who may ordered it in private, and so it is done."""
    actor, heard = context.actor, context.heard
    if not heard.origin.private or context.reading.acuity is not None:
        return False
    act = read_box_words(heard.text, desk.today()).act
    if act not in (ON, OFF):
        return False
    village = await village_led(work, desk, actor)
    if village is None:
        return False
    key, names = await turn(work, desk, actor, village, heard.text, on=act == ON)
    await _say(work, desk, actor, key, names, str(heard.message_id))
    return True


async def scarce_command(call: Call) -> None:
    """/scarce with a thing turns it on, with enough after it off; alone it tells what is scarce."""
    work, desk, actor = call.work, call.desk, call.actor
    village = await village_led(work, desk, actor)
    if village is None:
        await call.say("scarce.not_yours")
        return
    words = call.heard.argument.strip()
    if not words:
        names = [one.generic for one in await scarcity.open_in(work, village)]
        key = "scarce.list" if names else "scarce.none"
    else:
        act = read_box_words(words, desk.today()).act
        on = act != OFF and not says_enough(words)
        key, names = await turn(work, desk, actor, village, words, on=on)
    await _say(work, desk, actor, key, names, str(call.heard.message_id))


async def village_led(work: Work, desk: Desk, actor: Actor) -> str | None:
    """The village somebody may say it for: of a box they keep, or as its doctor or cadre."""
    if actor.person is None:
        return None
    kept = await boxes.boxes_kept_by(work, actor.person.id)
    if kept:
        return await village_of(work, kept[0].unit_id)
    village = await village_of(work, actor.person.unit_id)
    held = await covering(work, desk, actor.person.id, village)
    return village if wears(held, "doctor", "cadre", "officer") else None


async def turn(
    work: Work, desk: Desk, actor: Actor, village: str, text: str, *, on: bool
) -> tuple[str, list[str]]:
    """What is said of it, and of which things; off without a name is everything."""
    assert actor.person is not None
    by = actor.person.id
    named = await _generics(work, desk, village, text)
    if on:
        for generic in named:
            if await scarcity.open_scarcity(work, village, generic) is None:
                await begin(work, desk, village, generic, BY_HAND, by)
        return ("scarce.set" if named else "scarce.which"), named
    over = [
        one for one in await scarcity.open_in(work, village) if not named or one.generic in named
    ]
    for one in over:
        await end(work, desk, one, by)
    return ("scarce.unset" if over else "scarce.none"), [one.generic for one in over]


async def _generics(work: Work, desk: Desk, village: str, text: str) -> list[str]:
    """What was named; a word for many things means those the village's boxes have."""
    found = desk.content.stocked.by_words(text)
    plain = [m for m in found if not m.broad and not is_lent(m)]
    if plain:
        return list(dict.fromkeys(m.generic for m in plain))
    wide = expanded(desk, [m.id for m in found])
    _, own = await of_village(work, village)
    there = {on.lot.item for box in own for on in await stock.shelf(work, box.id)}
    alike = [m for m in desk.content.stocked.all if m.id in wide & there and not m.broad]
    return list(dict.fromkeys(m.generic for m in alike))


async def _say(
    work: Work, desk: Desk, actor: Actor, key: str, names: list[str], occasion: str
) -> None:
    params = {"things": "|".join(names)}
    message = Message(key, f"{key}:{actor.chat.id}:{occasion}", params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)
