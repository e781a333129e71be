"""The Transcriber port: the operator's command is given a sound file and prints what it heard."""

from __future__ import annotations

import asyncio
import shlex
import tempfile
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path

import structlog

PATIENCE = 60.0  # nobody waits for it: the person who listens has the voice itself
MOST_BYTES = 64 * 1024

_log = structlog.get_logger(__name__)


class CommandTranscriber:
    """Starts a program with the path of the sound as its last word; it prints the text."""

    def __init__(self, command: str, *, patience: float = PATIENCE) -> None:
        self._command = shlex.split(command)
        self._patience = patience

    async def transcribe(self, sound: bytes) -> str | None:
        """What it printed; None when it failed, took too long or said nothing."""
        with tempfile.TemporaryDirectory(prefix="linli-") as folder:
            path = Path(folder) / "voice.ogg"
            await asyncio.to_thread(path.write_bytes, sound)
            try:
                printed = await self._run(path)
            except (OSError, TimeoutError) as fault:
                _log.warning("the transcriber's command failed", fault=type(fault).__name__)
                return None
        return (printed or b"")[:MOST_BYTES].decode("utf-8", "replace").strip() or None

    async def _run(self, path: Path) -> bytes | None:
        async with asyncio.timeout(self._patience):
            program = await asyncio.create_subprocess_exec(
                *self._command, str(path), stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL
            )
            try:
                printed, _ = await program.communicate()
            finally:
                if program.returncode is None:
                    program.kill()
                    await program.wait()
        return printed if program.returncode == 0 else None


def make_transcriber(setting: str | None) -> CommandTranscriber | None:
    """As the operator has set it; without a setting there is none."""
    return CommandTranscriber(setting) if setting else None
