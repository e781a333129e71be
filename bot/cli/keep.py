"""`linli backup`, `linli restore`, `linli migrate`: looking after the database."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime
from pathlib import Path

from bot.cli.progress import Progress
from bot.clock import real_now
from bot.opening import make_backup_folder, make_folder, opened
from bot.settings import Settings, load_settings
from bot.store.address import sqlite_path
from bot.store.backup import back_up, is_in_service
from bot.store.backup import restore as bring_back
from bot.store.database import open_database
from bot.store.faults import BackupFault, StoreFault
from bot.store.migrate import pending


def backup(file: Path | None = None) -> None:
    """Copy the database into one file and its sounds into voices beside it, also while it runs.

    Parameters
    ----------
    file
        Where to; without it a new file in the folder backups.
    """
    settings = load_settings()
    target = file or _new_file(settings, real_now())
    missing = asyncio.run(
        back_up(settings.database_url, target, home=settings.home, progress=_copied("Backing up"))
    )
    print(f"The backup is {target}.")
    _say_missing(missing)


def restore(file: Path) -> None:
    """Make the database what it was when the backup was made; what it is now is kept as a backup.

    Parameters
    ----------
    file
        A file made by `linli backup`.
    """
    settings = load_settings()
    make_folder(settings, settings.database_url)
    if is_in_service(settings.database_url):
        raise BackupFault("the bot is running; end it first, then restore")
    _keep_what_is(settings, file)
    missing = asyncio.run(
        bring_back(settings.database_url, file, home=settings.home, progress=_copied("Restoring"))
    )
    print("The database is as it was in the backup.")
    _say_missing(missing)


def migrate() -> None:
    """Bring the database's tables up to date; a backup is made first."""
    applied = asyncio.run(_migrate(load_settings()))
    print(f"Applied: {', '.join(applied)}." if applied else "The tables are up to date.")


def _keep_what_is(settings: Settings, file: Path) -> None:
    """Who restores the wrong file, or the wrong day, comes back from it."""
    path = sqlite_path(settings.database_url)
    if path is None or not path.exists() or not file.is_file():
        return
    kept = make_backup_folder(settings) / f"before-restore-{real_now():%Y%m%d-%H%M%S-%f}.db"
    try:
        asyncio.run(back_up(settings.database_url, kept, home=settings.home))
    except StoreFault as fault:
        # It is most often restored because what is there can no longer be used.
        print(f"What was there until now could not be kept: {fault}", file=sys.stderr)
    else:
        print(f"What was there until now is {kept}.")


def _say_missing(sounds: int) -> None:
    if sounds:
        print(f"{sounds} sounds the database names could not be found.", file=sys.stderr)


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
    return make_backup_folder(settings) / f"linli-{now:%Y%m%d-%H%M%S}.db"


def _copied(what: str) -> Progress:
    return _Left(what)


class _Left(Progress):
    """The store says how many pages are left, not how many are done."""

    def __call__(self, done: int, total: int) -> None:
        super().__call__(total - done, total)
