"""The writes and reads under way: each runs to its end even when its caller goes away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import structlog

from bot.store.faults import DatabaseClosed, NestedWork

T = TypeVar("T")
log = structlog.get_logger(__name__)


class Running:
    """Callers may leave, their work may not: one cancelled BEGIN blocks SQLite for good."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closed = False

    async def run(self, job: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Run the job in a task of its own and wait for it."""
        if self._closed:
            raise DatabaseClosed
        if asyncio.current_task() in self._tasks:
            raise NestedWork
        task = asyncio.create_task(job())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            if task.cancelled() and not _we_are_cancelled():
                raise DatabaseClosed from None
            if not task.done():
                task.add_done_callback(_say_what_nobody_hears)
            raise

    async def end(self, patience: float = 1.0) -> None:
        """Take nothing new, give what runs a moment, then cancel it and see it out."""
        self._closed = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=patience)
        late = tuple(self._tasks)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late, timeout=patience)


def _we_are_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _say_what_nobody_hears(task: asyncio.Task[Any]) -> None:
    if not task.cancelled() and task.exception() is not None:
        log.warning("store.failed_unheard", exc_info=task.exception())
