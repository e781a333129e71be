"""The local Telegram in a process of its own, with people who say what they were given to say."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.serving import address_of, listening, serving
from bot.simulator import Simulator
from tests.stories.stage import MONDAY, new_simulator

Wave = Sequence[tuple[int, int | None, str]]  # who, in which group, what
EVERYTHING = 100_000


@dataclass(frozen=True, slots=True)
class Call:
    """One method the bot asked for, as it arrived."""

    method: str
    params: dict[str, str]


class Apart:
    """How the measuring process steers it."""

    def __init__(self, address: str, client: httpx.AsyncClient) -> None:
        self.address = address
        self._client = client
        self._seen = 0

    async def next_wave(self, now: datetime) -> None:
        """It is so late now, and the next ones speak."""
        await self._post("/sim/clock", {"set": now.isoformat()})
        await self._post("/wave/", {})

    async def slow(self, seconds: float) -> None:
        """Every call takes so much longer from now on."""
        await self._post("/sim/faults", {"kind": "delay", "seconds": seconds, "times": EVERYTHING})

    async def calls(self) -> list[Call]:
        """What was asked since somebody last looked, but to be given updates."""
        answer = await self._client.get("/sim/requests", params={"limit": EVERYTHING})
        asked = answer.json()["requests"][self._seen :]
        self._seen += len(asked)
        return [Call(a["method"], a["params"]) for a in asked if a["method"] != "getUpdates"]

    async def _post(self, path: str, body: dict[str, Any]) -> None:
        answer = await self._client.post(path, json=body)
        answer.raise_for_status()


@asynccontextmanager
async def apart(snapshot: dict[str, Any], waves: Sequence[Wave]) -> AsyncIterator[Apart]:
    """Served on loopback until the block ends; it keeps no limits, it only counts."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        __name__,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps([snapshot, waves]).encode() + b"\n")
        address = (await process.stdout.readline()).decode().strip()
        async with httpx.AsyncClient(base_url=address, trust_env=False, timeout=60) as client:
            yield Apart(address, client)
    finally:
        process.stdin.close()
        await process.wait()


def _speakers(sim: Simulator, waves: list[Wave]) -> ASGIApp:
    waiting = iter(waves)

    async def speak(scope: Scope, receive: Receive, send: Send) -> None:
        for user, group, text in next(waiting):
            sim.people.say(user, group, text)
        await Response()(scope, receive, send)

    return speak


async def _serve(snapshot: dict[str, Any], waves: list[Wave]) -> None:
    sim = new_simulator(MONDAY)
    sim.load(snapshot)
    sim.limits.enforce = False
    sim.mount("/wave", _speakers(sim, waves))
    with listening("127.0.0.1", 0) as bound:
        async with serving(sim.app, bound):
            print(address_of(bound), flush=True)
            await asyncio.to_thread(sys.stdin.read)  # until whoever measures is done
            await sim.aclose()


if __name__ == "__main__":
    asyncio.run(_serve(*json.loads(sys.stdin.readline())))
