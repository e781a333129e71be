"""In which register a person, a group or a hamlet is spoken to."""

from __future__ import annotations

from bot.content.messages import PLAIN
from bot.services.desk import Desk
from bot.store.database import Work


async def register_of_person(work: Work, desk: Desk, person_id: str) -> str:
    """Their own choice, else their hamlet's, else plain."""
    return PLAIN


async def register_of_unit(work: Work, desk: Desk, unit_id: str) -> str:
    """The hamlet's choice, or that of what lies above it; else plain."""
    return PLAIN


async def may_broadcast(work: Work, desk: Desk, unit_id: str, what: str, wording: str) -> bool:
    """Whether a local speaker of the unit has said yes to this very wording of a dialect.

    `what` names the line: prompt:<code>:<register>, rhyme:<code>:<register>, line:<key>:<register>.
    """
    return False
