"""Free for others: a doctor lets the next asker read an answer; no name goes with it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.roles import wears
from bot.services.desk import Desk
from bot.services.keypeople.offering import KIND, about_what
from bot.services.taps import Tap
from bot.services.telling import Message, tell_person
from bot.services.understand import read
from bot.services.views.names import text_of
from bot.store import answers_kept, people, places, timeline
from bot.store.answers_kept import KeptAnswer
from bot.store.database import Work
from bot.understanding.same_question import nameless, question_in


async def on_release(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Kept without names, said back as others will read it."""
    case = tap.case
    if case.kind != KIND or not wears(tap.viewer.held, "doctor"):
        return Refused("ask_doctor.only_a_doctor")
    said = await timeline.list_said(work, case.id)
    asked = next((s.words for s in said if s.words and s.person_id != case.answered_by), None)
    told = [s.words for s in said if s.words and s.person_id == case.answered_by]
    if case.answered_by is None or not asked or not told:
        return Refused("ask_doctor.nothing_to_keep")
    village = await places.unit_of_level(work, case.unit_id, "village")
    meaning = read(desk.content, asked, at=case.opened_at, zone=desk.zone).meaning
    subject, things = about_what(meaning)
    kept = KeptAnswer(
        id=desk.ids.new(),
        unit_id=village.id if village else case.unit_id,
        case_id=case.id,
        question=await _stripped(work, desk, case, question_in(asked)),
        answer=await _stripped(work, desk, case, told[-1] or ""),
        subject=subject,
        things=things,
        doctor_id=case.answered_by,
        released_at=desk.now(),
        expires_on=desk.today() + max(desk.content.keypeople.answers.kept, timedelta(days=1)),
    )
    await answers_kept.keep(work, kept)
    params = {"case": case.id, "question": kept.question, "answer": kept.answer}
    about = f"released:{case.id}:{kept.id}"
    message = Message("ask_doctor.released", about, params, Lane.REPLY, Owed.LOOSE, case.id)
    await tell_person(work, desk, tap.person.id, message)
    return Done()


async def on_withdraw(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Taken back: nobody reads it any more."""
    if not wears(tap.viewer.held, "doctor"):
        return Refused("ask_doctor.only_a_doctor")
    await answers_kept.withdraw(work, tap.case.id, desk.now())
    return Done("ask_doctor.withdrawn")


async def _stripped(work: Work, desk: Desk, case: Case, words: str) -> str:
    """Whoever of the village is named in it, and both who ask and who are asked about."""
    village = await places.unit_of_level(work, case.unit_id, "village")
    units = await places.subtree_ids(work, village.id) if village else ()
    named = list(await people.people_mentioned(work, words, units))
    for person_id in (case.author_id, case.subject_id):
        person = await people.find_person(work, person_id) if person_id else None
        named += [person] if person else []
    return nameless(words, _names(named), text_of(desk, "ask_doctor.somebody"))


def _names(found: list[Person]) -> list[str]:
    return [name for person in found for name in (person.name, person.called) if name]


async def say_released(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    return {
        "question": params["question"],
        "answer": params["answer"],
        "_subject": params["case"],
    }
