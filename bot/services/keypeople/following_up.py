"""After an illness or a stay in hospital: one question on days 1, 3 and 7, until none is needed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from functools import partial

from bot.domain.case import Case
from bot.domain.followups import Answer, FollowUp, Stop, due_times, is_silent
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.keypeople.guarding import looks_after
from bot.services.keypeople.hospital import is_in_hospital
from bot.services.telling import Message, tell_person
from bot.services.views.names import text_of
from bot.store import cases, contacts, followups, people
from bot.store.database import Work

ILLNESS = "symptom"
ASK, PASSED = "followup.ask", "followup.passed"
SHOWN = timedelta(days=14)
Act = Callable[[Work], Awaitable[None]]


async def follow_illness(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Over: the questions begin. Open again: they end."""
    if after.kind != ILLNESS:
        return after
    if after.state is State.CLOSED and before.state is not State.CLOSED:
        if after.end_reason != "stood_down":
            await begin(work, desk, after)
    elif before.final and not after.final:
        await followups.stop_spell(work, after.id, Stop.BAD)
    return after


async def begin(work: Work, desk: Desk, case: Case) -> None:
    """What was open from an illness before has ended with this one."""
    person = await people.find_person(work, case.person_id) if case.person_id else None
    if person is not None:
        await _begin(work, desk, person, case.id, case.id)


async def begin_at_home(work: Work, desk: Desk, person: Person) -> None:
    """Home from hospital: the same questions, counted from this day."""
    await _begin(work, desk, person, desk.ids.new(), None)


async def _begin(work: Work, desk: Desk, person: Person, spell: str, case_id: str | None) -> None:
    """One row a day."""
    if person.guest or person.ended_why is not None:
        return
    await followups.stop_person(work, person.id, Stop.DONE)
    for day, at in due_times(desk.now(), desk.content.keypeople.follow_ups, desk.zone):
        one = FollowUp(desk.ids.new(), spell, person.id, person.unit_id, day, at, case_id=case_id)
        await followups.add(work, one)


async def stop_for(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """Died, moved or asked to be let go: nobody asks any more."""
    await followups.stop_person(work, person_id, why)


async def ask_due(desk: Desk) -> int:
    """Step of the upkeep: one question a write."""
    due = await desk.database.read(lambda work: followups.due(work, desk.now()))
    for one in due:
        await desk.database.write(partial(_ask, desk=desk, id=one.id))
    return len(due)


async def next_ask(desk: Desk) -> datetime | None:
    return await desk.database.read(followups.next_due)


async def pass_on_silent(desk: Desk) -> int:
    """Step of the upkeep: who does not answer is a matter of who stands by them."""
    asked_before = desk.now() - desk.content.keypeople.follow_ups.answer_within
    silent = await desk.database.read(lambda work: followups.unanswered(work, asked_before))
    for one in silent:
        await desk.database.write(partial(_silent, desk=desk, id=one.id))
    return len(silent)


async def next_silent(desk: Desk) -> datetime | None:
    asked = await desk.database.read(followups.next_unanswered)
    return asked + desk.content.keypeople.follow_ups.answer_within if asked else None


async def _ask(work: Work, *, desk: Desk, id: str) -> None:
    one = await followups.find(work, id)
    person = await people.find_person(work, one.person_id) if one else None
    if one is None or person is None or not one.open:
        return
    if person.ended_why is not None:
        await followups.stop_person(work, person.id, person.ended_why)
    elif await _overtaken(work, desk, one):
        await followups.answer(work, one.id, Answer.SILENT, desk.now(), None)
    elif await _known_today(work, desk, one):
        await followups.answer(work, one.id, Answer.SEEN, desk.now(), None)
    else:
        await followups.mark_asked(work, one.id, desk.now())
        await _tell(work, desk, one, person)


async def _overtaken(work: Work, desk: Desk, one: FollowUp) -> bool:
    """Whether a later question of the same row is due by now: only the last is put."""
    row = await followups.of_spell(work, one.spell, one.due_at)
    return any(o.open and o.due_at > one.due_at and o.due_at <= desk.now() for o in row)


async def _known_today(work: Work, desk: Desk, one: FollowUp) -> bool:
    """In hospital, ill again and looked after, or met by somebody today: nobody asks."""
    if await is_in_hospital(work, desk, one.person_id):
        return True
    for case in await cases.list_of_author(work, one.person_id, desk.now()):
        if case.kind == ILLNESS and case.climbing:
            return True
    morning = datetime.combine(desk.today(), time(0), desk.zone)
    today = await contacts.of_person(work, one.person_id, morning, desk.now())
    return any(contact.real for contact in today)


async def _tell(work: Work, desk: Desk, one: FollowUp, person: Person) -> None:
    """Themselves; without an account who speaks for them, else who stands by them."""
    if await tell_person(work, desk, person.id, _message(one, ASK, person.id)):
        return
    for tie in await people.ties_of(work, person.id, "proxy"):
        if await tell_person(work, desk, tie.other_id, _message(one, ASK, tie.other_id)):
            return
    guardian = await looks_after(work, desk, person.id)
    if guardian is not None:
        await tell_person(work, desk, guardian, _message(one, ASK, guardian))


def _message(one: FollowUp, key: str, to: str) -> Message:
    params = {"follow": one.id, "reader": to}
    about = f"{key}:{one.id}"
    return Message(key, about, params, Lane.REMINDER, Owed.LOOSE, unasked=True)


async def _silent(work: Work, *, desk: Desk, id: str) -> None:
    one = await followups.find(work, id)
    if one is None or not one.open:
        return
    await followups.answer(work, one.id, Answer.SILENT, desk.now(), None)
    row = await row_of(work, one)
    if not is_silent(row, desk.content.keypeople.follow_ups):
        return
    guardian = await looks_after(work, desk, one.person_id)
    if guardian is not None:
        await followups.mark_passed_on(work, one.id)
        await tell_person(work, desk, guardian, _message(one, PASSED, guardian))


async def row_of(work: Work, one: FollowUp) -> tuple[FollowUp, ...]:
    """All questions since the illness was over the last time."""
    case = await cases.find_case(work, one.case_id) if one.case_id else None
    over = case.ended_at if case else None
    return await followups.of_spell(work, one.spell, over or one.due_at - SHOWN)


async def state_text(work: Work, desk: Desk, person_id: str) -> str:
    """How the questions after the last illness stand: each day with its answer."""
    row = await followups.of_person(work, person_id, desk.now() - SHOWN)
    told = row_text(desk, row)
    return text_of(desk, "followup.state", {"row": told}) if told else ""


def row_text(desk: Desk, row: tuple[FollowUp, ...]) -> str:
    """Day by day what was answered; what is still to come is not shown."""
    latest = [one for one in row if one.spell == row[-1].spell] if row else []
    pieces = [
        text_of(desk, "followup.day", {"day": o.day, "said": text_of(desk, f"followup.{o.answer}")})
        for o in latest
        if o.answer is not None
    ]
    return " · ".join(pieces)
