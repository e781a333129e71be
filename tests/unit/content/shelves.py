"""Folders of content for tests: written as text, read by one reader, their faults as lines."""

from collections.abc import Callable
from pathlib import Path

from bot.content.layers import Layer, Shelf

ROOT = Path(__file__).parents[3]


def write(folder: Path, files: dict[str, str]) -> Path:
    """The files under `folder`, which is made."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def faults_of(read: Callable[[Shelf], object], folder: Path, files: dict[str, str]) -> list[str]:
    """What `read` finds wrong with these files, line by line."""
    shelf = Shelf((Layer(write(folder, files)),))
    read(shelf)
    return [str(fault) for fault in shelf.faults]
