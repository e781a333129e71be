"""Where a stranger is: helped at once wherever they speak, then brought to their own hamlet."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case, Event, Heading
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Unit
from bot.services.actors import Actor
from bot.services.climbing import tell_rung
from bot.services.desk import Desk
from bot.services.recording import write_events
from bot.services.taps import Tap
from bot.services.telling import Message, tell_chat
from bot.store import cases, outbox, people, places
from bot.store.database import Work


async def ask_where(work: Work, desk: Desk, actor: Actor, case: Case) -> None:
    """One question with the hamlets as buttons; help is on its way already."""
    if actor.person is None or not actor.person.guest or actor.private is None:
        return
    if await places.unit_of_level(work, case.unit_id, "hamlet") is not None:
        return
    message = Message(
        "ask.where", f"where:{case.id}", {"case": case.id}, Lane.REPLY, Owed.OWED, case.id
    )
    await tell_chat(work, desk, actor.private.id, message)


async def on_where(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """A hamlet was pressed by who asked."""
    unit = await places.find_unit(work, tap.choice or "")
    if tap.person.id != tap.case.author_id:
        return Refused("case.refused.only_the_author")
    if unit is None or unit.level != "hamlet":
        return Refused("press.unknown")
    await bring_home(work, desk, tap.person.id, unit)
    return Done("ask.where_thanks")


async def place_by_words(work: Work, desk: Desk, actor: Actor, words: str) -> None:
    """A guest of the township who names a hamlet is brought there, with what is open."""
    person = actor.person
    if person is None or not person.guest or not actor.origin.private:
        return
    if await places.unit_of_level(work, person.unit_id, "hamlet") is not None:
        return
    hamlets = await places.units_of_level(work, "hamlet")
    named = [unit for unit in hamlets if unit.short_name in words]
    if named:
        # A hamlet and a landmark in it: the hamlet comes before what stands in it.
        first = min(named, key=lambda unit: words.index(unit.short_name))
        await bring_home(work, desk, person.id, first)


async def bring_home(work: Work, desk: Desk, person_id: str, unit: Unit) -> None:
    """The person and their open matters belong to the hamlet; who is near hears it now."""
    await work.run("move_person", id=person_id, unit=unit.id)
    moved = replace(await people.get_person(work, person_id), unit_id=unit.id)
    for case in await cases.list_of_author(work, moved.id, desk.now()):
        if not case.final and case.unit_id != unit.id:
            await _bring_case(work, desk, case, unit)


async def _bring_case(work: Work, desk: Desk, case: Case, unit: Unit) -> None:
    here = replace(case, unit_id=unit.id, changed_at=desk.now(), revision=case.revision + 1)
    await cases.save_case(work, case, here)
    event = Event("placed", Heading.COLLECTED, case.author_id)
    await write_events(work, desk, here, (event,))
    await outbox.want(work, here.id)
    if here.climbing:
        for rung in range(here.climb.last + 1):
            await tell_rung(work, desk, here, rung)
