"""A place's phone or hours said anew: read back, written after a yes of who may say so."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.facilities import Facility
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Chat
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.directory.answering import unit_of
from bot.services.directory.answers_for import answers_for
from bot.services.directory.finding import facilities_named
from bot.services.incoming import Pressed
from bot.services.roles import holders_at
from bot.services.stock.order_words import words
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import facilities, places
from bot.store.database import Work
from bot.store.facilities import ASKED, DROPPED, WRITTEN, Change
from bot.understanding.place_words import Correction, place_correction

_ENDS = " \n，。！,.!"


async def corrected(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Whether private words correct a place; who may not say so has it looked at."""
    heard, actor = context.heard, context.actor
    if not heard.origin.private or not actor.known or decision.card:
        return False
    said = place_correction(heard.text)
    if said is None or actor.person is None:
        return False
    found = await facilities_named(work, await unit_of(work, actor), said.place)
    if not found:
        return False
    await _read_back(work, desk, actor, found[0], said)
    return True


async def yes_or_no(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A yes or a no in words while a correction stands read back."""
    heard, actor = context.heard, context.actor
    if not heard.origin.private or actor.person is None or decision.opens:
        return False
    said = heard.text.strip(_ENDS)
    yes = said in words(desk, "yes")
    if not yes and said not in words(desk, "no"):
        return False
    since = desk.now() - desk.content.places.correct_within
    change = await facilities.open_change_of(work, actor.person.id, since)
    if change is None or not await _may(work, desk, actor, change):
        return False
    outcome = await _settle(work, desk, change, actor.person.id, yes=yes)
    key = outcome.reason if isinstance(outcome, Refused) else outcome.said
    about = f"place_change:{change.id}:{heard.message_id}"
    message = Message("said.plain", about, {"key": key or ""}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)
    return True


async def on_change(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A yes writes it, a no drops it; rights are looked at as of now."""
    change = await facilities.find_change(work, pressed.subject)
    if change is None or actor.person is None:
        return Refused("press.unknown")
    if change.state != ASKED:
        return Refused("places.change_over")
    if not await _may(work, desk, actor, change):
        return Refused("places.not_yours")
    return await _settle(work, desk, change, actor.person.id, yes=pressed.choice == "yes")


async def _read_back(
    work: Work, desk: Desk, actor: Actor, place: Facility, said: Correction
) -> None:
    assert actor.person is not None
    await facilities.drop_changes_of(work, actor.person.id)
    change = Change(
        desk.ids.new(), place.id, said.field, said.value, actor.person.id, desk.now()
    )  # fmt: skip
    await facilities.put_change(work, change)
    if await _may(work, desk, actor, change):
        await _ask(work, desk, actor.chat, change)
        return
    about = f"places.passed_on:{change.id}"
    for person in await _who_knows(work, desk, place):
        params = {"change": change.id, "forwarded": "yes"}
        message = Message("places.change", f"{about}:{person}", params, Lane.CASE, Owed.OWED)
        if await tell_person(work, desk, person, message):
            thanks = Message("places.passed_on", about, {"who": person}, Lane.REPLY, Owed.LOOSE)
            await tell_chat(work, desk, actor.chat.id, thanks)
            return


async def _ask(work: Work, desk: Desk, chat: Chat, change: Change) -> None:
    about = f"places.change:{change.id}"
    message = Message("places.change", about, {"change": change.id}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, chat.id, message)


async def _settle(work: Work, desk: Desk, change: Change, by: str, *, yes: bool) -> Outcome:
    await facilities.put_change(work, replace(change, state=WRITTEN if yes else DROPPED))
    if not yes:
        return Done("places.change_dropped")
    await facilities.set_field(work, change.facility_id, change.field, change.value, desk.today())
    return Done("places.changed")


async def _may(work: Work, desk: Desk, actor: Actor, change: Change) -> bool:
    """Who keeps it, who picks up its phone, and those who look after a unit."""
    place = await facilities.facility_by_id(work, change.facility_id)
    return place is not None and await answers_for(work, desk, actor, place)


async def _who_knows(work: Work, desk: Desk, place: Facility) -> tuple[str, ...]:
    """Its keeper, who picks up, else the cadres of the village or township it stands in."""
    found = [one for one in (place.keeper_id, place.answers_id) if one]
    for level in ("village", "township", "county"):
        unit = await places.unit_of_level(work, place.unit_id, level)
        found += await holders_at(work, desk, unit.id, "cadre", "officer") if unit else ()
    return tuple(dict.fromkeys(found))
