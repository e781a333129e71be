"""Letting go of somebody: what was said and known goes, ledgers keep the entry without the name."""

from __future__ import annotations

from bot.domain.outcome import Refused
from bot.domain.people import Person
from bot.services.desk import Desk
from bot.services.grid.following import stop_all
from bot.services.privacy.keepers import FIRST, FORGETS
from bot.services.roles import roles_held
from bot.store import loans, people, privacy
from bot.store.database import Work


async def why_not(work: Work, desk: Desk, person: Person) -> Refused | None:
    """What has to end first: an alarm, something lent, people who rely on them."""
    if await privacy.in_danger(work, person.id):
        return Refused("privacy.not.danger")
    lent = await loans.loans_of_person(work, person.id)
    if lent:
        return Refused("privacy.not.lent")
    if await roles_held(work, desk, person.id) or await people.ties_to(work, person.id, "guardian"):
        return Refused("privacy.not.role")
    return None


async def let_go(work: Work, desk: Desk, person: Person) -> Refused | None:
    """All of it in one write; None where it is done."""
    refused = await why_not(work, desk, person)
    if refused is not None:
        return refused
    for forget in FIRST:
        await forget(work, person.id)
    await stop_all(work, desk, person.id, "asked")
    await people.end_person(work, person.id, desk.today(), "asked")
    for forget in FORGETS:
        await forget(work, person.id)
    return None
