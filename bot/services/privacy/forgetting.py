"""Letting go of somebody: what was said and known goes, ledgers keep the entry without the name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.domain.outcome import Refused
from bot.domain.people import Person
from bot.services.desk import Desk
from bot.services.grid.following import stop_all
from bot.services.roles import roles_held
from bot.store import (
    accounts,
    boxes,
    cards,
    claiming,
    contacts,
    donations,
    drivers,
    facilities,
    loans,
    meals,
    people,
    pools,
    privacy,
    referrals,
    rests,
    ride_series,
    rota,
    runs,
    sightings,
    skills,
    taps,
    teams,
)
from bot.store.database import Work

Forget = Callable[[Work, str], Awaitable[None]]
# What is reached through an account goes before anything else lets go of the account.
FIRST: tuple[Forget, ...] = (privacy.forget, accounts.forget)
# The name goes last.
FORGETS: tuple[Forget, ...] = (
    cards.forget,
    contacts.forget,
    sightings.forget,
    ride_series.forget,
    drivers.forget,
    rests.forget,
    skills.forget,
    teams.forget,
    meals.forget,
    pools.forget,
    claiming.forget,
    boxes.forget,
    donations.forget,
    runs.forget,
    facilities.forget,
    referrals.forget,
    rota.forget,
    taps.forget,
    people.forget,
)


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
