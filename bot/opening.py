"""Opens the database a bot lives in: folder, tables, a backup before they are changed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import structlog

from bot.faults import StartFault
from bot.settings import Settings
from bot.store.address import sqlite_path
from bot.store.backup import back_up
from bot.store.damage import refuse_damaged
from bot.store.database import Database, open_database
from bot.store.migrate import MIGRATIONS, load_migrations, migrate, pending

_log = structlog.get_logger(__name__)


@asynccontextmanager
async def opened(
    settings: Settings, now: Callable[[], datetime], migrations: Path = MIGRATIONS
) -> AsyncIterator[Database]:
    """The database, up to date; closed in the end, whatever happens."""
    url = settings.database_url
    make_folder(settings, url)
    path = sqlite_path(url)
    if path is not None:
        await asyncio.to_thread(refuse_damaged, path)
    database = await open_database(url, now=now)
    try:
        await _bring_up_to_date(database, settings, url, migrations)
        yield database
    finally:
        await database.close()


def make_folder(settings: Settings, url: str) -> None:
    """Only our own folder is made; one the operator named has to be there."""
    path = sqlite_path(url)
    try:
        settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path is not None and settings.database is None:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise StartFault(
            f"The folder {settings.home} cannot be used ({reason}); set LINLI_HOME to another."
        ) from fault


async def _bring_up_to_date(
    database: Database, settings: Settings, url: str, migrations: Path
) -> None:
    due = await pending(database, migrations)
    if not due:
        return
    if database.dialect == "sqlite" and len(due) < len(load_migrations("sqlite", migrations)):
        target = _backup_name(settings, database.now())
        await back_up(url, target, home=settings.home)
        _log.info("a backup was made before the tables are changed", backup=target.name)
    for name in await migrate(database, migrations):
        _log.info("the tables were changed", migration=name)


def make_backup_folder(settings: Settings) -> Path:
    """Nobody but the bot's own account looks into it."""
    folder = settings.backup_folder
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise StartFault(
            f"The folder {folder} cannot be used ({fault.strerror}); set LINLI_BACKUPS to another."
        ) from fault
    return folder


def _backup_name(settings: Settings, now: datetime) -> Path:
    return make_backup_folder(settings) / f"before-migration-{now:%Y%m%d-%H%M%S-%f}.db"
