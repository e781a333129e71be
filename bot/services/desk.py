"""What every use case has at hand: the database, the content, time, ids, the bot's name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.content.content import Content
from bot.domain.case import Case
from bot.domain.quiet import QuietHours
from bot.services.ports import Clock, Ids
from bot.store.database import Database, Work

Follow = Callable[[Work, "Desk", Case, Case], Awaitable[Case]]


async def nothing_follows(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Where there are only cases."""
    return after


@dataclass(frozen=True, slots=True)
class Desk:
    """Shared by all use cases; holds no state of its own."""

    database: Database
    content: Content
    clock: Clock
    ids: Ids
    bot: str
    zone: ZoneInfo
    # What follows a move of a case beyond the case itself, in the same write (bot.services.tasks).
    follow: Follow = nothing_follows

    def now(self) -> datetime:
        return self.clock.now()

    def today(self) -> date:
        return self.clock.now().astimezone(self.zone).date()

    def quiet(self) -> QuietHours:
        return self.content.quiet_hours(str(self.zone))
