"""Plain values in a file of the home folder, under a key and a digest.

They are only ever a copy: whatever is wrong with them, they are made again from their sources.
"""

from __future__ import annotations

import logging
import marshal
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)
FOLDER = "cache"
_SIZE = 32
_CODE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Sealed:
    """One such file; nothing is kept where there is no home yet."""

    home: Path
    name: str
    what: str  # as the log calls it

    def read(self, key: bytes) -> Any:
        """What was kept under this key; None when it is another, is damaged or is not there."""
        try:
            kept = (self.home / FOLDER / self.name).read_bytes()
        except OSError:
            return None
        seal, payload = kept[: 2 * _SIZE], memoryview(kept)[2 * _SIZE :]
        if seal[:_SIZE] != key:
            return None
        try:
            if seal[_SIZE:] != _digest(payload):
                raise ValueError("is not what was written")
            return marshal.loads(payload)
        except (ValueError, TypeError, EOFError) as fault:
            self.damaged(fault)
            return None

    def holds(self, key: bytes) -> bool:
        """Whether something was kept under this key."""
        try:
            with (self.home / FOLDER / self.name).open("rb") as kept:
                return kept.read(_SIZE) == key
        except OSError:
            return False

    def damaged(self, fault: Exception) -> None:
        """It is made again."""
        _log.warning("%s is damaged (%s); it is made again", self.what, fault)

    def write(self, key: bytes, plain: Any) -> None:
        """In one step, so that whoever reads at the same time finds the old or the new."""
        if not self.home.is_dir():
            return
        payload = marshal.dumps(plain)
        beside: Path | None = None
        try:
            folder = self.home / FOLDER
            folder.mkdir(exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=folder, prefix=self.name, delete=False) as file:
                beside = Path(file.name)
                file.write(key + _digest(payload) + payload)
            beside.replace(folder / self.name)
        except OSError as fault:
            _log.warning("%s cannot be kept (%s)", self.what, fault.strerror)
            if beside is not None:
                beside.unlink(missing_ok=True)


def key_over(
    engine: Iterable[str], versions: str, sources: Iterable[tuple[str, bytes]]
) -> bytes | None:
    """What is kept depends on: the engine's own sources, Python, versions, names and contents.

    None when the engine's own sources are not there to be read.
    """
    found = blake2b(digest_size=_SIZE)
    python = f"{sys.implementation.cache_tag} {sys.byteorder} {marshal.version} {versions}"
    try:
        own = [(name, (_CODE / name).read_bytes()) for name in engine]
    except OSError:
        return None
    for name, content in ((python, b""), *own, *sources):
        found.update(f"{len(name)} {len(content)} {name} ".encode())
        found.update(content)
    return found.digest()


def _digest(payload: bytes | memoryview) -> bytes:
    return blake2b(payload, digest_size=_SIZE).digest()
