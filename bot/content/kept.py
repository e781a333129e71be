"""What reading the content yields, kept in the home folder from one start to the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bot.content.sealed import FOLDER, Sealed, key_over
from bot.understanding.compiled import Compiled

__all__ = ["FOLDER", "Kept", "key_of"]
# What the compiled form comes from beside the lexicon's files; a change of these makes it stale.
_ENGINE = (
    *("understanding/anchors.py", "understanding/compiled.py", "understanding/lexicon_files.py"),
    *("understanding/packed.py", "understanding/pattern.py", "understanding/pieces.py"),
    *("understanding/region.py", "understanding/simplify.py", "understanding/tables.py"),
    *("content/adding.py", "content/kept.py", "content/knowledge.py", "content/sealed.py"),
    "content/textonly.py",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """The folder it is kept in; nothing is kept where there is no home yet."""

    home: Path

    @property
    def _file(self) -> Sealed:
        return Sealed(self.home, "lexicon.compiled", "the kept lexicon")

    def read(self, key: bytes) -> Compiled | None:
        """What was kept under this key; None when it is another, is damaged or is not there."""
        plain = self._file.read(key)
        try:
            return None if plain is None else Compiled.of_plain(plain)
        except (ValueError, TypeError) as fault:
            self._file.damaged(fault)
            return None

    def lacks(self, key: bytes | None) -> bool:
        """Whether it would be kept now for the first time."""
        return key is not None and self.home.is_dir() and not self._file.holds(key)

    def write(self, key: bytes, compiled: Compiled) -> None:
        """In one step."""
        self._file.write(key, compiled.plain())


def key_of(sources: Iterable[tuple[str, bytes]]) -> bytes | None:
    """What the compiled form depends on: names and contents of the files, the engine, Python."""
    return key_over(_ENGINE, version("opencc"), sources)
