"""The form of what stops when somebody has died, moved away or asked to be let go."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.services.desk import Desk
from bot.store.database import Work

# person id, why (died | moved | asked); in the same write.
Ender = Callable[[Work, Desk, str, str], Awaitable[None]]
