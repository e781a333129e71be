"""What is lent: it leaves the box with a day on which it has to be back."""

from __future__ import annotations

from bot.domain.holds import Hold
from bot.domain.outcome import Outcome, Refused
from bot.services.desk import Desk
from bot.services.taps import Tap
from bot.store.database import Work


async def lend(work: Work, desk: Desk, tap: Tap, hold: Hold, qty: int) -> Outcome:
    """So many of what was kept go to the borrower until a day."""
    return Refused("stock.no.over")
