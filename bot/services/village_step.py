"""One row of a village to be written, and what every such row needs to know."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.services.ports import Ids
from bot.store.work import Work


@dataclass(frozen=True, slots=True)
class Step:
    """One row to be written: what it counts as, and the write, which says whether it was new."""

    counts_as: str
    write: Callable[[Work], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Load:
    """The bot the accounts belong to, and the day the village is loaded on."""

    bot: str
    ids: Ids
    now: datetime
    day: date
    zone: ZoneInfo
