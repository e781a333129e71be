"""Folders of content laid over each other, and the files found in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.content.faults import Fault
from bot.content.remembered import Remembered, mark_of
from bot.content.table import Table


@dataclass(frozen=True, slots=True)
class Layer:
    """One folder; `name` stands before its files in faults, the undermost layer has none."""

    root: Path
    name: str = ""

    def label(self, relative: str) -> str:
        return f"{self.name}/{relative}" if self.name else relative

    def find(self, relative: str) -> Path | None:
        """The file or folder, under data/ or directly in the folder."""
        candidates = (self.root / "data" / relative, self.root / relative)
        return next((path for path in candidates if path.exists()), None)


@dataclass(slots=True)
class Shelf:
    """The layers from the undermost up, and what is wrong with their files so far."""

    layers: tuple[Layer, ...]
    faults: list[Fault] = field(default_factory=list)
    remembered: Remembered = field(default_factory=Remembered)

    def upon(self, layer: Layer) -> Shelf:
        """The same shelf with one layer more; faults go to the same list."""
        return Shelf((*self.layers, layer), self.faults, self.remembered)

    def table(self, path: Path, file: str) -> Table | None:
        """The mapping in one file, or None with a fault."""
        try:
            content = path.read_bytes()
        except OSError as error:
            self.faults.append(Fault(file, "", f"cannot be read ({error.strerror})"))
            return None
        mark = mark_of(content)
        raw = self.remembered.document(mark, content, file, self.faults)
        return None if raw is None else Table(raw, file, "", self.faults, mark)

    def one(self, relative: str) -> list[Table]:
        """`relative` in every layer that has it, undermost first; a fault when none has."""
        found = [(layer, path) for layer in self.layers if (path := layer.find(relative))]
        if not found:
            self.faults.append(Fault(relative, "", "is missing"))
        tables = [self.table(path, layer.label(relative)) for layer, path in found]
        return [table for table in tables if table is not None]

    def folder(self, relative: str) -> Iterator[tuple[str, Table]]:
        """Every file of a folder in every layer by its name without the ending."""
        for layer in self.layers:
            folder = layer.find(relative)
            if folder is not None:
                yield from self.files(folder, layer.label(relative))

    def files(self, folder: Path, label: str) -> Iterator[tuple[str, Table]]:
        for path in sorted(folder.iterdir()):
            file = f"{label}/{path.name}"
            if path.suffix == ".yml":
                self.faults.append(Fault(file, "", "must end in .yaml"))
            if path.suffix == ".yaml" and (table := self.table(path, file)) is not None:
                yield path.stem, table
