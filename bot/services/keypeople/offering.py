"""A question to the doctor that was answered before: its asker reads that answer first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.domain.case import Case, Event, Heading
from bot.domain.ladder import Climb
from bot.domain.lanes import Lane, Owed
from bot.domain.moved import Moved
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.opening import open_case, set_going
from bot.services.recording import apply
from bot.services.stock.asked import Asking
from bot.services.taps import Tap
from bot.services.telling import Message, tell_person
from bot.services.views.names import named_with_role
from bot.services.wanted import Wanted
from bot.store import answers_kept, places
from bot.store.answers_kept import KeptAnswer
from bot.store.database import Work
from bot.understanding.meaning import Meaning
from bot.understanding.same_question import likeness

KIND = "ask_doctor"
OFFERED = "ask_doctor.kept"


async def offer_kept(work: Work, desk: Desk, asking: Asking) -> Case | None:
    """The matter waits while its author reads what a doctor said to somebody else.

    Who is ill as well gets no old answer: the doctor hears it.
    """
    if asking.opens.kind != KIND or asking.ill or asking.author_id is None:
        return None
    kept = await _like(work, desk, asking)
    if kept is None:
        return None
    wanted = replace(
        wanted_of(asking), pause=desk.content.keypeople.answers.decide_within, quiet_author=True
    )
    case = await open_case(work, desk, wanted)
    params = {"case": case.id, "kept": kept.id}
    about = f"kept:{case.id}:{kept.id}"
    message = Message(OFFERED, about, params, Lane.REPLY, Owed.OWED, case.id)
    if not await tell_person(work, desk, asking.author_id, message):
        await _ask_now(work, desk, case)
    return case


def wanted_of(asking: Asking) -> Wanted:
    """A question as a case."""
    return Wanted(
        kind=KIND,
        unit_id=asking.unit_id,
        origin=asking.origin,
        household_id=asking.household_id,
        subject_id=asking.person.id if asking.person else None,
        author_id=asking.author_id,
        chat_id=asking.chat_id,
        message_id=asking.message_id,
        said=(asking.said,),
        ask=False,
        proxy_id=asking.proxy_id,
    )


def about_what(meaning: Meaning) -> tuple[str | None, frozenset[str]]:
    """For whom and of which medicines: two questions that differ in these are not the same."""
    things = frozenset(item.medicine for item in meaning.items if item.medicine)
    subject = None if meaning.subject in (None, "self", "adult") else meaning.subject
    return subject, things


async def _like(work: Work, desk: Desk, asking: Asking) -> KeptAnswer | None:
    """The one that is most alike, of the villages around."""
    over = [unit.id for unit in await places.ancestors(work, asking.unit_id)]
    words, alike = asking.said.words or "", desk.content.keypeople.answers.likeness
    best: tuple[int, KeptAnswer] | None = None
    for kept in await answers_kept.of_units(work, over, desk.today()):
        if (kept.subject, kept.things) != about_what(asking.meaning):
            continue
        much = likeness(words, kept.question)
        if much >= alike and (best is None or much > best[0]):
            best = (much, kept)
    return best[1] if best else None


async def on_anyway(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """The button to ask the doctor all the same: it goes its way at once."""
    case = tap.case
    if case.kind != KIND or tap.person.id not in (case.author_id, case.subject_id):
        return Refused("case.refused.only_the_author")
    if case.state is not State.OPEN or case.climb.last >= 0:
        return Done("ask_doctor.asked_already")
    await _ask_now(work, desk, case)
    return Done()


async def _ask_now(work: Work, desk: Desk, case: Case) -> None:
    now = desk.now()
    begun = replace(
        case, climb=Climb(case.climb.last, now), next_at=now, changed_at=now,
        revision=case.revision + 1,
    )  # fmt: skip
    event = Event("asked_anyway", Heading.COLLECTED, case.author_id)
    await set_going(work, desk, await apply(work, desk, case, Moved(begun, (event,))))


async def say_offered(work: Work, desk: Desk, params: Mapping[str, str]) -> dict[str, Any]:
    kept = await answers_kept.find(work, params["kept"])
    return {
        "question": kept.question if kept else "",
        "answer": kept.answer if kept else "",
        "by": await named_with_role(work, desk, kept.doctor_id) if kept else "",
        "_subject": params["case"],
    }
