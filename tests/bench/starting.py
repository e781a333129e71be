"""A real process: from its first moment until it asks for updates, and what it keeps in memory."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.serving import address_of, listening, serving
from bot.simulator import Simulator
from tests.kill.process import Linli
from tests.stories.stage import MONDAY, Props

WANG = 900001
TIMES = 5
PATIENCE = 20.0
LOOK = 0.002


@dataclass(frozen=True, slots=True)
class Starts:
    """Seconds until it polls, the first with an empty cache; MiB once it is at rest."""

    first: float
    seconds: list[float]
    processor: float  # seconds of it that a processor worked
    memory: float


async def starts(props: Props, folder: Path, database: str | None = None) -> Starts:
    """Started and stopped a few times; `database` instead of the sample village's."""
    folder.mkdir(parents=True, exist_ok=True)
    url = database or await props.database(MONDAY, folder / "start.db")
    sim = await props.simulator(MONDAY, None)
    async with _a_process(sim, folder, url) as linli:
        found = [await _once(sim, linli) for _ in range(TIMES + 1)]
    again = sorted(took for took, _, _ in found[1:])
    return Starts(found[0][0], again, min(used for _, used, _ in found[1:]), found[-1][2])


async def _once(sim: Simulator, linli: Linli) -> tuple[float, float, float]:
    # Somebody wrote while it was away; the first poll has an answer at once.
    sim.people.say(WANG, None, "/help")
    begun = time.monotonic()
    await linli.start()
    while len(sim.updates):
        assert not linli.ended, linli.said
        assert time.monotonic() - begun < PATIENCE, linli.said
        await asyncio.sleep(LOOK)
    took, used = time.monotonic() - begun, _processor(linli.process.pid)
    await asyncio.sleep(2.0)  # what is done beside the first polls
    memory = memory_of(linli.process.pid)
    await linli.stop(10.0)
    return took, used, memory


def memory_of(process: int) -> float:
    """MiB that are its own."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    return next(int(x.split()[1]) / 1024 for x in lines if x.startswith("VmRSS:"))


def _processor(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


@asynccontextmanager
async def _a_process(sim: Simulator, folder: Path, url: str) -> AsyncIterator[Linli]:
    with listening("127.0.0.1", 0) as bound:
        async with serving(sim.app, bound):
            linli = Linli(folder, address_of(bound), url)
            try:
                yield linli
            finally:
                await linli.close()
