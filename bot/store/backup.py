"""Copies a SQLite database while it is in use, and brings a copy back, also while it is in use."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from glob import escape
from pathlib import Path

from bot.store.address import sqlite_path
from bot.store.faults import BackupFault, DatabaseTooNew
from bot.store.migrate import load_migrations
from bot.store.sqlite import locked_file

# (pages still to copy, pages in all), called from another thread.
Progress = Callable[[int, int], None]
PAGES_A_STEP = 1000


async def back_up(url: str, target: Path, *, progress: Progress | None = None) -> None:
    """One file that holds what was committed when the copy began; whole or not there at all."""
    await asyncio.to_thread(_back_up, _path(url), target, progress)


async def restore(url: str, source: Path, *, progress: Progress | None = None) -> None:
    """Make the database what the copy was, in one transaction: whoever has it open sees it next."""
    await asyncio.to_thread(_restore, _path(url), source, progress)


def is_in_service(url: str) -> bool:
    """Whether a bot works with it: under its hands a copy put back would say things twice."""
    path = _path(url)
    for lock in path.parent.glob(f"{escape(path.name)}.bot*.lock"):
        with locked_file(lock) as free:
            if not free:
                return True
    return False


def _path(url: str) -> Path:
    path = sqlite_path(url)
    if path is None:
        raise BackupFault("for PostgreSQL use its own pg_dump and pg_restore")
    return path


def _back_up(source: Path, target: Path, progress: Progress | None) -> None:
    if not source.is_file():
        raise BackupFault(f"there is no database at {source}")
    if target.exists():
        raise BackupFault(f"{target} is already there")
    part = target.with_name(f"{target.name}.part")
    with _plainly(target):
        try:
            _copy(source, part, progress)
            _make_one_file(part)
            _check(part)
            _sync(part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def _restore(target: Path, source: Path, progress: Progress | None) -> None:
    if not source.is_file():
        raise BackupFault(f"there is no backup at {source}")
    with _plainly(source):
        _check(source)
        _copy(source, target, progress)


def _copy(source: Path, target: Path, progress: Progress | None) -> None:
    with closing(_open(source)) as origin, closing(sqlite3.connect(target)) as copy:
        # Held open, the snapshot does not move: no write makes the copying start over.
        origin.execute("BEGIN")
        origin.execute("SELECT 1 FROM sqlite_master").fetchone()
        origin.backup(
            copy,
            pages=PAGES_A_STEP,
            progress=lambda _status, left, total: progress(left, total) if progress else None,
        )


def _make_one_file(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")


def _check(path: Path) -> None:
    """Whether it is whole, ours, and not from the future."""
    with closing(_open(path)) as copy:
        (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            raise BackupFault(f"{path} is damaged: {verdict}")
        tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master")}
        if "migrations" not in tables:
            raise BackupFault(f"{path} is not a database of linli")
        (number,) = copy.execute("SELECT MAX(number) FROM migrations").fetchone()
    known = max((migration.number for migration in load_migrations("sqlite")), default=0)
    if (number or 0) > known:
        raise DatabaseTooNew(str(path))


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as fault:
        raise BackupFault(f"{path}: {fault}") from fault
