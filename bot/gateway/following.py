"""Follows the clock of a local Telegram, when that is the server: its time is the village's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

import httpx
import structlog

from bot.clock import FollowedClock
from bot.gateway.here import is_encrypted, is_here

EVERY = 0.5
JUMP = 2.0  # seconds; less is the time an answer takes
PATIENCE = 2.0

_log = structlog.get_logger(__name__)


async def find_clock(
    api: str, transport: httpx.AsyncBaseTransport | None = None
) -> FollowedClock | None:
    """The server's clock; None when it is a Telegram without one."""
    try:
        async with _client(api, transport) as http:
            told = await _ask(http)
    except httpx.HTTPError:
        return None
    return FollowedClock(*told) if told else None


async def follow(
    clock: FollowedClock,
    api: str,
    moved: Callable[[], None],
    stop: asyncio.Event,
    *,
    every: float = EVERY,
    transport: httpx.AsyncBaseTransport | None = None,
) -> None:
    """Keep to it until told to stop; `moved` is called when it was set, sped up or halted."""
    async with _client(api, transport) as http:
        while not stop.is_set():
            await _wait(stop, every)
            try:
                told = await _ask(http)
            except httpx.HTTPError:
                continue
            if told is not None and _tell(clock, *told):
                _log.info("the village's clock was moved", speed=told[1])
                moved()


def _tell(clock: FollowedClock, now: datetime, speed: float) -> bool:
    """Whether it is more than a correction."""
    before = clock.rate
    off = clock.tell(now, speed)
    return before != speed or abs(off) > JUMP * max(1.0, speed)


async def _ask(http: httpx.AsyncClient) -> tuple[datetime, float] | None:
    answer = await http.get("/sim/clock")
    if answer.status_code != 200:
        return None
    try:
        told = answer.json()
        now = datetime.fromisoformat(told["now"])
        return now, 0.0 if told["paused"] else float(told["speed"])
    except (ValueError, KeyError, TypeError):
        return None


def _client(api: str, transport: httpx.AsyncBaseTransport | None = None) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        base_url=api,
        timeout=PATIENCE,
        trust_env=not is_here(api),
        verify=is_encrypted(api),
        transport=transport,
    )


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    waiting = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({waiting}, timeout=seconds)
    finally:
        waiting.cancel()
