"""Words of death: all of that house is held, the liaison is asked, two people confirm it."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.kinship import may_be_kin
from bot.domain.lanes import Lane, Owed
from bot.domain.members import DeathReport, ReportState
from bot.domain.people import Person
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.members import holding
from bot.services.members.asked_death import asked_first
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import deaths, people, places
from bot.store.database import Work
from bot.understanding.kin_words import kin_said

DAY = timedelta(days=1)


async def hold(work: Work, desk: Desk, context: Context) -> None:
    """The liaison is asked, quietly and once; who said it in private hears that it was heard."""
    asked = await _ask(work, desk, context)
    speaker = context.actor.person
    if not context.heard.origin.private or speaker is None or speaker.id in asked:
        return
    about = f"death_heard:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message("death.heard", about, {}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)


async def _ask(work: Work, desk: Desk, context: Context) -> tuple[str, ...]:
    """Who is asked whether it is so; nobody is registered from it."""
    unit_id = context.actor.chat.unit_id
    if unit_id is None and context.actor.person is not None:
        unit_id = context.actor.person.unit_id
    if unit_id is None:
        return ()
    meant = await _meant(work, desk, context, unit_id)
    hamlet = await places.unit_of_level(work, meant[0].unit_id if meant else unit_id, "hamlet")
    if hamlet is None or await _heard_before(work, desk, hamlet.id, meant):
        return ()
    return await _begin(work, desk, hamlet.id, meant)


async def hold_for(work: Work, desk: Desk, person: Person) -> tuple[str, ...] | None:
    """Somebody is said to have died by whoever keeps the register: held and asked all the same.

    Gives who was asked; None where it was heard of before.
    """
    hamlet = await places.unit_of_level(work, person.unit_id, "hamlet")
    if await _heard_before(work, desk, hamlet.id if hamlet else person.unit_id, (person,)):
        return None
    return await _begin(work, desk, hamlet.id if hamlet else person.unit_id, (person,))


async def _begin(
    work: Work, desk: Desk, unit_id: str, meant: tuple[Person, ...]
) -> tuple[str, ...]:
    """Held from this write on; gives who of those who are asked can be written to."""
    houses = {person.household_id for person in meant}
    report = DeathReport(
        id=desk.ids.new(),
        unit_id=unit_id,
        heard_at=desk.now(),
        person_id=meant[0].id if len(meant) == 1 else None,
        household_id=houses.pop() if len(houses) == 1 else None,
    )
    await deaths.add_report(work, report)
    await holding.hold(work, desk, report)
    message = Message(
        "death.ask_liaison", f"death:{report.id}", {"report": report.id}, Lane.CASE, Owed.OWED
    )
    asked = await asked_first(work, desk, report)
    return tuple([one for one in asked if await tell_person(work, desk, one, message)])


async def _heard_before(work: Work, desk: Desk, hamlet_id: str, meant: tuple[Person, ...]) -> bool:
    since = desk.now() - DAY
    if len(meant) != 1:
        return await deaths.nameless_report(work, hamlet_id, since) is not None
    if meant[0].ended_why is not None:
        return True
    standing = await deaths.report_of(work, meant[0].id)
    if standing is not None and standing.state is not ReportState.CONFIRMED:
        return True
    return await deaths.said_lately(work, meant[0].id, since) is not None


async def _meant(work: Work, desk: Desk, context: Context, unit_id: str) -> tuple[Person, ...]:
    """Who was named, nearest first; else whom of their own house the speaker means."""
    speaker, words = context.actor.person, context.heard.text
    for level in ("hamlet", "village"):
        unit = await places.unit_of_level(work, unit_id, level)
        units = await places.subtree_ids(work, unit.id) if unit else ()
        found = await people.people_mentioned(work, words, units)
        named = tuple(p for p in found if speaker is None or p.id != speaker.id)
        if named:
            return named
    return await _of_the_house(work, desk, speaker, words) if speaker else ()


async def _of_the_house(work: Work, desk: Desk, speaker: Person, words: str) -> tuple[Person, ...]:
    kin = kin_said(words)
    if kin is None:
        return ()
    found: dict[str, Person] = {}
    if speaker.household_id:
        for person in await people.household_people(work, speaker.household_id):
            found[person.id] = person
    for tie in await people.ties_to(work, speaker.id, "kin"):
        found[tie.person_id] = await people.get_person(work, tie.person_id)
    found.pop(speaker.id, None)
    fitting = [p for p in found.values() if may_be_kin(p, kin, speaker, desk.today())]
    return tuple(fitting or found.values())
