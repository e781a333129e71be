"""/faq: what can be asked; a doctor says yes or no to the answers that are from memory only."""

from __future__ import annotations

from typing import Any

from bot.domain.faq import Faq
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.prompting import digest_of
from bot.domain.roles import wears
from bot.domain.village_answers import OWN
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.rumours.answering import approval_of, usable
from bot.services.rumours.own_answers import may_write, take_back, write
from bot.services.views.names import named_with_role
from bot.store import places, prompts, village_answers
from bot.store.database import Work
from bot.understanding.own_answer_words import OwnAnswer, read_added, takes_back

EXAMPLES = 8


async def show(call: Call) -> None:
    """The next answer that waits for a doctor; for everybody else a few that may be asked.

    With words behind it, an answer of the village's own is added or taken back.
    """
    if await _own(call):
        return
    entry = None
    if wears(call.actor.held, "doctor") and not call.actor.chat.is_group:
        entry = await _next(call.work, call.desk, call.actor)
    if entry is not None:
        await call.say("faq.memory", {"entry": entry.code})
        return
    unit = await _village(call.work, call.actor)
    writes = "yes" if may_write(call.actor) else ""
    await call.say("faq.some", {"village": unit or "", "writes": writes})


async def _own(call: Call) -> bool:
    """Whether it was about one."""
    words = call.heard.argument.strip()
    number = takes_back(words)
    said = read_added(words) if words and number is None else None
    if (number is None and said is None) or call.actor.chat.is_group:
        return False
    if not may_write(call.actor):
        await call.say("faq.own.no.not_yours_here")
        return True
    if number is not None:
        key, params = await take_back(call.work, call.desk, call.actor, number)
    else:
        key, params = await write(call.work, call.desk, call.actor, said or OwnAnswer())
    await call.say(key, params)
    return True


async def _next(work: Work, desk: Desk, actor: Actor) -> Faq | None:
    unit = await _village(work, actor)
    if unit is None:
        return None
    known = {entry.code for entry in await usable(work, desk, unit)}
    today = desk.today()
    for entry in desk.content.faq.entries.values():
        if entry.from_memory and entry.code not in known and entry.expires_on >= today:
            return entry
    return None


async def _village(work: Work, actor: Actor) -> str | None:
    person = actor.person
    unit = await places.unit_of_level(work, person.unit_id, "village") if person else None
    return unit.id if unit else None


async def on_memory(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Yes or no to the very words that were shown."""
    code, _, digest = pressed.subject.rpartition("-")
    entry = desk.content.faq.entries.get(code)
    unit = await _village(work, actor)
    if entry is None or unit is None or actor.person is None:
        return Refused("press.unknown")
    if not wears(actor.held, "doctor"):
        return Refused("faq.no.only_a_doctor")
    if digest != digest_of(entry.answer):
        return Refused("faq.no.changed")
    yes = pressed.choice == "yes"
    await prompts.say_yes(
        work, approval_of(entry), unit, digest, actor.person.id, desk.now(), yes=yes
    )
    return Done("faq.in_use" if yes else "faq.stays_off")


async def say_entry(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """An answer, with where it is from."""
    if params["entry"].startswith(OWN):
        return await _say_villages(work, desk, params["entry"].removeprefix(OWN))
    entry = desk.content.faq.entries.get(params["entry"])
    if entry is None:
        return {"asked": "", "answer": "", "health": False, "by": "", "_subject": "-"}
    return {
        "asked": entry.asks[0],
        "answer": entry.answer,
        "health": entry.source != "design",
        "by": "",
        "_subject": f"{entry.code}-{digest_of(entry.answer)}",
    }


async def _say_villages(work: Work, desk: Desk, id: str) -> dict[str, Any]:
    """With the name of whose word it is."""
    one = await village_answers.find(work, id)
    return {
        "asked": one.asked if one else "",
        "answer": one.answer if one else "",
        "health": one.health if one else False,
        "by": await named_with_role(work, desk, one.signed_by) if one else "",
        "_subject": "-",
    }


async def say_some(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """What the village answers itself, and a few of each sort, to show what may be asked."""
    village = params.get("village", "")
    own = await village_answers.live_in(work, [village]) if village else ()
    known = [entry for entry in desk.content.faq.entries.values() if not entry.from_memory]
    step = max(len(known) // EXAMPLES, 1)
    return {
        "asks": [entry.asks[0] for entry in known[::step]][:EXAMPLES],
        "own": [{"number": one.number, "asked": one.asked} for one in own[:EXAMPLES]],
        "writes": bool(params.get("writes")),
    }
