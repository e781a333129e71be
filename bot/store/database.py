"""The port to what is kept: one way to write, one way to read, whichever database is behind it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Protocol, TypeVar

from bot.store.address import sqlite_path
from bot.store.faults import AlreadyHandled
from bot.store.locks import Lock
from bot.store.sqlite import open_sqlite
from bot.store.sqltext import QUERIES, Dialect
from bot.store.work import Cause, Row, Work

__all__ = ["AlreadyHandled", "Cause", "Database", "Dialect", "Row", "Work", "open_database"]

T = TypeVar("T")
# A server's library is read where there is one; a village with a file does without it.
_SERVER = "bot.store.postgresql"


class Database(Protocol):
    """One open database; `close` ends everything it holds."""

    @property
    def dialect(self) -> Dialect:
        """Which database it is."""
        ...

    @property
    def now(self) -> Callable[[], datetime]:
        """The clock its own notes are dated by."""
        ...

    async def write(self, fn: Callable[[Work], Awaitable[T]], *, cause: Cause | None = None) -> T:
        """Run the function in one transaction, perhaps more than once: it may do nothing else.

        With a cause that is already handled the function is not run: `AlreadyHandled`.
        """
        ...

    async def queue(self, fn: Callable[[Work], Awaitable[T]]) -> T:
        """Run a function that only puts into a queue, takes from it, or lets go of what is done.

        It holds by itself beside any other write, so nobody has to be kept from writing.
        """
        ...

    async def read(self, fn: Callable[[Work], Awaitable[T]]) -> T:
        """Run the function on one snapshot, beside any write."""
        ...

    @property
    def damaged(self) -> asyncio.Event:
        """Set when its file was found damaged: it takes nothing more and has to be restored."""
        ...

    @property
    def refusal(self) -> str | None:
        """What kept the latest write from being made, in words; None when it was made."""
        ...

    def looks(self) -> AbstractAsyncContextManager[Database]:
        """The same database for many looks one after the other, cheaper where that is possible."""
        ...

    async def script(self, text: str) -> None:
        """A whole .sql text as one transaction, references checked before it is committed."""
        ...

    def woken(self, topic: str) -> asyncio.Event:
        """Set by every commit that woke the topic; whoever waits for it clears it."""
        ...

    def lock(self, name: str) -> AbstractAsyncContextManager[Lock]:
        """A lock across processes; False when somebody else holds it."""
        ...

    async def close(self) -> None:
        """End every connection and whatever still runs on one."""
        ...


async def open_database(
    url: str, *, now: Callable[[], datetime], queries: Sequence[Path] = (QUERIES,)
) -> Database:
    """Connect to `sqlite:///path`, a path or `postgresql://…`; the tables come from migrate."""
    path = sqlite_path(url)
    if path is not None:
        return await open_sqlite(path, now=now, queries=queries)
    made: Database = await import_module(_SERVER).open_postgresql(url, now=now, queries=queries)
    return made
