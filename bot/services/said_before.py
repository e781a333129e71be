"""The same matter said twice: joined to what is open instead of opened anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.acuity import Acuity
from bot.domain.case import Case, Event, Heading
from bot.domain.intake import Opens
from bot.domain.kinds import Category, GroupView
from bot.domain.lanes import Lane, Owed
from bot.services.actors import Actor
from bot.services.climbing import say_again
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.local import content_for
from bot.services.noting import react, said_of
from bot.services.opening import view_of
from bot.services.recording import write_events
from bot.services.subjects import About
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import cases, outbox, timeline
from bot.store.database import Work

LATELY = timedelta(minutes=30)
PROBLEM_LASTS = timedelta(days=7)
ILLNESS_LASTS = timedelta(days=1)


async def find_same(
    work: Work, desk: Desk, actor: Actor, heard: Heard, about: About, opens: Opens
) -> Case | None:
    """The words before an edit, an emergency of the same door, one's own wish, one's problem."""
    if heard.edited:
        told = await cases.list_by_message(work, actor.chat.id, heard.message_id)
        for case in reversed(told):
            if (case.kind, case.category) == (opens.kind, opens.category):
                return case
    alarm = await _own_alarm(work, desk, actor, about, opens)
    if alarm is not None:
        return alarm
    ill = await _same_illness(work, desk, about, opens)
    return ill or await _like(work, desk, actor, about, opens)


async def _same_illness(work: Work, desk: Desk, about: About, opens: Opens) -> Case | None:
    if opens.kind != "symptom" or about.person is None:
        return None
    return await find_illness(work, desk, about.unit_id, about.person.id)


async def _like(work: Work, desk: Desk, actor: Actor, about: About, opens: Opens) -> Case | None:
    """What was said lately of the same door, by the same author, or of the same public problem."""
    since = desk.now() - (PROBLEM_LASTS if opens.kind == "problem" else LATELY)
    found = await cases.list_like(
        work, unit=about.unit_id, kind=opens.kind, category=opens.category, since=since
    )
    author = actor.person.id if actor.person else None
    for case in found:
        same_door = case.household_id is not None and case.household_id == about.household_id
        if opens.acuity is Acuity.EMERGENCY and (same_door or case.author_id == author):
            return case
        category = await _category(work, desk, case)
        own = case.author_id == author and not _of_another(case, about)
        if own or (category is not None and category.support):
            return case
    return None


async def find_illness(work: Work, desk: Desk, unit: str, person: str) -> Case | None:
    """What the same person was said to have within the day, whoever says it now."""
    since = desk.now() - ILLNESS_LASTS
    found = await cases.list_like(work, unit=unit, kind="symptom", category=None, since=since)
    return next((case for case in found if case.subject_id == person and case.climbing), None)


async def _own_alarm(
    work: Work, desk: Desk, actor: Actor, about: About, opens: Opens
) -> Case | None:
    """A fall told in words after the alarm button: one alarm, whichever of the two was first."""
    if opens.acuity is not Acuity.EMERGENCY or opens.alarm or actor.person is None:
        return None
    since = desk.now() - LATELY
    for case in await cases.list_of_author(work, actor.person.id, since):
        calls = case.emergency and not case.final and case.alarm is None
        if calls and case.opened_at > since and not _of_another(case, about):
            return case
    return None


def _of_another(case: Case, about: About) -> bool:
    """One phone, two people: what one has is not what the other has."""
    if case.subject_id is None or about.person is None:
        return False
    return case.subject_id != about.person.id


async def add_to(work: Work, desk: Desk, actor: Actor, heard: Heard, case: Case) -> Case:
    """The words are kept, a public problem gains weight, danger rings again."""
    if case.final:
        return case
    await timeline.add_said(work, case.id, said_of(desk, actor, heard))
    person = actor.person.id if actor.person else None
    await write_events(work, desk, case, (Event("said_again", Heading.COLLECTED, person),))
    if case.emergency:
        # The alarms that stand show the new words; the ladder rings again by itself.
        if not heard.edited:
            await say_again(work, desk, case)
        await outbox.want(work, case.id)
        if heard.origin.private:
            await react(work, desk, heard, actor)
        return case
    if person is None or person == case.author_id:
        await acknowledge(work, desk, actor, heard, case)
        return case
    return await support(work, desk, case, person)


async def support(work: Work, desk: Desk, case: Case, person: str) -> Case:
    """Me too on a public problem: one more weight, once a person."""
    if not await timeline.add_supporter(work, case.id, person, desk.now()):
        return case
    heavier = replace(
        case, weight=case.weight + 1, changed_at=desk.now(), revision=case.revision + 1
    )
    await cases.save_case(work, case, heavier)
    event = Event("supported", Heading.COLLECTED, person)
    await write_events(work, desk, heavier, (event,))
    message = Message(
        "case.joined", f"joined:{case.id}:{person}", {"case": case.id}, Lane.REPLY, Owed.OWED
    )
    await tell_person(work, desk, person, message)
    return heavier


async def acknowledge(work: Work, desk: Desk, actor: Actor, heard: Heard, case: Case) -> None:
    """Something was added to one's own case: a mark in the group, a short line in private.

    What a group may not see at all gets no mark there either (CONDUCT 12).
    """
    chat = actor.chat
    if chat.is_group:
        if not await is_unseen(work, desk, case):
            await react(work, desk, heard, actor)
            return
        if actor.private is None:
            return
        chat = actor.private
    about = f"added:{case.id}:{heard.message_id}"
    message = Message("case.added", about, {"case": case.id}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, chat.id, message)


async def is_unseen(work: Work, desk: Desk, case: Case) -> bool:
    """Whether a group may see nothing of it, not even a mark (CONDUCT 12)."""
    kind = (await content_for(work, desk, case.unit_id)).kinds[case.kind]
    return view_of(kind, kind.category(case.category)) is GroupView.NOTHING


async def _category(work: Work, desk: Desk, case: Case) -> Category | None:
    content = await content_for(work, desk, case.unit_id)
    return content.kinds[case.kind].category(case.category)
