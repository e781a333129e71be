"""Tells systemd that the process began and that its loop turns; without systemd it does nothing."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

EVERY = 20.0


@asynccontextmanager
async def heartbeat(address: str | None, every: float = EVERY) -> AsyncIterator[None]:
    """While the block runs; a loop that hangs says nothing, and systemd starts another process."""
    if not address:
        yield
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.setblocking(False)
        _say(line, address, "READY=1")
        beating = asyncio.create_task(_beat(line, address, every))
        try:
            yield
        finally:
            beating.cancel()
            _say(line, address, "STOPPING=1")


async def _beat(line: socket.socket, address: str, every: float) -> None:
    while True:
        _say(line, address, "WATCHDOG=1")
        await asyncio.sleep(every)


def _say(line: socket.socket, address: str, words: str) -> None:
    # An address with @ stands for one that is no file.
    target = f"\0{address[1:]}" if address.startswith("@") else address
    try:
        line.sendto(words.encode(), target)
    except OSError:
        return  # who does not listen is not told; the bot goes on
