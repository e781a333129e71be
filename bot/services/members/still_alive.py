"""It was not so, said in words: who may put it right gets one tap, else the liaison hears it."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.members import DeathReport, ReportState
from bot.domain.people import Person
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.members import holding
from bot.services.members.asked_death import asked_first, may_answer
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import deaths, people, places
from bot.store.database import Work
from bot.understanding.member_words import says_alive

MOST = 3


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Whether it was about a word of death that can still be put right."""
    speaker, heard = context.actor.person, context.heard
    said = says_alive(heard.text) if heard.origin.private else None
    if speaker is None or said is None or decision.card is not None:
        return False
    meant = await _meant(work, desk, speaker, heard.text)
    mine = [one for one in meant if await may_answer(work, desk, one, speaker.id)]
    for report in mine[:MOST]:
        await _offer(work, desk, context, report)
    if mine:
        return True
    theirs = [one for one in meant if said == "alive" or await _is_near(work, one, speaker)]
    for report in theirs[:MOST]:
        await _pass_on(work, desk, report, speaker)
    if theirs:
        await _say(work, desk, context, "death.passed_on", {})
    return bool(theirs)


async def _meant(work: Work, desk: Desk, speaker: Person, text: str) -> tuple[DeathReport, ...]:
    """Of their village; of whom it names, if it names one of them."""
    village = await places.unit_of_level(work, speaker.unit_id, "village")
    units = set(await places.subtree_ids(work, village.id)) if village else set()
    since = desk.now() - desk.content.members.undo
    found = [r for r in await deaths.lately(work, since) if r.unit_id in units]
    named = []
    for report in found:
        person = await people.find_person(work, report.person_id) if report.person_id else None
        if person is not None and (person.name in text or person.address in text):
            named.append(report)
    return tuple(named or found)


async def _is_near(work: Work, report: DeathReport, speaker: Person) -> bool:
    """Of that house or family: to them a mistake needs no name."""
    if speaker.id in await holding.people_of(work, report):
        return True
    ties = await people.ties_of(work, report.person_id, "kin") if report.person_id else ()
    return any(tie.other_id == speaker.id for tie in ties)


def _key(report: DeathReport, key: str) -> str:
    return f"{key}_confirmed" if report.state is ReportState.CONFIRMED else key


async def _offer(work: Work, desk: Desk, context: Context, report: DeathReport) -> None:
    await _say(work, desk, context, _key(report, "death.wrong"), {"report": report.id})


async def _pass_on(work: Work, desk: Desk, report: DeathReport, speaker: Person) -> None:
    """Once of each who says so."""
    key = _key(report, "death.somebody_says_wrong")
    params = {"report": report.id, "by": speaker.id}
    message = Message(key, f"{key}:{report.id}:{speaker.id}", params, Lane.CASE, Owed.OWED)
    for one in await asked_first(work, desk, report):
        await tell_person(work, desk, one, message)


async def _say(work: Work, desk: Desk, context: Context, key: str, params: dict[str, str]) -> None:
    about = f"{key}:{params.get('report', '')}:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message(key, about, params, Lane.REPLY, Owed.OWED)
    await tell_chat(work, desk, context.actor.chat.id, message)
