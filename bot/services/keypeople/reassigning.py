"""Another guardian for a key person: said in one line, agreed to in a tap, told to both."""

from __future__ import annotations

from typing import Any

from bot.domain.coverage import Lack
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person, Tie
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.keypeople.rights import sight_of
from bot.services.subjects import people_called
from bot.services.telling import Message, tell_chat, tell_person
from bot.services.views.names import name_of, text_of
from bot.store import people
from bot.store.database import Work
from bot.understanding.guardian_words import read_reassigned

GUARDIAN = "guardian"
SHOWN = 2  # of those there are, as buttons


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Of who looks after the hamlet; whom they would take the place of is asked first."""
    me, heard = context.actor.person, context.heard
    said = read_reassigned(heard.text)
    if said is None or me is None or not heard.origin.private or decision.card:
        return False
    whom = [p for p in await people_called(work, said[0], me.unit_id)]
    allowed = [p for p in whom if await _may(work, desk, me.id, p)]
    if not allowed:
        return False
    found = await people_called(work, said[1], me.unit_id)
    if len(allowed) > 1 or len(found) != 1 or found[0].id == allowed[0].id:
        name = said[0] if len(allowed) > 1 else said[1]
        await _say(work, desk, context, "duty.unknown_name", {"name": name})
        return True
    params = {"person": allowed[0].id, "to": found[0].id}
    await _say(work, desk, context, "guardian.sure", params)
    return True


async def _may(work: Work, desk: Desk, me: str, person: Person) -> bool:
    sight = await sight_of(work, desk, me, person)
    return sight.liaison or sight.cadre


async def on_swap(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """In the place of one of them, beside them, or not at all."""
    person = await people.find_person(work, pressed.subject)
    to, _, old = (pressed.choice or "").partition("|")
    if person is None or actor.person is None:
        return Refused("press.unknown")
    if not await _may(work, desk, actor.person.id, person):
        return Refused("claim.refused.not_for_you")
    if to == "no":
        return Done("guardian.left")
    new = await people.find_person(work, to)
    ties = await people.ties_of(work, person.id, GUARDIAN)
    if new is None or new.ended_on is not None or any(t.other_id == to for t in ties):
        return Refused("guardian.already")
    before = next((t for t in ties if t.other_id == old), None)
    if old and before is None:
        return Refused("guardian.already")
    rank = before.rank if before else len(ties) + 1
    if before is not None:
        await people.end_tie(work, before, desk.today())
    tie = Tie(person.id, to, GUARDIAN, rank, actor.person.id)
    await people.add_tie(work, tie, desk.today())
    await _tell(work, desk, person, to, old, actor.person.id)
    return Done("guardian.done", (("who", to),))


async def _tell(work: Work, desk: Desk, person: Person, to: str, old: str, by: str) -> None:
    when = desk.now().isoformat()
    if to != by:
        params = {
            "lack": Lack.GUARDIAN.value,
            "about": person.id,
            "unit": person.unit_id,
            "who": by,
        }
        about = f"guardian.named:{person.id}:{to}:{when}"
        message = Message("cover.named", about, params, Lane.CASE, Owed.OWED)
        await tell_person(work, desk, to, message)
    if old and old != by:
        about = f"guardian.freed:{person.id}:{old}:{when}"
        params = {"person": person.id, "to": to}
        message = Message("guardian.freed", about, params, Lane.CASE, Owed.OWED, silent=True)
        await tell_person(work, desk, old, message)


async def say_sure(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Who it is now, and a button for each whose place may be taken."""
    person, to = params["person"], params["to"]
    ties = sorted(await people.ties_of(work, person, GUARDIAN), key=lambda tie: tie.rank)
    names = [await name_of(work, tie.other_id) for tie in ties]
    choices = [
        {
            "label": text_of(desk, "guardian.instead", {"name": name}),
            "choice": f"{to}|{tie.other_id}",
        }
        for name, tie in list(zip(names, ties, strict=True))[:SHOWN]
    ]
    if not choices:
        choices = [{"label": text_of(desk, "guardian.begin"), "choice": f"{to}|"}]
    choices.append({"label": text_of(desk, "guardian.leave"), "choice": "no"})
    return {
        "person": await name_of(work, person),
        "to": await name_of(work, to),
        "names": names,
        "choices": choices,
        "_subject": person,
    }


async def say_freed(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    return {
        "person": await name_of(work, params["person"]),
        "to": await name_of(work, params["to"]),
    }


async def _say(work: Work, desk: Desk, context: Context, key: str, params: dict[str, str]) -> None:
    about = f"{key}:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message(key, about, params, Lane.REPLY, Owed.OWED)
    await tell_chat(work, desk, context.actor.chat.id, message)
