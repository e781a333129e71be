"""What was seen at a door becomes a matter: illness at once, other troubles in one tap."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.acuity import Acuity
from bot.domain.intake import DANGER_CARDS, cases_of
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.opening import open_case
from bot.services.proxy import full_years, open_for
from bot.services.roles import roles_held
from bot.services.telling import Message, tell_chat
from bot.services.understand import Reading, read
from bot.services.wanted import Wanted
from bot.store import people, timeline
from bot.store.database import Work
from bot.store.timeline import Said
from bot.understanding.register_words import door_said, is_house_fault

KIND, CATEGORY, HOUSE = "problem", "other", "house"
OPENED, OFFERED, NOTHING = "opened", "offered", "nothing"


async def look_at(
    work: Work, desk: Desk, actor: Actor, person: Person, said: Said, *, at_once: bool = False
) -> str:
    """Whether a matter was opened or offered. `at_once` opens every wish that is clear."""
    words = (said.words or "").strip()
    if not words or door_said(words) == "done":
        return NOTHING
    reading = read_of(desk, person, said)
    clear = bool(cases_of(reading.what))
    house = is_house_fault(words) and not is_ill(reading)
    if house and at_once:
        await open_case(work, desk, _trouble(actor, person, said, HOUSE))
        return OPENED
    clear = clear and not house
    if (is_ill(reading) or (at_once and clear)) and await open_for(work, desk, actor, person, said):
        return OPENED
    await timeline.add_said(work, None, said)
    opens = cases_of(reading.what)
    kind = f"kind.{KIND}.category.{CATEGORY}"
    if house:
        kind = f"kind.{KIND}.category.{HOUSE}"
    elif opens:
        kind = f"kind.{opens[0].kind}.title"
        if opens[0].category:
            kind = f"kind.{opens[0].kind}.category.{opens[0].category}"
    params = {"said": said.id, "to": person.id, "subject": said.id, "title": kind}
    message = Message("registers.found", f"found:{said.id}", params, Lane.REPLY, Owed.OWED)
    await tell_chat(work, desk, actor.chat.id, message)
    return OFFERED


def read_of(desk: Desk, person: Person, said: Said) -> Reading:
    """As said of the person who was visited."""
    return read(
        desk.content,
        said.words or "",
        at=said.at,
        zone=desk.zone,
        pregnant=person.pregnant,
        age=full_years(desk, person),
        chronic=bool(person.illness),
    )


def is_ill(reading: Reading) -> bool:
    """Illness and danger wait for no tap."""
    meaning, level = reading.meaning, reading.what.acuity
    return (
        "symptom" in meaning.intents or meaning.alarm in DANGER_CARDS or (level is Acuity.EMERGENCY)
    )


async def on_found(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """To open a matter, or not; the words go with the matter, or are let go."""
    if actor.person is None or not await roles_held(work, desk, actor.person.id):
        return Refused("claim.refused.not_for_you")
    said = await timeline.find_said(work, pressed.subject)
    person = await people.find_person(work, (pressed.choice or "").partition(":")[2])
    if said is None:
        return Refused("phone.done_already")
    if said.person_id not in (None, actor.person.id):
        return Refused("claim.refused.not_for_you")
    if (pressed.choice or "").startswith("no") or person is None:
        await timeline.drop_unused(work, said.id)
        return Done("registers.left")
    copy = replace(said, id=desk.ids.new())
    if is_house_fault(copy.words or ""):
        await open_case(work, desk, _trouble(actor, person, copy, HOUSE))
    elif not await open_for(work, desk, actor, person, copy):
        await open_case(work, desk, _trouble(actor, person, copy, CATEGORY))
    await timeline.drop_unused(work, said.id)
    return Done("registers.opened", (("who", person.id),))


def _trouble(actor: Actor, person: Person, said: Said, category: str) -> Wanted:
    return Wanted(
        kind=KIND,
        category=category,
        unit_id=person.unit_id,
        origin="phone",
        household_id=person.household_id,
        subject_id=person.id,
        author_id=person.id,
        chat_id=actor.chat.id,
        said=(said,),
        proxy_id=actor.person.id if actor.person else None,
    )
