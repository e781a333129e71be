"""What a use case has at hand when it is called from the command line."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.cli.clocks import choose_clock
from bot.clock import Ids
from bot.content.kept import Kept
from bot.content.load import load_content
from bot.gateway.raw import bot_key
from bot.opening import opened
from bot.services.desk import Desk
from bot.services.tasks.following import follow_task
from bot.settings import Settings


@asynccontextmanager
async def desk_of(settings: Settings) -> AsyncIterator[Desk]:
    """Everything a use case has at hand, on the database of the settings."""
    content = load_content(settings.content_root, *settings.overlays, kept=Kept(settings.home))
    clock = await choose_clock(settings)
    async with opened(settings, clock.now) as database:
        yield Desk(
            database, content, clock, Ids(clock.now), _bot(settings), settings.tzinfo, follow_task
        )


def _bot(settings: Settings) -> str:
    return bot_key(settings.tokens[0]) if settings.tokens else ""
