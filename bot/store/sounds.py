"""Sounds as files below LINLI_HOME, each named by the sha256 of what is in it."""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
from collections.abc import Collection
from pathlib import Path

FOLDER, ENDING = "voices", ".ogg"
_NAME = re.compile(r"[0-9a-f]{64}\.ogg")


class Sounds:
    """Read and written beside the loop; nobody but the bot's own account may read them."""

    def __init__(self, home: Path) -> None:
        self._folder = home / FOLDER

    async def read(self, sha256: str) -> bytes | None:
        """The sound; None where this machine does not have it."""
        return await asyncio.to_thread(_read, self._folder / f"{sha256}{ENDING}")

    async def put(self, data: bytes) -> str:
        """Kept whole or not at all; its name."""
        return await asyncio.to_thread(_put, self._folder, data)

    async def drop_others(self, kept: Collection[str]) -> int:
        """What nobody needs any more; how many went."""
        return await asyncio.to_thread(_drop_others, self._folder, frozenset(kept))


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _put(folder: Path, data: bytes) -> str:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = hashlib.sha256(data).hexdigest()
    part = folder / f".{name}.part"
    file = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    part.replace(folder / f"{name}{ENDING}")
    return name


def _drop_others(folder: Path, kept: frozenset[str]) -> int:
    found = [path for path in folder.glob(f"*{ENDING}") if _NAME.fullmatch(path.name)]
    gone = [path for path in found if path.stem not in kept]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)
