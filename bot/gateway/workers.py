"""Hands stored updates to the handlers: in order within a chat, chats side by side."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import structlog

from bot.gateway.failures import attempting
from bot.gateway.lines import Lines
from bot.services.describing import describe_fault
from bot.services.intake import Intake, Raw

Handle = Callable[[dict[str, Any]], Awaitable[None]]

AT_ONCE = 8
PAGE = 256
MOST_HELD = 2000
TOGETHER = 50  # marks of handled updates that share a commit
PATIENCE = 1.0  # for what is in hand when the process ends
LONGEST = 60.0  # an update that hangs must not stop its chat for ever

_log = structlog.get_logger(__name__)


class Workers:
    """Everything that waits is handled once, also what waited when the process ended."""

    def __init__(
        self, intake: Intake, handle: Handle, *, pauses: tuple[float, ...] = (0.5, 3.0)
    ) -> None:
        """`pauses` are real seconds before the second and the third attempt at an update."""
        self._intake = intake
        self._handle = handle
        self._pauses = pauses
        self._lines = Lines()
        self._tasks: set[asyncio.Task[None]] = set()
        self._held: set[int] = set()  # in a line, being handled, or not yet marked
        self._done: list[int] = []
        self._after, self._more = -1, True
        self._settled = asyncio.Event()
        self._settled.set()
        self._running = False
        self.poisoned = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Handle updates as they come, until told to stop; what is in hand is finished."""
        self._running = True
        try:
            while not stop.is_set():
                try:
                    await self._round(stop)
                except Exception as fault:  # noqa: BLE001 - the outer loop goes on
                    _log.error("handling is interrupted", fault=describe_fault(fault))
                    await _first_of({stop}, set(), 1.0)
        finally:
            self._running = False
            await self._finish()

    async def drain(self) -> None:
        """Return when nothing is waiting; works beside `run` and without it."""
        while self._running and (self._intake.woken.is_set() or not self._settled.is_set()):
            await asyncio.sleep(0)
            await self._settled.wait()
        if not self._running:
            self._more = True
            while not await self._step():
                if self._tasks:
                    await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)

    async def _round(self, stop: asyncio.Event) -> None:
        woken = self._intake.woken
        if woken.is_set():
            woken.clear()
            self._settled.clear()
            self._more = True
        settled = await self._step()
        if settled and not woken.is_set():
            self._settled.set()
        if settled or self._tasks:
            await _first_of({woken, stop}, self._tasks, None)

    async def _step(self) -> bool:
        """Load, start and mark what can be; whether nothing is left to do."""
        await self._fill()
        while len(self._tasks) < AT_ONCE and (raw := self._lines.take()):
            task = asyncio.create_task(self._serve(raw))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        if not self._tasks or len(self._done) >= TOGETHER:
            await self._mark()
        return not (self._tasks or self._done or self._lines.ready or self._more)

    async def _fill(self) -> None:
        """Page through what waits; after the last page, begin again when woken.

        Numbers start anew at random after a week of silence, so no number is ever the last.
        """
        while self._more and self._lines.ready < AT_ONCE and len(self._held) < MOST_HELD:
            page = await self._intake.waiting(self._after, PAGE)
            self._more = len(page) == PAGE or (self._intake.shared and bool(page))
            self._after = page[-1].update_id if page and self._more else -1
            for raw in page:
                if raw.update_id not in self._held:
                    self._held.add(raw.update_id)
                    self._lines.add(raw)

    async def _mark(self) -> None:
        done = tuple(self._done)
        await self._intake.handled(done)
        # Of chats that were ours, others have left us what came since.
        self._more = self._more or (self._intake.shared and bool(done))
        del self._done[: len(done)]
        self._held.difference_update(done)

    async def _serve(self, raw: Raw) -> None:
        try:
            while await self._again(raw):
                raw = replace(raw, attempts=raw.attempts + 1)
                await asyncio.sleep(self._pauses[min(raw.attempts, len(self._pauses)) - 1])
        finally:
            self._lines.served(raw.chat_key)

    async def _again(self, raw: Raw) -> bool:
        """Try once; whether it has to be tried again."""
        fault = await self._attempt(raw)
        if fault is None or self._intake.is_repeat(fault):
            self._done.append(raw.update_id)
            return False
        if await self._failed(raw, fault) == "new":
            return True
        self._held.discard(raw.update_id)
        return False

    async def _attempt(self, raw: Raw) -> Exception | None:
        with attempting() as attempt:
            try:
                async with asyncio.timeout(LONGEST):
                    await self._handle(json.loads(raw.payload))
            except Exception as fault:  # noqa: BLE001 - one update must not stop the others
                return fault
        return attempt.fault

    async def _failed(self, raw: Raw, fault: Exception) -> str | None:
        if self._intake.is_trouble(fault):
            # Nothing is wrong with what was said: it waits until the database is well again.
            said = describe_fault(fault)
            _log.error("an update waits for the database", update=raw.update_id, fault=said)
            return "new"
        try:
            state = await self._intake.failed(raw.update_id, describe_fault(fault))
        except Exception as trouble:  # noqa: BLE001 - it keeps its place until it can be counted
            _log.error("a failure could not be counted", fault=describe_fault(trouble))
            state = "new"
        poison = state == "poison"
        self.poisoned += poison
        _log.error(
            "an update is set aside" if poison else "an update could not be handled",
            update=raw.update_id,
            fault=describe_fault(fault),
        )
        return state

    async def _finish(self) -> None:
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=PATIENCE)
            for task in late:
                # Still stored: the next start handles it.
                task.cancel()
        await self._mark()


async def _first_of(
    events: set[asyncio.Event], tasks: set[asyncio.Task[None]], seconds: float | None
) -> None:
    """Until an event is set, a task has ended, or time is up."""
    waits = [asyncio.create_task(event.wait()) for event in events]
    try:
        await asyncio.wait([*waits, *tasks], timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()
