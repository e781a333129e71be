"""linli as a program: started, listened to, ended politely."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.overhearing import tell

LATEST_END = 2.0
PATIENCE = 30.0


@dataclass
class Program:
    """One run; `said` is standard error so far, `printed` standard output."""

    process: asyncio.subprocess.Process
    said: str = ""
    printed: str = ""
    readers: list[asyncio.Task[None]] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def says(self, words: str) -> None:
        """Wait until it has said this, on either stream."""
        async with asyncio.timeout(PATIENCE):
            while words not in self.said + self.printed:
                if all(reader.done() for reader in self.readers):
                    raise AssertionError(f"it never said {words!r}:\n{self.said}{self.printed}")
                self.news.clear()
                await self.news.wait()

    def interrupt(self, number: int = signal.SIGINT) -> None:
        self.process.send_signal(number)

    async def ends(self) -> int:
        """The exit code, at most two seconds from now."""
        async with asyncio.timeout(LATEST_END):
            await asyncio.gather(*self.readers)
            return await self.process.wait()


@asynccontextmanager
async def linli(*words: str, folder: Path, **settings: str) -> AsyncIterator[Program]:
    """Start it in a folder of its own with nothing in its environment but these settings."""
    given = {"speaker": "no", **settings}
    env = {f"LINLI_{name.upper()}": value for name, value in given.items()}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error::ResourceWarning", "-m", "bot", *words,
        cwd=folder, env={"PATH": os.environ["PATH"], "PTB_TIMEDELTA": "1", **env},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    program = Program(process)
    program.readers = [
        asyncio.create_task(_read(program, "said", process.stderr)),
        asyncio.create_task(_read(program, "printed", process.stdout)),
    ]
    try:
        yield program
    finally:
        if process.returncode is None:
            process.kill()
        await asyncio.gather(process.wait(), *program.readers)
        tell(f"linli {' '.join(words)}", program.said)


async def _read(program: Program, name: str, stream: asyncio.StreamReader | None) -> None:
    assert stream is not None
    async for line in stream:
        setattr(program, name, getattr(program, name) + line.decode())
        program.news.set()
    program.news.set()
