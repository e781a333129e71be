"""Questions in everyday words, in private: the command that answers them is given for them."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.people import Person
from bot.domain.rights import oversees
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.checkins.hearing_words import meant_by
from bot.services.commands import run_command
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.keypeople.rights import sight_of
from bot.services.members.family_asked import answer_family
from bot.services.rides.asked_about import about_the_car
from bot.services.roles import roles_held
from bot.services.subjects import people_called
from bot.services.taps import Taps
from bot.store import checkins, people
from bot.store.database import Work
from bot.understanding.asked_words import Asked, read_asked

# A sentence of its own answers these; a command of the same name the rest.
SENTENCES = {"self": "asked.self", "sees": "asked.who_sees", "add": "asked.how_to_add"}
FOR_STAFF = frozenset({"report", "cover", "taps", "visit", "add"})
OFFICES = ("liaison", "doctor", "cadre")


async def in_words(work: Work, desk: Desk, taps: Taps, actor: Actor, heard: Heard) -> bool:
    """Whether it was such a question; a name that nobody has is left alone."""
    asked = read_asked(heard.text) if heard.origin.private else None
    if asked is None or (asked.what in FOR_STAFF and not oversees(actor.held)):
        return False
    call = Call(work, desk, taps, actor, heard)
    if asked.what in SENTENCES:
        await call.say(SENTENCES[asked.what])
        return True
    if asked.what == "kin_how":
        return await answer_family(call, asked.whom)
    if asked.what == "car":
        return await about_the_car(work, desk, actor, heard)
    given = await _given(work, desk, actor, heard, asked)
    if given is None:
        return False
    command, argument = given
    await run_command(work, desk, taps, actor, replace(heard, command=command, argument=argument))
    return True


async def _given(
    work: Work, desk: Desk, actor: Actor, heard: Heard, asked: Asked
) -> tuple[str, str] | None:
    """The command and what stands behind it."""
    if not asked.whom:
        return _by_office(actor, asked.what), ""
    if actor.person is None:
        return None
    if asked.what == "kin_who":
        parent = await meant_by(work, actor.person, asked.whom)
        return ("who", parent.name) if parent else None
    found = await people_called(work, asked.whom.removesuffix("家"), actor.person.unit_id)
    if len(found) != 1:
        return None
    if asked.what == "card_of":
        return "card", found[0].name
    if asked.what == "phone?" and await _is_a_report(work, desk, actor.person, found[0], heard):
        return None
    return await _phone_page(work, desk, actor.person, found[0])


def _by_office(actor: Actor, what: str) -> str:
    """What one looks after, and what one has in hand, is another list in another office."""
    if what == "in_hand":
        return "duty" if actor.held else "mine"
    if what == "patients":
        return "patients" if wears(actor.held, "doctor", "liaison") else "round"
    return what


async def _is_a_report(work: Work, desk: Desk, me: Person, other: Person, heard: Heard) -> bool:
    """A name on today's list, or apart from the word: how somebody was reached."""
    if len(heard.text.split()) > 1:
        return True
    own = await checkins.list_of(work, me.id, desk.today())
    lines = await checkins.lines_of(work, own.id) if own else ()
    return any(line.person_id == other.id for line in lines)


async def _phone_page(work: Work, desk: Desk, me: Person, other: Person) -> tuple[str, str]:
    """The card for who may see it; the own page for an office; the page of a house otherwise."""
    if other.id != me.id and (await sight_of(work, desk, me.id, other)).may_see:
        return "card", other.name
    guards = any(tie.other_id == other.id for tie in await people.ties_of(work, me.id, "guardian"))
    if guards or wears(await roles_held(work, desk, other.id), *OFFICES):
        return "who", ""
    return "who", other.name
