"""PostgreSQL: several processes on one database; writes are serializable and tried again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from bot.store.causes import note_cause
from bot.store.faults import DatabaseBusy, DatabaseUnusable
from bot.store.listening import Listening, connecting
from bot.store.locks import Lock
from bot.store.looks import Snapshot, looking
from bot.store.refusal import Refusal
from bot.store.running import Running
from bot.store.sqltext import QUERIES, Dialect, Query, Value, load_queries
from bot.store.topics import Topics
from bot.store.turns import RUNS, await_turn
from bot.store.work import Cause, OpenWork, Row, Work

if TYPE_CHECKING:
    from bot.store.database import Database

try:
    import asyncpg
except ModuleNotFoundError:  # the extra `postgres` is not installed; SQLite needs none of it
    asyncpg = None

T = TypeVar("T")

CONNECTIONS = 16
CLOSE_SECONDS = 1.0
ANSWER_SECONDS = 3.0
# A machine that is gone without a word holds its locks for seven seconds, not for hours.
_SEEN_GONE = {
    "tcp_keepalives_idle": "4",
    "tcp_keepalives_interval": "1",
    "tcp_keepalives_count": "3",
}


_SESSION = {
    **_SEEN_GONE,
    # Who reads a table as a whole has seen all of it: whatever anybody writes there is a race
    # lost. Small tables, and those of which the server knows nothing yet, would be read so.
    "enable_seqscan": "off",
    # Who was halted while nobody may write beside it is let go of.
    "idle_in_transaction_session_timeout": "30s",
}


class PostgresqlWork(OpenWork):
    """A transaction on one PostgreSQL connection."""

    def __init__(self, connection: Any, queries: Mapping[str, Query]) -> None:
        super().__init__("postgresql", queries)
        self._connection = connection

    async def _fetch(self, text: str, values: dict[str, Value]) -> list[Row]:
        return [dict(row) for row in await self._connection.fetch(text, *values.values())]

    async def _repeat(self, text: str, rows: list[dict[str, Value]]) -> None:
        await self._connection.executemany(text, [tuple(row.values()) for row in rows])


class PostgresqlSnapshot:
    """A transaction that only reads, open on a connection of the pool."""

    def __init__(self, connection: Any, queries: Mapping[str, Query], held: AsyncExitStack) -> None:
        self._connection = connection
        self._queries = queries
        self._held = held

    def work(self) -> PostgresqlWork:
        """For one look."""
        work = PostgresqlWork(self._connection, self._queries)
        work.still = True
        return work

    async def end(self) -> None:
        """Its connection is free again."""
        await self._held.aclose()


class PostgresqlDatabase:
    """A pool for reads and writes, one connection that listens, one more for each lock held."""

    dialect: Dialect = "postgresql"

    def __init__(self, url: str, queries: Mapping[str, Query], now: Callable[[], datetime]) -> None:
        self.now = now
        self._url = url
        self._queries = queries
        self._running = Running()
        self._topics = Topics()
        self._damaged, self._refusal = asyncio.Event(), Refusal()
        self._listening = Listening(url, self._topics)
        self._lock_holders: set[Any] = set()
        # Who lost a race runs again one at a time, in all processes: twenty who all start over
        # would meet again. The lock here keeps those who wait from holding connections.
        self._once_more = asyncio.Lock()
        self._pool: Any = None

    async def connect(self) -> None:
        """Open the pool and start to listen."""
        with connecting():
            self._pool = await asyncpg.create_pool(
                self._url, min_size=1, max_size=CONNECTIONS, timeout=10, command_timeout=60,
                server_settings=_SESSION,
            )  # fmt: skip
            await self._check_order()
            await self._listening.start()

    async def write(self, fn: Callable[[Work], Awaitable[T]], *, cause: Cause | None = None) -> T:
        """Run the function in a serializable transaction, at most five times."""
        with self._refusal.noted():
            return await self._running.run(lambda: self._write(fn, cause))

    async def queue(self, fn: Callable[[Work], Awaitable[T]]) -> T:
        """Run the function at READ COMMITTED: with `FOR UPDATE SKIP LOCKED` it races with nobody.

        It waits neither for those who write alone; two that wait for each other run again.
        """
        return await self._running.run(lambda: self._queue(fn))

    async def read(self, fn: Callable[[Work], Awaitable[T]]) -> T:
        """Run the function on a snapshot that cannot write."""
        return await self._running.run(lambda: self._read(fn))

    @property
    def damaged(self) -> asyncio.Event:
        """Never set: what was committed, a server keeps in its log as well."""
        return self._damaged

    @property
    def refusal(self) -> str | None:
        """What kept the latest write from being made, in words; None when it was made."""
        return self._refusal.words

    def looks(self) -> AbstractAsyncContextManager[Database]:
        """The same database, whose looks share one snapshot while nothing is written."""
        return looking(self, self)

    async def snapshot(self) -> Snapshot:
        """A connection in a transaction of its own; `end_snapshot` gives it back."""
        return await self._running.run(self._snapshot)

    async def end_snapshot(self, snapshot: Snapshot) -> None:
        """The connection goes back to the others, whatever its transaction has come to."""
        assert isinstance(snapshot, PostgresqlSnapshot)
        await self._running.run(snapshot.end)

    async def _snapshot(self) -> PostgresqlSnapshot:
        async with AsyncExitStack() as attempt:
            connection = await attempt.enter_async_context(self._pool.acquire())
            await attempt.enter_async_context(
                connection.transaction(isolation="repeatable_read", readonly=True)
            )
            return PostgresqlSnapshot(connection, self._queries, attempt.pop_all())

    async def script(self, text: str) -> None:
        """Run a whole .sql text as one transaction; references are checked as it goes."""
        await self._running.run(lambda: self._script(text))

    def woken(self, topic: str) -> asyncio.Event:
        """Set by every commit of any process that woke the topic."""
        return self._topics.event(topic)

    @asynccontextmanager
    async def lock(self, name: str) -> AsyncIterator[Lock]:
        """An advisory lock on a connection of its own; it goes when the connection does."""
        with connecting():
            holder = await asyncpg.connect(self._url, timeout=10, server_settings=_SEEN_GONE)
        self._lock_holders.add(holder)
        try:
            held = await holder.fetchval(
                "SELECT pg_try_advisory_lock(hashtextextended($1, 0))", name
            )
            yield Lock(held, lambda: _answers(holder))
        finally:
            self._lock_holders.discard(holder)
            await holder.close()

    async def close(self) -> None:
        """See out what runs, then end every connection."""
        try:
            await self._running.end()
            await self._listening.stop()
        finally:
            for holder in tuple(self._lock_holders):
                holder.terminate()
            if self._pool is not None:
                await self._close_pool()

    async def _close_pool(self) -> None:
        try:
            await asyncio.wait_for(self._pool.close(), CLOSE_SECONDS)
        except TimeoutError:
            self._pool.terminate()

    async def _check_order(self) -> None:
        """Ids and times are compared as text, so text must sort by its letters' numbers."""
        if not await self._pool.fetchval("SELECT 'a' > 'B' AND 'b' > 'a-' AND 'a1' > 'a-2'"):
            raise DatabaseUnusable(
                "it sorts text by a language's rules; make it with CREATE DATABASE … "
                "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
            )

    async def _write(self, fn: Callable[[Work], Awaitable[T]], cause: Cause | None) -> T:
        lost = (asyncpg.SerializationError, asyncpg.DeadlockDetectedError)
        run = 1
        while True:
            try:
                if run == 1:
                    return await self._write_once(fn, cause, run)
                async with self._once_more:
                    return await self._write_once(fn, cause, run)
            except lost as race:
                if run == RUNS:
                    raise DatabaseBusy(f"lost {RUNS} races in a row") from race
                run += 1

    async def _queue(self, fn: Callable[[Work], Awaitable[T]]) -> T:
        for left in range(RUNS, 0, -1):
            try:
                async with self._pool.acquire() as connection:
                    return await self._write_in(connection, "read_committed", fn)
            except asyncpg.DeadlockDetectedError as race:
                if left == 1:
                    raise DatabaseBusy(f"lost {RUNS} races in a row") from race
        raise AssertionError

    async def _write_once(
        self, fn: Callable[[Work], Awaitable[T]], cause: Cause | None, run: int
    ) -> T:
        async with self._pool.acquire() as connection:
            # Before BEGIN, so that the snapshot follows the wait; the pool lets go of it.
            await await_turn(connection, run)
            return await self._write_in(connection, "serializable", fn, cause)

    async def _write_in(
        self,
        connection: Any,
        isolation: str,
        fn: Callable[[Work], Awaitable[T]],
        cause: Cause | None = None,
    ) -> T:
        work = PostgresqlWork(connection, self._queries)
        async with connection.transaction(isolation=isolation):
            if cause is not None:
                await note_cause(work, cause, self.now())
            result = await fn(work)
            work.finish()
            await self._listening.tell(connection, work.topics)
        self._topics.wake(work.topics)
        return result

    async def _read(self, fn: Callable[[Work], Awaitable[T]]) -> T:
        async with self._pool.acquire() as connection:
            work = PostgresqlWork(connection, self._queries)
            work.still = True
            async with connection.transaction(isolation="repeatable_read", readonly=True):
                result = await fn(work)
                work.finish()
        return result

    async def _script(self, text: str) -> None:
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute(text)


async def _answers(holder: Any) -> bool:
    """Whether the connection a lock hangs on is there."""
    with suppress(OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return bool(await holder.fetchval("SELECT 1", timeout=ANSWER_SECONDS))
    return False


async def open_postgresql(
    url: str, *, now: Callable[[], datetime], queries: Sequence[Path] = (QUERIES,)
) -> PostgresqlDatabase:
    """Connect; whatever fails, nothing stays open."""
    if asyncpg is None:
        raise DatabaseUnusable("PostgreSQL needs one thing more: pip install 'linli[postgres]'")
    database = PostgresqlDatabase(url, load_queries("postgresql", queries), now)
    async with AsyncExitStack() as unless_it_works:
        unless_it_works.push_async_callback(database.close)
        await database.connect()
        unless_it_works.pop_all()
    return database
