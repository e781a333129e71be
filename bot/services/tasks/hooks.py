"""The forms of what follows a move, of what stops a claim, of time, and of a rung's words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.domain.case import Case
from bot.domain.outcome import Refused
from bot.services.desk import Desk
from bot.store.database import Work

Follower = Callable[[Work, Desk, Case, Case], Awaitable[Case]]
Gate = Callable[[Work, Desk, Case, str], Awaitable[Refused | None]]
Due = Callable[[Desk], Awaitable[datetime | None]]
Step = tuple[Callable[[Desk], Awaitable[int]], Due]
Word = Callable[[Work, Desk, Case], Awaitable[tuple[str, ...]]]
