"""Many looks at one moment: they share a snapshot until something is written between them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from bot.store.faults import NestedWork
from bot.store.locks import Lock
from bot.store.sqltext import Dialect
from bot.store.work import Cause, OpenWork, Work

if TYPE_CHECKING:
    from bot.store.database import Database

T = TypeVar("T")


class Snapshot(Protocol):
    """A transaction that only reads, open on a connection of its own."""

    def work(self) -> OpenWork:
        """For one look."""
        ...


class Looked(Protocol):
    """A database that gives its snapshots out."""

    async def snapshot(self) -> Snapshot:
        """`end_snapshot` gives it back."""
        ...

    async def end_snapshot(self, snapshot: Snapshot) -> None:
        """Whatever its transaction has come to."""
        ...


class Looks:
    """The database, but a look begins no transaction of its own; a write ends the snapshot.

    A tick looks some ninety times and mostly finds nothing: beginning and ending a transaction
    each time costs twice what the looks do.
    """

    def __init__(self, database: Database, looked: Looked) -> None:
        self._database = database
        self._looked = looked
        self._snapshot: Snapshot | None = None
        self._at_it: asyncio.Task[object] | None = None
        self._stale = False
        self._over = False

    @property
    def dialect(self) -> Dialect:
        return self._database.dialect

    @property
    def now(self) -> Callable[[], datetime]:
        return self._database.now

    @property
    def damaged(self) -> asyncio.Event:
        return self._database.damaged

    @property
    def refusal(self) -> str | None:
        return self._database.refusal

    async def read(self, fn: Callable[[Work], Awaitable[T]]) -> T:
        """On the shared snapshot, or on one of its own while somebody else looks at it."""
        self._refuse_nested()
        if self._over or self._at_it is not None:
            return await self._database.read(fn)
        self._at_it = asyncio.current_task()
        sound = False
        try:
            if self._snapshot is None:
                self._snapshot = await self._looked.snapshot()
            work = self._snapshot.work()
            result = await fn(work)
            work.finish()
            sound = True
            return result
        finally:
            self._at_it = None
            if self._stale or not sound:
                await self.let_go()

    async def write(self, fn: Callable[[Work], Awaitable[T]], *, cause: Cause | None = None) -> T:
        """As ever; whatever is looked at afterwards sees it."""
        await self._grow_stale()
        return await self._database.write(fn, cause=cause)

    async def queue(self, fn: Callable[[Work], Awaitable[T]]) -> T:
        """As ever; whatever is looked at afterwards sees it."""
        await self._grow_stale()
        return await self._database.queue(fn)

    async def _grow_stale(self) -> None:
        self._refuse_nested()
        if self._at_it is None:
            await self.let_go()
        else:
            self._stale = True

    async def let_go(self) -> None:
        """End the snapshot, if there is one."""
        snapshot, self._snapshot, self._stale = self._snapshot, None, False
        if snapshot is not None:
            await self._looked.end_snapshot(snapshot)

    async def end(self) -> None:
        """The looks are over; who still holds this reads as from the database itself."""
        self._over = True
        await self.let_go()

    async def script(self, text: str) -> None:
        await self.let_go()
        await self._database.script(text)

    def woken(self, topic: str) -> asyncio.Event:
        return self._database.woken(topic)

    def lock(self, name: str) -> AbstractAsyncContextManager[Lock]:
        return self._database.lock(name)

    def looks(self) -> AbstractAsyncContextManager[Database]:
        return self._database.looks()

    async def close(self) -> None:
        await self.end()
        await self._database.close()

    def _refuse_nested(self) -> None:
        if self._at_it is not None and asyncio.current_task() is self._at_it:
            raise NestedWork


@asynccontextmanager
async def looking(database: Database, looked: Looked) -> AsyncIterator[Database]:
    """Looks for as long as the block lasts."""
    looks = Looks(database, looked)
    try:
        yield looks
    finally:
        await looks.end()
