"""A file found damaged while it is open: nothing more is written to it, and it is looked through.

Whatever is written after that is gone with the restoring of a backup.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import structlog

from bot.store.faults import DatabaseDamaged
from bot.store.trouble import is_damage

SMALL = 64 * 1024 * 1024  # looked through at every start: so much takes a blink
FOUND = "found-damaged"  # beside the file until it has been found whole again

_log = structlog.get_logger(__name__)


class Damage:
    """What one open file knows of it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.found = asyncio.Event()

    def refuse(self) -> None:
        """Raise, where it is known to be damaged."""
        if self.found.is_set():
            raise DatabaseDamaged(str(self._path))

    @contextmanager
    def noticed(self) -> Iterator[None]:
        """Whatever is asked of the file within tells."""
        try:
            yield
        except sqlite3.Error as fault:
            self.notice(fault)
            raise

    def notice(self, fault: sqlite3.Error) -> None:
        """What the file answered may tell."""
        if not is_damage(fault) or self.found.is_set():
            return
        self.found.set()
        _log.critical("the database is damaged; nothing more is fetched or written; restore it")
        with suppress(OSError):
            os.close(os.open(_sign(self._path), os.O_WRONLY | os.O_CREAT, 0o600))


def refuse_damaged(path: Path) -> None:
    """Before anything is fetched for it: a small file, or one that was found damaged, is read."""
    sign = _sign(path)
    if not path.is_file() or (path.stat().st_size > SMALL and not sign.exists()):
        return
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as looked:
            whole = looked.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.Error as fault:
        if not is_damage(fault):
            return  # opening it says what it is
        whole = False
    if not whole:
        raise DatabaseDamaged(str(path))
    sign.unlink(missing_ok=True)


def _sign(path: Path) -> Path:
    return path.with_name(f"{path.name}.{FOUND}")
