"""`linli run` as a process of its own, which can be killed at any moment."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.overhearing import tell
from tests.stories.stage import ROOT, TOKEN

SAYS_IT_RUNS = "the bot is running"


class Linli:
    """One `python -m bot` after the other, on one database, in one folder."""

    def __init__(self, folder: Path, api: str, database: str, **settings: str) -> None:
        self.folder = folder
        self.api, self.database = api, database
        self.starts = 0
        self._process: asyncio.subprocess.Process | None = None
        self._environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "LINLI_TOKEN": TOKEN,
            "LINLI_API_URL": api,
            "LINLI_DATABASE": database,
            "LINLI_HOME": str(folder),
            "LINLI_BIND": "127.0.0.1:0",
            "LINLI_SPEAKER": "no",
            **settings,
        }

    async def start(self, *command: str, through: Sequence[str] = ()) -> None:
        """`linli run`, or another command; what it says goes into a file of its own.

        `through` is a program that starts it with less than we may do.
        """
        self.starts += 1
        words = (*through, sys.executable, "-m", "bot", *(command or ("run",)))
        with self._out.open("wb") as out, self._errors.open("wb") as errors:
            self._process = await asyncio.create_subprocess_exec(
                *words, cwd=self.folder, env=self._environment, stdout=out, stderr=errors
            )

    @property
    def process(self) -> asyncio.subprocess.Process:
        assert self._process is not None
        return self._process

    @property
    def running(self) -> bool:
        """Whether it has said so and has not ended."""
        return self.process.returncode is None and SAYS_IT_RUNS in self.said

    @property
    def ended(self) -> bool:
        """Whether it is gone, of itself or not."""
        return self.process.returncode is not None

    @property
    def said(self) -> str:
        """Standard error of the latest start."""
        return self._errors.read_text(encoding="utf-8")

    @property
    def printed(self) -> str:
        """Standard output of the latest start."""
        return self._out.read_text(encoding="utf-8")

    async def kill(self) -> None:
        """As the kernel does when memory is short: nothing more is run."""
        assert self.process.returncode is None, f"it ended by itself: {self.said}"
        self.process.kill()
        await self.process.wait()

    async def ends(self, seconds: float) -> int:
        """The exit code, if it ends in time."""
        async with asyncio.timeout(seconds):
            return await self.process.wait()

    async def stop(self, seconds: float = 2.0) -> int:
        """As an operator or systemd does."""
        self.process.send_signal(signal.SIGTERM)
        return await self.ends(seconds)

    async def close(self) -> None:
        """Nothing of it is left behind."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        for errors in sorted(self.folder.glob("errors-*.txt")):
            tell("a process that may be killed", errors.read_text(encoding="utf-8"))

    @property
    def _out(self) -> Path:
        return self.folder / f"out-{self.starts}.txt"

    @property
    def _errors(self) -> Path:
        return self.folder / f"errors-{self.starts}.txt"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
