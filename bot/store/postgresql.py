"""PostgreSQL: several processes on one database, every write serializable and tried again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from bot.store.faults import DatabaseUnusable
from bot.store.sqlite import SqliteDatabase


async def open_postgresql(
    url: str, *, now: Callable[[], datetime], queries: Sequence[Path]
) -> SqliteDatabase:
    raise DatabaseUnusable("not yet")
