"""systemd hears that the process began, that its loop turns, and that it ends."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from bot.heartbeat import heartbeat


@pytest.mark.parametrize("prefix", ["file", "@linli-heartbeat-"])
async def test_who_supervises_hears_the_beginning_each_beat_and_the_end(
    tmp_path: Path, prefix: str
) -> None:
    loop = asyncio.get_running_loop()
    address = f"{prefix}{tmp_path.name}" if prefix.startswith("@") else str(tmp_path / prefix)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(address.replace("@", "\0", 1) if address.startswith("@") else address)
        line.setblocking(False)
        async with heartbeat(address, every=0.01):
            heard = [(await loop.sock_recv(line, 99)).decode() for _ in range(3)]
        assert heard == ["READY=1", "WATCHDOG=1", "WATCHDOG=1"]
        said = ""
        async with asyncio.timeout(5):
            while said != "STOPPING=1":
                said = (await loop.sock_recv(line, 99)).decode()


@pytest.mark.parametrize("address", [None, "", "/nowhere/at/all"])
async def test_without_anybody_who_listens_it_is_no_trouble(address: str | None) -> None:
    async with heartbeat(address, every=0.01):
        await asyncio.sleep(0)
