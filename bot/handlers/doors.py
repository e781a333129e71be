"""What handlers may reach: the use cases, the answer to a press, and the words of a toast."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.domain.outcome import Outcome
from bot.gateway.messenger import TelegramMessenger
from bot.services.services import Services


@dataclass(frozen=True, slots=True)
class Doors:
    """Made once, where everything is put together."""

    services: Services
    messenger: TelegramMessenger
    toast: Callable[[Outcome], Awaitable[str | None]]
    toast_within: float = 1.0  # real seconds; whoever pressed has looked away after that
