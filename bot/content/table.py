"""A mapping of text being read by name; what is missing, unfit or left over becomes a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from bot.content.faults import Fault
from bot.content.readers import Unfit
from bot.content.textonly import Raw

T = TypeVar("T")


class Table:
    """Hands out each value once read; `close` names the keys that nobody asked for."""

    def __init__(
        self, raw: Raw, file: str, place: str, faults: list[Fault], mark: bytes = b""
    ) -> None:
        self.file, self.place, self.faults = file, place, faults
        self.mark = mark  # of the whole document
        self.asked: set[str] = set()
        self.raw: dict[str, Raw] = raw if isinstance(raw, dict) else {}
        if not isinstance(raw, dict):
            self.fault("", "must be written as name: value")

    def at(self, key: str) -> str:
        return ".".join(part for part in (self.place, key) if part)

    def fault(self, key: str, reason: str) -> None:
        self.faults.append(Fault(self.file, self.at(key), reason))

    def take(self, key: str, required: bool) -> Raw | None:
        self.asked.add(key)
        if required and key not in self.raw:
            self.fault("", f"{key} is missing")
        return self.raw.get(key)

    def convert(self, key: str, value: Raw, reader: Callable[[str], T], fallback: T) -> T:
        if not isinstance(value, str):
            self.fault(key, "must be a single value")
            return fallback
        try:
            return reader(value.strip())
        except Unfit as unfit:
            self.fault(key, unfit.reason)
            return fallback

    def read(
        self, key: str, reader: Callable[[str], T], fallback: T, *, required: bool = False
    ) -> T:
        """The value under `key`, or `fallback` where there is none to be had."""
        value = self.take(key, required)
        return fallback if value is None else self.convert(key, value, reader, fallback)

    def several(
        self, key: str, reader: Callable[[str], T], *, required: bool = False
    ) -> tuple[T, ...] | None:
        """The list under `key`; None where it is not given."""
        value = self.take(key, required)
        if value is None:
            return None
        if not isinstance(value, list):
            self.fault(key, "must be a list like [one, two]")
            return ()
        read = (self.convert(f"{key}[{i}]", v, _some(reader), None) for i, v in enumerate(value))
        return tuple(v for v in read if v is not None)

    def table(self, key: str, *, required: bool = False) -> Table | None:
        """The mapping under `key`."""
        value = self.take(key, required)
        return None if value is None else self._at(value, self.at(key))

    def rows(self, key: str, *, required: bool = False) -> list[Table]:
        """The list of mappings under `key`."""
        value = self.take(key, required)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fault(key, "must be a list")
            return []
        places = (self.at(f"{key}[{i}]") for i in range(len(value)))
        return [self._at(v, place) for v, place in zip(value, places, strict=True)]

    def tables(self) -> Iterator[tuple[str, Table]]:
        """Every key with the mapping under it."""
        for key in self.raw:
            table = self.table(key)
            if table is not None:
                yield key, table

    def _at(self, value: Raw, place: str) -> Table:
        return Table(value, self.file, place, self.faults, self.mark)

    def close(self) -> None:
        for key in self.raw:
            if key not in self.asked:
                self.fault("", f"{key} is not known here")


def _some(reader: Callable[[str], T]) -> Callable[[str], T | None]:
    return reader
