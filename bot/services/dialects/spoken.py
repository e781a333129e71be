"""In which register a person, a group or a hamlet is spoken to, and what may be said in it."""

from __future__ import annotations

from bot.content.messages import PLAIN
from bot.domain.prompting import digest_of
from bot.services.desk import Desk
from bot.store import dialects, people, places
from bot.store.database import Work


async def register_of_person(work: Work, desk: Desk, person_id: str) -> str:
    """Their own choice, else their hamlet's, else plain."""
    person = await people.find_person(work, person_id)
    if person is None:
        return PLAIN
    own = await dialects.choice_of(work, person_id)
    if own is None:
        return await register_of_unit(work, desk, person.unit_id)
    return own if await usable(work, desk, person.unit_id, own) else PLAIN


async def register_of_unit(work: Work, desk: Desk, unit_id: str) -> str:
    """The hamlet's choice, or that of what lies above it; else plain."""
    chosen = await dialects.choices_of_units(work)
    if not chosen:
        return PLAIN
    above = await places.ancestors(work, unit_id)
    register = next((chosen[unit.id] for unit in above if unit.id in chosen), PLAIN)
    return register if await usable(work, desk, unit_id, register) else PLAIN


async def usable(work: Work, desk: Desk, unit_id: str, register: str) -> bool:
    """Plain, a dialect that is on, or a draft that a speaker of the unit has said yes to."""
    if register == PLAIN:
        return True
    dialect = desk.content.messages.dialects.get(register)
    if dialect is None:
        return False
    return dialect.on or await may_broadcast(
        work, desk, unit_id, f"dialect:{register}", dialect.table
    )


async def may_broadcast(work: Work, desk: Desk, unit_id: str, what: str, wording: str) -> bool:
    """Whether a local speaker of the unit has said yes to this very wording of a dialect.

    `what` names the line: prompt:<code>:<register>, rhyme:<code>:<register>, line:<key>:<register>.
    Of several who said something to this wording the nearest counts.
    """
    above = [unit.id for unit in await places.ancestors(work, unit_id)]
    words, digest = await dialects.words_on(work, what, above), digest_of(wording)
    verdicts = (words[unit][1] for unit in above if unit in words and words[unit][0] == digest)
    return next(verdicts, False)


async def own_line(work: Work, unit_id: str, what: str) -> str | None:
    """How the place itself says a line, where somebody there said it better."""
    above = [unit.id for unit in await places.ancestors(work, unit_id)]
    said = await dialects.own_lines(work, what, above)
    return next((said[unit] for unit in above if unit in said), None)
