"""Wakes the other processes on one PostgreSQL database, and is woken by them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import structlog

from bot.store.faults import DatabaseUnusable
from bot.store.topics import Topics

try:
    import asyncpg
except ModuleNotFoundError:  # the extra `postgres` is not installed; nothing here is then used
    asyncpg = None

CHANNEL = "linli"
AGAIN_SECONDS = 0.5
log = structlog.get_logger(__name__)


class Listening:
    """One connection that listens; when it is lost it is made anew, and all are woken once."""

    def __init__(self, url: str, topics: Topics) -> None:
        self._url = url
        self._topics = topics
        self._connection: Any = None
        self._lost = asyncio.Event()
        self._keeper: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Listen from now on."""
        await self._connect()
        self._keeper = asyncio.create_task(self._keep())

    async def stop(self) -> None:
        """Listen no more."""
        if self._keeper is not None:
            self._keeper.cancel()
            await asyncio.wait([self._keeper])
        if self._connection is not None:
            self._connection.terminate()

    async def tell(self, connection: Any, topics: Sequence[str]) -> None:
        """Inside a transaction: the others hear it with the commit, or not at all."""
        for topic in topics:
            await connection.execute("SELECT pg_notify($1, $2)", CHANNEL, f"{self._me} {topic}")

    @property
    def _me(self) -> int:
        return int(self._connection.get_server_pid())

    async def _connect(self) -> None:
        connection = await asyncpg.connect(self._url, timeout=10)
        connection.add_termination_listener(self._on_end)
        await connection.add_listener(CHANNEL, self._hear)
        self._connection = connection
        self._lost.clear()
        if connection.is_closed():
            self._lost.set()

    def _on_end(self, _connection: Any) -> None:
        self._lost.set()

    def _hear(self, _connection: Any, _pid: int, _channel: str, payload: str) -> None:
        sender, _, topic = payload.partition(" ")
        # Our own commits have already woken everybody here.
        if sender != str(self._me):
            self._topics.wake([topic])

    async def _keep(self) -> None:
        while True:
            await self._lost.wait()
            log.warning("store.stopped_listening")
            while self._lost.is_set():
                await asyncio.sleep(AGAIN_SECONDS)
                with suppress(DatabaseUnusable), connecting():
                    await self._connect()
            self._topics.wake_all()


@contextmanager
def connecting() -> Iterator[None]:
    """Whatever keeps us from connecting becomes one plain sentence, without the password."""
    try:
        yield
    except (OSError, ValueError, asyncpg.PostgresError, asyncpg.InterfaceError) as fault:
        raise DatabaseUnusable(f"PostgreSQL says: {fault or type(fault).__name__}") from fault
