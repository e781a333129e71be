"""A ride was just asked for: its row beside the case, and a seat where a car goes there anyway."""

from __future__ import annotations

from bot.domain.case import Case
from bot.services.desk import Desk
from bot.services.rides.needs import note_need
from bot.services.rides.offer_match import offer_trip_for
from bot.store.database import Work


async def note_asked(work: Work, desk: Desk, case: Case, *, taken: bool) -> None:
    """`taken`: somebody has it in this very write, and nothing is offered."""
    await note_need(work, desk, case)
    if not taken:
        await offer_trip_for(work, desk, case)
