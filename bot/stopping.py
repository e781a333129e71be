"""How a process of ours lives: nobody else reads what it leaves, and it ends when told to."""

from __future__ import annotations

import asyncio
import gc
import os
import resource
import signal
from collections.abc import Callable, Coroutine
from typing import Any

from bot.memory import give_back

LATEST = 1.8
SELDOM = (20_000, 20, 20)  # new objects before the youngest, the younger, all are looked through
Main = Callable[[asyncio.Event], Coroutine[Any, Any, None]]


def keep_to_ourselves() -> None:
    """Files are for our own account alone, and no image of the memory is left by a crash."""
    os.umask(0o077)
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))


def start_quietly() -> None:
    """What a start reads is there to stay; it is not looked through again and again meanwhile."""
    gc.set_threshold(*SELDOM)


def settle() -> None:
    """Content and code are left alone from now on by whatever looks for what may go."""
    gc.collect()
    give_back()
    gc.freeze()


def until_stopped(main: Main) -> None:
    """Until Ctrl-C or a polite kill sets `main`'s event; two seconds later it is cancelled."""
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
