"""Runs something that goes on until Ctrl-C or a polite kill, and then ends within two seconds."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Coroutine
from typing import Any

LATEST = 1.8
Main = Callable[[asyncio.Event], Coroutine[Any, Any, None]]


def until_stopped(main: Main) -> None:
    """`main` ends when its event is set; what does not is cancelled."""
    asyncio.run(_run(main))


async def _run(main: Main) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    running = asyncio.create_task(main(stop))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if not running.done():
        await asyncio.wait({running}, timeout=LATEST)
    stopping.cancel()
    if not running.done():
        running.cancel()
        await asyncio.wait({running}, timeout=LATEST)
        return
    running.result()
