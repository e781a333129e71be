"""Who reads a list in, when, and what they may decide by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.content.content import Content
from bot.services.ports import Ids


@dataclass(frozen=True, slots=True)
class Reader:
    """`by` is nobody where it is the operator of the machine."""

    content: Content
    ids: Ids
    now: datetime
    zone: ZoneInfo
    by: str | None = None
    names_roles: bool = True

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def text(self, key: str) -> str:
        """A small piece of wording."""
        return self.content.messages.render(key, {}).text.strip()
