"""Times of scarcity: who goes first, and how much one may have."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.holds import Hold
from bot.services.desk import Desk
from bot.store.database import Work


async def admit(work: Work, desk: Desk, case: Case, hold: Hold) -> Hold | None:
    """The hold as it has to wait in times of scarcity; None where it is served like any other."""
    return None
