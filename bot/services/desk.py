"""What every use case has at hand: the database, the content, time, ids, the bot's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.content.content import Content
from bot.domain.quiet import QuietHours
from bot.services.ports import Clock, Ids
from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class Desk:
    """Shared by all use cases; holds no state of its own."""

    database: Database
    content: Content
    clock: Clock
    ids: Ids
    bot: str
    zone: ZoneInfo

    def now(self) -> datetime:
        return self.clock.now()

    def today(self) -> date:
        return self.clock.now().astimezone(self.zone).date()

    def quiet(self) -> QuietHours:
        return self.content.quiet_hours(str(self.zone))
