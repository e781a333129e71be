"""A real database that fails as often as a test asks for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import TypeVar

from bot.store.database import Cause, Database, Dialect
from bot.store.locks import Lock
from bot.store.work import Work

T = TypeVar("T")


class FlakyDatabase:
    """The next `faults` writes fail before they begin."""

    def __init__(self, inner: Database) -> None:
        self._inner = inner
        self.faults = 0

    @property
    def dialect(self) -> Dialect:
        return self._inner.dialect

    @property
    def now(self) -> Callable[[], datetime]:
        return self._inner.now

    @property
    def damaged(self) -> asyncio.Event:
        return self._inner.damaged

    @property
    def refusal(self) -> str | None:
        return self._inner.refusal

    async def write(self, fn: Callable[[Work], Awaitable[T]], *, cause: Cause | None = None) -> T:
        if self.faults:
            self.faults -= 1
            raise OSError("the disk is full")
        return await self._inner.write(fn, cause=cause)

    async def queue(self, fn: Callable[[Work], Awaitable[T]]) -> T:
        if self.faults:
            self.faults -= 1
            raise OSError("the disk is full")
        return await self._inner.queue(fn)

    async def read(self, fn: Callable[[Work], Awaitable[T]]) -> T:
        return await self._inner.read(fn)

    async def script(self, text: str) -> None:
        await self._inner.script(text)

    def woken(self, topic: str) -> asyncio.Event:
        return self._inner.woken(topic)

    def lock(self, name: str) -> AbstractAsyncContextManager[Lock]:
        return self._inner.lock(name)

    async def close(self) -> None:
        await self._inner.close()
