"""`linli backup`, `linli restore`, `linli migrate`: looking after the database."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

from bot.cli.progress import Progress
from bot.clock import real_now
from bot.opening import make_folder, opened
from bot.settings import Settings, load_settings
from bot.store.backup import back_up, is_in_service
from bot.store.backup import restore as bring_back
from bot.store.database import open_database
from bot.store.faults import BackupFault
from bot.store.migrate import pending


def backup(file: Path | None = None) -> None:
    """Copy the database into one file, also while the bot runs.

    Parameters
    ----------
    file
        Where to; without it a new file in the folder backups.
    """
    settings = load_settings()
    target = file or _new_file(settings, real_now())
    asyncio.run(back_up(settings.database_url, target, progress=_copied("Backing up")))
    print(f"The backup is {target}.")


def restore(file: Path) -> None:
    """Make the database what it was when the backup was made.

    Parameters
    ----------
    file
        A file made by `linli backup`.
    """
    settings = load_settings()
    make_folder(settings, settings.database_url)
    if is_in_service(settings.database_url):
        raise BackupFault("the bot is running; end it first, then restore")
    asyncio.run(bring_back(settings.database_url, file, progress=_copied("Restoring")))
    print("The database is as it was in the backup.")


def migrate() -> None:
    """Bring the database's tables up to date; a backup is made first."""
    applied = asyncio.run(_migrate(load_settings()))
    print(f"Applied: {', '.join(applied)}." if applied else "The tables are up to date.")


async def _migrate(settings: Settings) -> list[str]:
    make_folder(settings, settings.database_url)
    database = await open_database(settings.database_url, now=real_now)
    try:
        due = await pending(database)
    finally:
        await database.close()
    async with opened(settings, real_now):
        return due


def _new_file(settings: Settings, now: datetime) -> Path:
    make_folder(settings, settings.database_url)
    folder = settings.home / "backups"
    folder.mkdir(exist_ok=True)
    return folder / f"linli-{now:%Y%m%d-%H%M%S}.db"


def _copied(what: str) -> Progress:
    return _Left(what)


class _Left(Progress):
    """The store says how many pages are left, not how many are done."""

    def __call__(self, done: int, total: int) -> None:
        super().__call__(total - done, total)
