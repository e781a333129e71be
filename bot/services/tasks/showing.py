"""The forms of what is shown: values of a message, values beside a card."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.domain.case import Case
from bot.services.desk import Desk
from bot.store.database import Work

Saying = Callable[[Work, Desk, dict[str, str]], Awaitable[dict[str, Any]]]
Card = Callable[[Work, Desk, Case], Awaitable[dict[str, Any]]]
