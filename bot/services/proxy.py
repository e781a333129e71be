"""Opening for somebody else: they are the author, who reported it hears how it goes on."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.acuity import Acuity
from bot.domain.case import Event, Heading
from bot.domain.intake import Decision, Opens, decide
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person, age_on
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.first_steps import tell_steps
from bot.services.opening import open_case
from bot.services.raising import review
from bot.services.recording import write_events
from bot.services.said_before import find_illness
from bot.services.stock.asked import Asking, ask_box
from bot.services.stock.given_for import gives_by_phone
from bot.services.tasks.asked import ask_task
from bot.services.telling import Message, tell_chat
from bot.services.understand import Reading, read
from bot.services.wanted import Wanted
from bot.services.watched import sender_of
from bot.store import outbox, timeline
from bot.store.database import Work
from bot.store.timeline import Said
from bot.understanding.filling import filling
from bot.understanding.findings import spoken

# What goes before the matter itself: the word to report, and for whom.
ADDRESS = re.compile(
    r"^\s*(?:代?报[\s:：]*[\u4e00-\u9fff]{2,5}(?=[\s,，。:：]|$)"
    r"|(?:帮|替|给|代)[\u4e00-\u9fff]{2,5}?报(?:一下|一声|个)?)[\s,，。:：]*"
)
REPORTED = re.compile(r"^\s*代?报[\s:：]*(?P<name>[\u4e00-\u9fff]{2,5})(?=[\s,，。:：]|$)")


def name_in(text: str) -> str | None:
    """Whom a line of a report by phone is about, as it was written."""
    found = REPORTED.match(text)
    return found["name"] if found else None


def without_name(said: Said) -> str:
    """What is the matter, without the name it is reported for."""
    return ADDRESS.sub("", said.words or "", count=1)


async def open_for(work: Work, desk: Desk, actor: Actor, person: Person, said: Said) -> bool:
    """Whether the words held a matter; it is read as said of this person, not of the speaker."""
    reading = _read(desk, person, said)
    decision = _decide(desk, person, reading)
    told = replace(said, words=without_name(said))
    if not decision.card and await gives_by_phone(work, desk, actor, person, told, reading):
        return True
    slots = filling(reading.meaning, desk.today())
    for number, opens in enumerate(decision.opens):
        if opens.kind == "symptom" and await _once_more(work, desk, actor, person, said):
            said = replace(said, id=desk.ids.new())
            continue
        asking = _asking(actor, person, opens, said, reading)
        boxed = await ask_task(work, desk, asking) or await ask_box(work, desk, asking)
        if boxed is not None:
            said = replace(said, id=desk.ids.new())
            continue
        wanted = replace(_wanted(actor, person, opens, said), slots=slots, quiet_author=number > 0)
        case = await open_case(work, desk, wanted)
        said = replace(said, id=desk.ids.new())
        if case.emergency and decision.card:
            message = Message(
                f"living.{decision.card}",
                f"danger:{case.id}:private",
                {"case": case.id},
                Lane.EMERGENCY,
                Owed.EMERGENCY,
                case.id,
                living=True,
            )
            await tell_chat(work, desk, actor.chat.id, message)
            found = spoken(reading.meaning)
            await tell_steps(work, desk, case, actor.chat.id, found, reading.reasons)
    return bool(decision.opens)


async def _once_more(work: Work, desk: Desk, actor: Actor, person: Person, said: Said) -> bool:
    """Reported before within the day: one matter, worse if it has become worse."""
    same = await find_illness(work, desk, person.unit_id, person.id)
    if same is None:
        return False
    await timeline.add_said(work, same.id, said)
    await write_events(work, desk, same, (Event("said_again", Heading.COLLECTED, said.person_id),))
    await outbox.want(work, same.id)
    about = f"added:{same.id}:{said.id}"
    message = Message("case.added", about, {"case": same.id}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)
    await review(work, desk, same, actor.chat.id)
    return True


def _read(desk: Desk, person: Person, said: Said) -> Reading:
    return read(
        desk.content,
        without_name(said),
        at=said.at,
        zone=desk.zone,
        pregnant=person.pregnant,
        age=full_years(desk, person),
        chronic=bool(person.illness),
    )


def _decide(desk: Desk, person: Person, reading: Reading) -> Decision:
    """Danger first; a bare complaint cannot be asked back, so somebody goes and looks."""
    decision = decide(reading.what, sender_of(desk, person), private=True, addressed=True)
    if decision.watch or decision.ask_once:
        level = Acuity.URGENT if decision.watch else Acuity.SAME_DAY
        return Decision(opens=(Opens("symptom", None, level),))
    return decision


def full_years(desk: Desk, person: Person) -> int | None:
    """For a small child months count, so years alone would say too little."""
    age = age_on(person.born, desk.today())
    return age if age is not None and age >= 3 else None


def _asking(actor: Actor, person: Person, opens: Opens, said: Said, reading: Reading) -> Asking:
    return Asking(
        opens=opens,
        meaning=reading.meaning,
        unit_id=person.unit_id,
        origin="phone",
        said=said,
        person=person,
        author_id=person.id,
        household_id=person.household_id,
        chat_id=actor.chat.id,
        ill="symptom" in reading.meaning.intents,
        proxy_id=actor.person.id if actor.person else None,
    )


def _wanted(actor: Actor, person: Person, opens: Opens, said: Said) -> Wanted:
    return Wanted(
        kind=opens.kind,
        category=opens.category,
        acuity=opens.acuity,
        alarm=opens.alarm,
        unit_id=person.unit_id,
        origin="phone",
        household_id=person.household_id,
        subject_id=person.id,
        author_id=person.id,
        chat_id=actor.chat.id,
        said=(said,),
        proxy_id=actor.person.id if actor.person else None,
    )
