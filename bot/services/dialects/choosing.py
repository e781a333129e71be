"""Who hears which words: chosen by oneself, by the liaison for somebody, by a hamlet's liaison."""

from __future__ import annotations

from bot.content.messages import PLAIN
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person, Unit
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.dialects.spoken import usable
from bot.services.incoming import Pressed
from bot.services.roles import roles_held
from bot.services.views.names import text_of
from bot.store import dialects, people, places
from bot.store.database import Work
from bot.understanding.dialect_words import HOME, DialectNames, names_of

MINE, UNIT = "speech.mine", "speech.unit"
MOST = 3
RUNS = ("liaison", "cadre")
NOT_YOURS = Refused("speech.no.not_yours")


def known_names(desk: Desk) -> DialectNames:
    return names_of(tuple(desk.content.messages.dialects.values()))


def name_of_register(desk: Desk, register: str) -> str:
    """What people are told that it is called."""
    dialect = desk.content.messages.dialects.get(register)
    return dialect.name if dialect else text_of(desk, "speech.plain")


async def offered(work: Work, desk: Desk, unit_id: str) -> tuple[str, ...]:
    """At most three: what is spoken in that part of the country first, then what was heard."""
    above = await places.ancestors(work, unit_id)
    known = desk.content.lexicon.regions
    region = next((known.get(unit.region) for unit in above if unit.region), None)
    heard = await dialects.counts(work, unit_id)
    found = [
        code for code in desk.content.messages.dialects if await usable(work, desk, unit_id, code)
    ]
    found.sort(key=lambda code: (code != region, -heard.get(code, 0)))
    return tuple(found[:MOST])


async def units_run(work: Work, desk: Desk, person_id: str) -> tuple[Unit, ...]:
    """The hamlets and villages whose liaison or cadre somebody is."""
    found: dict[str, Unit] = {}
    for held in await roles_held(work, desk, person_id):
        unit = await places.find_unit(work, held.unit_id) if wears((held,), *RUNS) else None
        if unit is not None and unit.level in ("hamlet", "village"):
            found[unit.id] = unit
    return tuple(found.values())


async def reached(work: Work, desk: Desk, person_id: str) -> dict[str, Unit]:
    """These and everything below them."""
    found = {}
    for unit in await units_run(work, desk, person_id):
        for unit_id in await places.subtree_ids(work, unit.id):
            found[unit_id] = await places.get_unit(work, unit_id)
    return found


async def choose(
    work: Work, desk: Desk, by: str, whom: Person | Unit, register: str, called: str = ""
) -> Outcome:
    """For one person, or for everybody of a place; `by` may. It is named as they named it."""
    unit_id = whom.unit_id if isinstance(whom, Person) else whom.id
    if register == HOME:
        home = await offered(work, desk, unit_id)
        register, called = home[0] if home else PLAIN, ""
    name = called or name_of_register(desk, register)
    if not await usable(work, desk, unit_id, register):
        return Refused("speech.no.draft", (("name", name),))
    if isinstance(whom, Unit):
        await dialects.choose_for_unit(work, whom.id, register, by, desk.now())
        key = "speech.set.unit_plain" if register == PLAIN else "speech.set.unit"
        return Done(key, (("name", name),))
    await dialects.choose_for_person(work, whom.id, register, by, desk.now())
    if by != whom.id:
        return Done("speech.set.other", (("name", name), ("who", whom.id)))
    return Done("speech.set.mine", (("name", name),))


async def show(call: Call) -> None:
    """/speech: one's own, or that of the place one looks after; a place or a dialect may follow."""
    work, desk, person = call.work, call.desk, call.actor.person
    if person is None or person.guest:
        await call.tell(Refused("speech.no.stranger"))
        return
    said = call.heard.argument.strip()
    register = known_names(desk).code(said) if said else None
    if register is not None:
        await call.tell(await choose(work, desk, person.id, person, register, said))
        return
    mine = await reached(work, desk, person.id)
    named = [u for u in mine.values() if said and said in (u.name, u.short_name)]
    units = named or await units_run(work, desk, person.id)
    for unit in units:
        await call.say(UNIT, {"unit": unit.id})
    if not units:
        await call.say(MINE, {"person": person.id})


async def on_set(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A button of either message; what it is about is its subject."""
    person, register = actor.person, pressed.choice or PLAIN
    if person is None:
        return Refused("press.who_are_you")
    if pressed.subject in {p.id for p in actor.persons}:
        whom = await people.get_person(work, pressed.subject)
        return await choose(work, desk, whom.id, whom, register)
    mine = await reached(work, desk, person.id)
    if pressed.subject not in mine:
        return NOT_YOURS
    return await choose(work, desk, person.id, mine[pressed.subject], register)
