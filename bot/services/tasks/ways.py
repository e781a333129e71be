"""The forms of what comes in: words that are handled here, wishes that become a case here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.domain.case import Case
from bot.domain.intake import Decision
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.stock.asked import Asking
from bot.store.database import Work

Way = Callable[[Work, Desk, Context, Decision], Awaitable[bool]]
Opener = Callable[[Work, Desk, Asking], Awaitable[Case | None]]
