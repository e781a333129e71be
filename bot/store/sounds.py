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
        return await asyncio.to_thread(read_sound, self._folder, sha256)

    async def put(self, data: bytes) -> str:
        """Kept whole or not at all; its name."""
        return await asyncio.to_thread(put_sound, self._folder, data)

    async def drop_others(self, kept: Collection[str]) -> int:
        """What nobody needs any more; how many went."""
        return await asyncio.to_thread(drop_other_sounds, self._folder, frozenset(kept))


def sounds_in(folder: Path) -> frozenset[str]:
    """Which sounds lie in a folder."""
    found = (path for path in folder.glob(f"*{ENDING}") if _NAME.fullmatch(path.name))
    return frozenset(path.stem for path in found)


def read_sound(folder: Path, sha256: str) -> bytes | None:
    """One of them, if it is there."""
    try:
        return (folder / f"{sha256}{ENDING}").read_bytes()
    except OSError:
        return None


def put_sound(folder: Path, data: bytes) -> str:
    """Whole or not at all, under the name its content gives it."""
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


def drop_other_sounds(folder: Path, kept: Collection[str]) -> int:
    """All but these; how many went."""
    gone = sounds_in(folder) - frozenset(kept)
    for name in gone:
        (folder / f"{name}{ENDING}").unlink(missing_ok=True)
    return len(gone)
