"""SQLite: one writer at a time, readers beside it, everything on disk before it counts."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    closing,
    suppress,
)
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from bot.store.causes import note_cause
from bot.store.connection import Connection, open_connection
from bot.store.damage import Damage
from bot.store.faults import DatabaseBusy, DatabaseUnusable, MigrationFault
from bot.store.locked import locked_file
from bot.store.locks import Lock
from bot.store.looks import Snapshot, looking
from bot.store.refusal import Refusal
from bot.store.running import Running
from bot.store.sqltext import QUERIES, Dialect, Query, Value, load_queries
from bot.store.topics import Topics
from bot.store.work import Cause, OpenWork, Row, Work

if TYPE_CHECKING:
    from bot.store.database import Database

T = TypeVar("T")

READERS = 3
BUSY_SECONDS = 5.0


class SqliteWork(OpenWork):
    """A transaction on one SQLite connection."""

    def __init__(
        self, connection: Connection, queries: Mapping[str, Query], damage: Damage
    ) -> None:
        super().__init__("sqlite", queries)
        self._connection = connection
        self._damage = damage

    async def _fetch(self, text: str, values: dict[str, Value]) -> list[Row]:
        try:
            return self._connection.at_once(text, values)
        except sqlite3.Error as fault:
            self._damage.notice(fault)
            raise

    async def _repeat(self, text: str, rows: list[dict[str, Value]]) -> None:
        with self._damage.noticed():
            self._connection.repeat(text, rows)


class SqliteSnapshot:
    """A transaction that only reads, open on one of the readers."""

    def __init__(self, reader: Connection, queries: Mapping[str, Query], damage: Damage) -> None:
        self.reader = reader
        self._queries = queries
        self._damage = damage

    def work(self) -> SqliteWork:
        """For one look."""
        work = SqliteWork(self.reader, self._queries, self._damage)
        work.still = True
        return work


class SqliteDatabase:
    """One file, one connection that writes under a lock, a few that only read."""

    dialect: Dialect = "sqlite"

    def __init__(
        self,
        path: Path,
        queries: Mapping[str, Query],
        now: Callable[[], datetime],
        patience: float = BUSY_SECONDS,
    ) -> None:
        self.now = now
        self._patience = patience
        self._path = path
        self._damage, self._refusal = Damage(path), Refusal()
        self._queries = queries
        self._running = Running()
        self._topics = Topics()
        self._writing = asyncio.Lock()
        self._readers: asyncio.LifoQueue[Connection] = asyncio.LifoQueue()
        self._connections = AsyncExitStack()
        self._writer: Connection

    async def connect(self) -> None:
        """Open the writer and the readers; a file that cannot be written to is refused here."""
        await asyncio.to_thread(_probe, self._path)
        self._writer = await self._open(read_only=False)
        for _ in range(READERS):
            self._readers.put_nowait(await self._open(read_only=True))

    async def write(self, fn: Callable[[Work], Awaitable[T]], *, cause: Cause | None = None) -> T:
        """Run the function between BEGIN IMMEDIATE and COMMIT, one write at a time."""
        with self._refusal.noted():
            return await self._running.run(lambda: self._write(fn, cause))

    async def queue(self, fn: Callable[[Work], Awaitable[T]]) -> T:
        """A write like any other: there is one at a time."""
        return await self.write(fn)

    async def read(self, fn: Callable[[Work], Awaitable[T]]) -> T:
        """Run the function on a snapshot, on a connection that cannot write."""
        return await self._running.run(lambda: self._read(fn))

    @property
    def damaged(self) -> asyncio.Event:
        """Set when the file was found damaged; from then on nothing is written."""
        return self._damage.found

    @property
    def refusal(self) -> str | None:
        """What kept the latest write from being made, in words; None when it was made."""
        return self._refusal.words

    def looks(self) -> AbstractAsyncContextManager[Database]:
        """The same database, whose looks share one snapshot while nothing is written."""
        return looking(self, self)

    async def snapshot(self) -> Snapshot:
        """A reader in a transaction of its own; `end_snapshot` gives it back."""
        return await self._running.run(self._snapshot)

    async def end_snapshot(self, snapshot: Snapshot) -> None:
        """The reader goes back to the others, whatever its transaction has come to."""
        assert isinstance(snapshot, SqliteSnapshot)
        self._end_snapshot(snapshot)

    def _end_snapshot(self, snapshot: SqliteSnapshot) -> None:
        try:
            snapshot.reader.take_back()
        finally:
            self._readers.put_nowait(snapshot.reader)

    async def script(self, text: str) -> None:
        """Run a whole .sql text as one transaction and check every reference before COMMIT."""
        await self._running.run(lambda: self._script(text))

    def woken(self, topic: str) -> asyncio.Event:
        """Set by every commit of this process that woke the topic."""
        return self._topics.event(topic)

    @asynccontextmanager
    async def lock(self, name: str) -> AsyncIterator[Lock]:
        """A locked file beside the database; the system lets go of it when the process ends."""
        with locked_file(Path(f"{self._path}.{quote(name, safe='')}.lock")) as held:
            yield Lock(held)

    async def close(self) -> None:
        """See out what runs, then end every connection and its thread."""
        try:
            await self._running.end()
        finally:
            await self._connections.aclose()

    async def _open(self, *, read_only: bool) -> Connection:
        address = self._path.absolute().as_uri() + ("?mode=ro" if read_only else "")
        opened = await open_connection(address, self._patience)
        self._connections.push_async_callback(opened.close)
        return opened

    async def _write(self, fn: Callable[[Work], Awaitable[T]], cause: Cause | None) -> T:
        self._damage.refuse()
        work = SqliteWork(self._writer, self._queries, self._damage)
        async with self._writing:
            try:
                # What an update causes: after a power cut the inbox still has the update.
                self._writer.waits_for_disk(lasting=cause is None)
                await self._begin()
                changes = self._writer.changes
                if cause is not None:
                    await note_cause(work, cause, self.now())
                result = await fn(work)
                work.finish()
                with self._damage.noticed():
                    await self._writer.commit(changes)
            except BaseException:
                await self._writer.rollback()
                raise
        self._topics.wake(work.topics)
        return result

    async def _read(self, fn: Callable[[Work], Awaitable[T]]) -> T:
        snapshot = await self._snapshot()
        try:
            work = snapshot.work()
            result = await fn(work)
            work.finish()
            return result
        finally:
            self._end_snapshot(snapshot)

    async def _snapshot(self) -> SqliteSnapshot:
        reader = await self._readers.get()
        try:
            with self._damage.noticed():
                reader.at_once("BEGIN")
        except BaseException:
            self._readers.put_nowait(reader)
            raise
        return SqliteSnapshot(reader, self._queries, self._damage)

    async def _begin(self) -> None:
        try:
            with self._damage.noticed():
                await self._writer.begin(self._patience)
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise DatabaseBusy(str(self._path)) from fault
            raise

    async def _script(self, text: str) -> None:
        async with self._writing:
            self._writer.waits_for_disk(lasting=True)
            # Tables are rebuilt with the checks off, which only works outside a transaction.
            self._writer.at_once("PRAGMA foreign_keys = OFF")
            try:
                # BEGIN stands in the text: executescript commits whatever was open before it.
                await self._writer.script(f"BEGIN IMMEDIATE;\n{text}", self._patience)
                self._check_references()
                await self._writer.commit(-1)
            finally:
                await self._writer.rollback()
                self._writer.at_once("PRAGMA foreign_keys = ON")

    def _check_references(self) -> None:
        if not self._writer.in_transaction:
            raise MigrationFault("the text ends its own transaction")
        broken = self._writer.at_once("PRAGMA foreign_key_check")
        if broken:
            raise MigrationFault(f"{len(broken)} references lead nowhere, first: {broken[0]}")


async def open_sqlite(
    path: Path,
    *,
    now: Callable[[], datetime],
    queries: Sequence[Path] = (QUERIES,),
    patience: float = BUSY_SECONDS,
) -> SqliteDatabase:
    """Open the file, making it when it is not there; whatever fails, nothing stays open."""
    database = SqliteDatabase(path, load_queries("sqlite", queries), now, patience)
    async with AsyncExitStack() as unless_it_works:
        unless_it_works.push_async_callback(database.close)
        await database.connect()
        unless_it_works.pop_all()
    return database


def _probe(path: Path) -> None:
    """Whether we may write here, asked before any thread is started for it."""
    try:
        if path.is_dir():
            raise DatabaseUnusable(f"{path} is a folder")
        if not path.parent.is_dir():
            raise DatabaseUnusable(f"the folder {path.parent} does not exist")
        _keep_to_ourselves(path)
        with closing(sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)) as probe:
            probe.execute("PRAGMA journal_mode = WAL")
            # Only a change shows it: BEGIN IMMEDIATE succeeds on a file that may not be written.
            probe.execute("BEGIN IMMEDIATE")
            probe.execute("PRAGMA user_version = 0")
            probe.execute("ROLLBACK")
    except (sqlite3.Error, OSError) as fault:
        raise DatabaseUnusable(f"{path}: {fault}") from fault


def _keep_to_ourselves(path: Path) -> None:
    """What is in it is for the bot's own account alone; SQLite gives what it lays beside the same.

    One that is there is never opened for this: to close it would let go of SQLite's locks.
    """
    # There already; or what hinders us is told by SQLite.
    with suppress(OSError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    for end in ("", "-wal", "-shm"):
        part = path.with_name(path.name + end)
        with suppress(FileNotFoundError, PermissionError):
            mode = stat.S_IMODE(part.stat().st_mode)
            if mode & 0o077:
                part.chmod(mode & ~0o077)
