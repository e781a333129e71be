"""Copies a SQLite database while it is in use, and brings a copy back, also while it is in use.

The sounds it names lie in the folder `voices` beside the copy, as they lie beside the database.
"""

from __future__ import annotations

import asyncio
import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from glob import escape
from pathlib import Path

from bot.store.address import sqlite_path
from bot.store.faults import BackupFault, Damaged, DatabaseTooNew, NoRoom
from bot.store.locked import locked_file
from bot.store.migrate import load_migrations
from bot.store.sound_copies import bring_sounds, save_sounds

# (pages still to copy, pages in all), called from another thread.
Progress = Callable[[int, int], None]
PAGES_A_STEP = 1000


_OPEN_OURS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
_FULL = (errno.ENOSPC, errno.EDQUOT)


async def back_up(
    url: str, target: Path, *, home: Path | None = None, progress: Progress | None = None
) -> int:
    """One file that holds what was committed when the copy began; whole or not there at all.

    With a home also the sounds it names; gives how many of them are nowhere to be found.
    """
    return await asyncio.to_thread(back_up_file, _path(url), target, home, progress)


async def restore(
    url: str, source: Path, *, home: Path | None = None, progress: Progress | None = None
) -> int:
    """Make the database what the copy was, in one transaction: whoever has it open sees it next.

    With a home also the sounds it names; gives how many of them are not beside the copy.
    """
    return await asyncio.to_thread(_restore, _path(url), source, home, progress)


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


def back_up_file(
    source: Path, target: Path, home: Path | None = None, progress: Progress | None = None
) -> int:
    """The same for who is beside the loop already."""
    if not source.is_file():
        raise BackupFault(f"there is no database at {source}")
    if target.exists():
        raise BackupFault(f"{target} is already there")
    part = target.with_name(f"{target.name}.part")
    with _plainly(target):
        try:
            if home is not None:
                # Before and after: what is let go of while the copy is made is in the copy still.
                save_sounds(source, home, target.parent)
            _make_ours(part)
            _copy(source, part, progress, careless=True)
            _make_one_file(part)
            _check(part)
            _sync(part)
            missing = 0 if home is None else save_sounds(part, home, target.parent)
            part.replace(target)
            _sync(target.parent)
        finally:
            part.unlink(missing_ok=True)
    return missing


def _restore(target: Path, source: Path, home: Path | None, progress: Progress | None) -> int:
    if not source.is_file():
        raise BackupFault(f"there is no backup at {source}")
    with _plainly(source):
        _check(source)
        _set_aside(target)
        if not target.exists():
            _make_ours(target)
        _copy(source, target, progress)
        return 0 if home is None else bring_sounds(source, home)


def _make_ours(path: Path) -> None:
    """Whatever is put into it, nobody but the bot's own account reads it."""
    os.close(os.open(path, _OPEN_OURS, 0o600))


def _set_aside(path: Path) -> None:
    """A database that can no longer be read cannot be written over either; it is kept."""
    if not path.exists():
        return
    try:
        with closing(_open(path)) as found:
            found.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as fault:
        if _ending(fault) is not Damaged:
            raise
        for end in ("", "-wal", "-shm"):
            part = path.with_name(path.name + end)
            if part.exists():
                part.replace(part.with_name(f"{path.name}.damaged{end}"))


def _copy(source: Path, target: Path, progress: Progress | None, *, careless: bool = False) -> None:
    with closing(_open(source)) as origin, closing(sqlite3.connect(target)) as copy:
        if careless:
            # Nobody sees the file before it is whole and on the disk.
            copy.execute("PRAGMA synchronous = OFF")
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
        copy.execute("PRAGMA synchronous = OFF")
        copy.execute("PRAGMA journal_mode = DELETE")


def _check(path: Path) -> None:
    """Whether it is whole, ours, and not from the future."""
    with closing(_open(path)) as copy:
        (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            raise Damaged(f"{path}: {verdict}")
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
        reason = (fault.strerror or fault) if isinstance(fault, OSError) else fault
        raise _ending(fault)(f"{path}: {reason}") from fault


def _ending(fault: sqlite3.Error | OSError) -> type[BackupFault]:
    if isinstance(fault, OSError):
        return NoRoom if fault.errno in _FULL else BackupFault
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return NoRoom
    return Damaged if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) else BackupFault
