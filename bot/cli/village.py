"""`linli village load`: a village folder, with its Telegram ids, into the database."""

from __future__ import annotations

import asyncio
from pathlib import Path

from cyclopts import App

from bot.cli.progress import Progress
from bot.clock import Ids, SystemClock
from bot.content.kept import Kept
from bot.content.load import load_content
from bot.content.village import Village
from bot.content.villages import load_village
from bot.faults import StartFault
from bot.gateway.raw import bot_key
from bot.opening import opened
from bot.services.village_load import Counts, load_village_into
from bot.settings import Settings, load_settings

village = App(name="village", help="Look after a village's people and places.")


@village.command
def load(folder: Path, *, bot: str | None = None) -> None:
    """Write a village folder into the database; what is there already stays as it is.

    Parameters
    ----------
    folder
        With units.yaml, households.yaml, people.yaml and the rest.
    bot
        The number of the Telegram bot the accounts belong to; without it, that of LINLI_TOKEN.
    """
    settings = load_settings()
    number = bot or (bot_key(settings.tokens[0]) if settings.tokens else None)
    if number is None:
        raise StartFault("Say whose accounts these are: set LINLI_TOKEN, or give --bot NUMBER.")
    if not folder.is_dir():
        raise StartFault(f"There is no folder {folder}.")
    content = load_content(settings.content_root, *settings.overlays, kept=Kept(settings.home))
    read = load_village(folder, roles=content.roles)
    for warning in read.warnings:
        print(f"note: {warning}")
    counts = asyncio.run(_load(settings, read, number))
    print(f"{counts.total} rows are new: {counts.people} people, {counts.units} places.")


async def _load(settings: Settings, read: Village, number: str) -> Counts:
    clock = SystemClock(settings.speed)
    async with opened(settings, clock.now) as database:
        return await load_village_into(
            database,
            read,
            bot=number,
            ids=Ids(clock.now),
            now=clock.now(),
            zone=settings.tzinfo,
            progress=Progress("Loading"),
        )
