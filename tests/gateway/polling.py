"""What the tests of polling share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from bot.gateway.poller import Poller
from bot.gateway.raw import is_chatter_candidate
from bot.services.intake import Intake
from tests.gateway.places import BOT


def is_chatter(raw: dict[str, Any]) -> bool:
    return bool(is_chatter_candidate(raw, int(BOT), "linli_bot"))


class Hands:
    """A monotonic clock moved by hand."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


async def numbers(intake: Intake) -> list[int]:
    return [raw.update_id for raw in await intake.waiting(-1, 1000)]


async def running(poller: Poller, until: Callable[[], Any]) -> None:
    """Run it until something is so."""
    stop = asyncio.Event()
    task = asyncio.create_task(poller.run(stop))
    async with asyncio.timeout(10):
        while not await until():
            await asyncio.sleep(0)
        stop.set()
        await task
