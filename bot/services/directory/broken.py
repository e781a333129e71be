"""A step of how a place receives the ill does not work: one tap reports it."""

from __future__ import annotations

from bot.domain.outcome import Done, Outcome, Refused
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.opening import open_case
from bot.services.views.names import text_of
from bot.services.wanted import Wanted
from bot.store import cases, facilities
from bot.store.database import Work
from bot.store.timeline import Said


async def on_broken(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A problem of the sort that a refusal is, with place and step filled in."""
    place = await facilities.facility_by_id(work, pressed.subject)
    choice = pressed.choice or ""
    step = int(choice) if choice.isdecimal() else 0
    if place is None or not 1 <= step <= len(place.steps):
        return Refused("press.unknown")
    person = actor.person
    if person is None:
        return Refused("press.who_are_you")
    values = {"name": place.name, "number": step, "step": place.steps[step - 1]}
    words = text_of(desk, "places.words.broken", values)
    for case in await cases.list_of_author(work, person.id, desk.now()):
        if case.category == "refused_care" and not case.final:
            return Refused("places.reported_already")
    wanted = Wanted(
        kind="problem",
        category="refused_care",
        unit_id=person.unit_id,
        origin="private",
        household_id=person.household_id,
        author_id=person.id,
        chat_id=actor.chat.id,
        message_id=pressed.message_id,
        said=(Said(desk.ids.new(), "text", desk.now(), person.id, words),),
    )
    await open_case(work, desk, wanted)
    return Done("places.reported")
