"""Wakes ticks that sleep through a wall clock set back: it counts in monotonic time only."""

from __future__ import annotations

import asyncio

import structlog

from bot.scheduler import Scheduler

EVERY = 1.0

_log = structlog.get_logger(__name__)


async def watch(scheduler: Scheduler, stop: asyncio.Event, every: float = EVERY) -> None:
    """Until told to stop: whatever missed three intervals runs now."""
    while not stop.is_set():
        wake(scheduler)
        await _wait(stop, every)


def wake(scheduler: Scheduler) -> tuple[str, ...]:
    """The ticks that were overdue, and are not any more."""
    overdue = tuple(job.tick.name for job in scheduler.jobs if job.overdue)
    if overdue:
        _log.warning("ticks are overdue and run now", ticks=overdue)
        scheduler.hurry(*overdue)
    return overdue


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    waiting = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({waiting}, timeout=seconds)
    finally:
        waiting.cancel()
