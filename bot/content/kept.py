"""The compiled lexicon, kept in the home folder from one start to the next.

It is only ever a copy: whatever is wrong with it, the lexicon is compiled from its files again.
"""

from __future__ import annotations

import logging
import marshal
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from bot.understanding.compiled import Compiled

_log = logging.getLogger(__name__)
FOLDER = "cache"
_FILE = "lexicon.compiled"
_SIZE = 32
_CODE = Path(__file__).parents[1]
# What the compiled form comes from beside the lexicon's files; a change of these makes it stale.
_ENGINE = (
    *("understanding/anchors.py", "understanding/compiled.py", "understanding/lexicon_files.py"),
    *("understanding/pattern.py", "understanding/pieces.py", "understanding/region.py"),
    *("understanding/simplify.py", "understanding/tables.py", "content/adding.py"),
    *("content/kept.py", "content/knowledge.py", "content/textonly.py"),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """The folder it is kept in; nothing is kept where there is no home yet."""

    home: Path

    def read(self, key: bytes) -> Compiled | None:
        """What was kept under this key; None when it is another, is damaged or is not there."""
        try:
            kept = (self.home / FOLDER / _FILE).read_bytes()
        except OSError:
            return None
        seal, payload = kept[: 2 * _SIZE], memoryview(kept)[2 * _SIZE :]
        if seal[:_SIZE] != key:
            return None
        try:
            if seal[_SIZE:] != _digest(payload):
                raise ValueError("is not what was written")
            return Compiled.of_plain(marshal.loads(payload))
        except (ValueError, TypeError, EOFError) as fault:
            _log.warning("the kept lexicon is damaged (%s); it is compiled again", fault)
            return None

    def write(self, key: bytes, compiled: Compiled) -> None:
        """In one step, so that whoever reads at the same time finds the old or the new."""
        if not self.home.is_dir():
            return
        payload = marshal.dumps(compiled.plain())
        beside: Path | None = None
        try:
            folder = self.home / FOLDER
            folder.mkdir(exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=folder, prefix=_FILE, delete=False) as file:
                beside = Path(file.name)
                file.write(key + _digest(payload) + payload)
            beside.replace(folder / _FILE)
        except OSError as fault:
            _log.warning("the compiled lexicon cannot be kept (%s)", fault.strerror)
            if beside is not None:
                beside.unlink(missing_ok=True)


def key_of(sources: Iterable[tuple[str, bytes]]) -> bytes | None:
    """What the compiled form depends on: names and contents of the files, the engine, Python.

    None when the engine's own sources are not there to be read.
    """
    found = blake2b(digest_size=_SIZE)
    python = f"{sys.implementation.cache_tag} {marshal.version} {version('opencc')}"
    try:
        engine = [(name, (_CODE / name).read_bytes()) for name in _ENGINE]
    except OSError:
        return None
    for name, content in ((python, b""), *engine, *sources):
        found.update(f"{len(name)} {len(content)} {name} ".encode())
        found.update(content)
    return found.digest()


def _digest(payload: bytes | memoryview) -> bytes:
    return blake2b(payload, digest_size=_SIZE).digest()
