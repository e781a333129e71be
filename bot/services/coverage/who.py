"""Who looks after a household: liaison, guardians, doctor, tonight's duty, for who may know.

A phone is for the household itself, those it named, and who answers for the place; everybody
else reads names of offices, and of guardians nothing.
"""

from __future__ import annotations

from typing import Any

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.domain.rights import oversees
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.coverage.sharing import his_first
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.duty.reading import unit_for, watch_of
from bot.services.duty.speaking import until_text
from bot.services.roles import covering, holders_at
from bot.services.subjects import people_called
from bot.services.telling import Message, tell_chat
from bot.services.views.names import name_of, unit_name
from bot.store import people, places, records
from bot.store.database import Work
from bot.understanding.duty_words import asks_who_for

Values = dict[str, Any]
NEAR = frozenset({"kin", "proxy", "guardian", "key_holder"})


async def who(call: Call) -> None:
    """/who for one's own household, /who NAME for another."""
    name = call.heard.argument.strip().removesuffix("家")
    found = await _meant(call.work, call.actor, name)
    if found is None:
        await call.say("who.nobody", {"name": name})
        return
    about = f"who:{call.actor.chat.id}:{call.heard.message_id}"
    await _show(call.work, call.desk, call.actor, found, about)


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Who looks after one's own or a named house; a word that is nobody's name is left alone."""
    actor, heard = context.actor, context.heard
    if not heard.origin.private or actor.person is None:
        return False
    name = asks_who_for(heard.text)
    if name is None:
        return False
    found = await _meant(work, actor, name)
    if found is None:
        return False
    await _show(work, desk, actor, found, f"who:{actor.chat.id}:{heard.message_id}")
    return True


async def _meant(work: Work, actor: Actor, name: str) -> Person | None:
    """The speaker, or the one person of that name; of several the first of the household."""
    if actor.person is None:
        return None
    if not name:
        return actor.person
    found = await people_called(work, name, actor.person.unit_id)
    homes = {person.household_id for person in found}
    return found[0] if found and (len(found) == 1 or len(homes) == 1) else None


async def _show(work: Work, desk: Desk, actor: Actor, about: Person, key: str) -> None:
    chat = actor.private
    if chat is None or actor.person is None:
        return
    full = await may_read(work, desk, actor, about)
    if about.id != actor.person.id:
        look = desk.ids.new()
        await records.add_look(work, look, actor.person.id, "household", about.id, desk.now())
    params = {"about": about.id, "full": "yes" if full else "", "own": actor.person.id}
    message = Message("who.page", key, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, chat.id, message, actor.person.id)


async def may_read(work: Work, desk: Desk, actor: Actor, about: Person) -> bool:
    """The own household, those near it, and who answers for the place."""
    me = actor.person
    if me is None or not actor.known:
        return False
    if me.id == about.id or (me.household_id and me.household_id == about.household_id):
        return True
    ties = await people.ties_of(work, about.id)
    if any(tie.other_id == me.id and tie.tie in NEAR for tie in ties):
        return True
    return oversees(await covering(work, desk, me.id, about.unit_id))


async def say_page(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Everybody who answers for a household, as things are now."""
    about = await people.get_person(work, params["about"])
    full = bool(params.get("full"))
    liaison = await _liaisons(work, desk, about)
    doctor = await _holders(work, desk, about.unit_id, "doctor")
    village = await unit_for(work, about.unit_id, "duty_village")
    now = await watch_of(work, desk, village.id, "duty_village") if village else None
    on = [turn.person_id for turn in now.on] if now else []
    return {
        "place": await unit_name(work, about.unit_id),
        "about": about.address,
        "own": params.get("own") == about.id,
        "full": full,
        "liaison": await _lines(work, liaison, phones=full),
        "guardians": await _guardians(work, about) if full else [],
        "doctor": await _lines(work, doctor, phones=full),
        "duty": await _lines(work, on, phones=full),
        "until": until_text(desk, now.until) if now else "",
        "numbers": [number for _, number in village.phones][:2] if village else [],
    }


async def _liaisons(work: Work, desk: Desk, about: Person) -> tuple[str, ...]:
    """Of the micro-grid, else of the hamlet; where there is none, the village's cadres."""
    for unit in await places.ancestors(work, about.unit_id):
        if unit.level in ("micro", "hamlet"):
            found = await holders_at(work, desk, unit.id, "liaison")
            if found:
                return await his_first(work, desk, about.household_id, found)
    return (await _holders(work, desk, about.unit_id, "cadre"))[:1]


async def _holders(work: Work, desk: Desk, unit_id: str, role: str) -> tuple[str, ...]:
    village = await places.unit_of_level(work, unit_id, "village")
    return await holders_at(work, desk, village.id, role) if village else ()


async def _guardians(work: Work, about: Person) -> list[Values]:
    """By person of the household."""
    home: tuple[Person, ...] = (about,)
    if about.household_id:
        home = await people.household_people(work, about.household_id)
    found = []
    for person in home:
        ties = await people.ties_of(work, person.id, "guardian")
        if ties:
            lines = await _lines(work, [tie.other_id for tie in ties], phones=True)
            found.append({"who": person.address, "by": lines})
    return found


async def _lines(work: Work, ids: tuple[str, ...] | list[str], *, phones: bool) -> list[Values]:
    found = []
    for id in dict.fromkeys(ids):
        person = await people.find_person(work, id)
        if person is not None and person.ended_on is None:
            shown = (person.phone or "") if phones else ""
            found.append({"name": await name_of(work, id), "phone": shown})
    return found
