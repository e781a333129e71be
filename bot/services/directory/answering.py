"""/places, and hours, places and buses asked for in words, answered in private."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.facilities import MOVING, Facility, FacilityKind
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Chat
from bot.services.actors import Actor, somewhere
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.directory.finding import facilities_named, facilities_near
from bot.services.directory.green import greens_near, sees_green
from bot.services.directory.pooling_key import target_unit
from bot.services.noting import react
from bot.services.telling import Message, tell_chat
from bot.store import places
from bot.store.database import Work
from bot.understanding.place_words import PlaceAsked, place_question

MOST = 3  # places in one answer
QUESTION = frozenset({"other"})
BUS_TOO = frozenset({"other", "ride"})


async def show_places(call: Call) -> None:
    """The command: everything near, or the place that was named."""
    unit = await unit_of(call.work, call.actor)
    words = call.heard.argument.strip()
    about = f"command:{call.heard.message_id}"
    if words:
        found = await facilities_named(call.work, unit, words)
        await say_places(call.work, call.desk, call.actor, call.actor.chat, found[:1], about)
        return
    near = await facilities_near(call.work, unit)
    seen: dict[FacilityKind, Facility] = {}
    for place in near:
        if place.kind not in MOVING:
            seen.setdefault(place.kind, place)
    # In the order of the sorts: who is ill looks for what stands first.
    found = tuple(seen[kind] for kind in FacilityKind if kind in seen)
    await say_places(call.work, call.desk, call.actor, call.actor.chat, found, about)


async def asked(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Whether the words asked for a place; in a group only where the bot was spoken to."""
    heard, actor = context.heard, context.actor
    if heard.form != "text" or not (heard.origin.private or heard.addressed):
        return False
    if decision.card or decision.watch or heard.reply_to_bot:
        return False
    unit = await unit_of(work, actor)
    question = await _question(work, unit, heard.text)
    if question is None or not _only_asks(decision, question):
        return False
    target = actor.chat if heard.origin.private else actor.private or actor.chat
    await _answer(work, desk, context, target, question)
    if target.id != actor.chat.id:
        await react(work, desk, heard, actor)
    return True


def _only_asks(decision: Decision, question: PlaceAsked) -> bool:
    """Nobody is ill, nothing is wished for beside what is asked."""
    allowed = BUS_TOO if question.about == "bus" else QUESTION
    opens = (*decision.opens, *((decision.asks,) if decision.asks else ()))
    return all(one.kind == "help" and one.category in allowed for one in opens)


async def _question(work: Work, unit: str, text: str) -> PlaceAsked | None:
    found = place_question(text)
    if found is not None or place_question(text, named=True) is None:
        return found
    near = await facilities_near(work, unit)
    named = any(len(name) > 1 and name in text for place in near for name in place.names)
    return place_question(text, named=True) if named else None


async def _answer(
    work: Work, desk: Desk, context: Context, target: Chat, question: PlaceAsked
) -> None:
    actor, text = context.actor, context.heard.text
    unit, about = await unit_of(work, actor), f"{context.heard.message_id}"
    if question.about == "bus":
        await _say_buses(work, desk, target, unit, question, about)
        return
    found = await facilities_named(work, unit, text)
    if question.kinds == (FacilityKind.STATION,) and not found:
        near = await facilities_near(work, unit)
        found = tuple(p for p in near if p.kind in question.kinds)
    await say_places(work, desk, actor, target, _nearest(found), about)


def _nearest(found: tuple[Facility, ...]) -> tuple[Facility, ...]:
    """The nearest of each sort; several of one sort only where they move (a taxi, another)."""
    first: dict[FacilityKind, Facility] = {}
    kept = [p for p in found if p.kind in MOVING or first.setdefault(p.kind, p) is p]
    return tuple(kept[:MOST])


async def _say_buses(
    work: Work, desk: Desk, target: Chat, unit: str, question: PlaceAsked, about: str
) -> None:
    """To where it was asked for; nothing said is the county town, going home the own village."""
    to = await _bus_to(work, unit, question.to)
    params = {"unit": unit, **({"to": to} if to else {})}
    if question.to in ("村", "村里", "家"):
        county = await places.unit_of_level(work, unit, "county")
        params["unit"] = county.id if county else unit
    await _say(work, desk, target, "places.buses", about, params)


async def _bus_to(work: Work, unit: str, said: str | None) -> str | None:
    if said in ("村", "村里", "家"):
        village = await places.unit_of_level(work, unit, "village")
        return village.id if village else None
    if said is None:
        county = await places.unit_of_level(work, unit, "county")
        return county.id if county else None
    return await target_unit(work, unit, said)


async def say_places(
    work: Work,
    desk: Desk,
    actor: Actor,
    target: Chat,
    found: tuple[Facility, ...],
    about: str,
) -> None:
    """One as a card, several as lines; green channels first for those they are for."""
    if not found:
        await _say(work, desk, target, "places.none", about, {})
        return
    green = not target.is_group and await _sees_green(work, desk, actor)
    params = {"green": "yes"} if green else {}
    if len(found) == 1:
        await _say(work, desk, target, "places.one", about, {"place": found[0].id, **params})
        return
    if green:
        first = await greens_near(work, await unit_of(work, actor))
        found = tuple(dict.fromkeys((*first, *found)))
    ids = ",".join(place.id for place in found)
    await _say(work, desk, target, "places.several", about, {"places": ids, **params})


async def _sees_green(work: Work, desk: Desk, actor: Actor) -> bool:
    """Whoever speaks for somebody of a home, too."""
    for person in actor.persons or ((actor.person,) if actor.person else ()):
        if await sees_green(work, desk, person.id):
            return True
    return False


async def _say(
    work: Work, desk: Desk, target: Chat, key: str, about: str, params: Mapping[str, str]
) -> None:
    message = Message(key, f"{key}:{target.id}:{about}", params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, target.id, message)


async def unit_of(work: Work, actor: Actor) -> str:
    """Whose places somebody uses: of their own unit, else of the group's."""
    if actor.person is not None:
        return actor.person.unit_id
    return actor.chat.unit_id or await somewhere(work) or ""
