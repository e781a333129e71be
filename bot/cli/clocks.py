"""Which clock a command goes by."""

from __future__ import annotations

from bot.clock import Clock, SystemClock
from bot.gateway.following import find_clock
from bot.settings import TELEGRAM, Settings


async def choose_clock(settings: Settings) -> Clock:
    """The server's own time where it has one, else this machine's, perhaps run faster."""
    followed = None if settings.api_url == TELEGRAM else await find_clock(settings.api_url)
    return followed or SystemClock(settings.speed)
