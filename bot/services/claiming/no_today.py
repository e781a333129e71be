"""NO once and left alone: for the day nobody who said no is asked again, danger apart."""

from __future__ import annotations

from datetime import datetime, time

from bot.domain.case import Case
from bot.domain.errand_rules import HELP
from bot.services.desk import Desk
from bot.services.rides.whom import ALL_AT_ONCE
from bot.services.tasks.hooks import Word
from bot.store import asks
from bot.store.database import Work


def midnight(desk: Desk) -> datetime:
    """When the day began on which a no counts."""
    return datetime.combine(desk.today(), time(0), desk.zone)


def rung_word(word: Word) -> Word:
    """The same people, without those who want to be left alone today."""

    async def asked(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
        return await not_left_alone(work, desk, case, await word(work, desk, case))

    return asked


async def not_left_alone(
    work: Work, desk: Desk, case: Case, found: tuple[str, ...]
) -> tuple[str, ...]:
    """Danger, and a treatment that nobody drives to, are told to everybody."""
    if case.emergency or case.plan == ALL_AT_ONCE or not found:
        return found
    no = await asks.said_no_since(work, found, midnight(desk))
    return tuple(person for person in found if person not in no)


async def said_no(work: Work, case: Case) -> frozenset[str]:
    """Who has said no to this; nobody of them hears it again."""
    if case.kind != HELP or case.emergency or case.plan == ALL_AT_ONCE:
        return frozenset()
    return frozenset(a.person_id for a in await asks.asked_for(work, case.id) if a.answer == "no")
