"""The tree of places in memory: reports look at a whole county at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from bot.domain.people import Unit
from bot.store import records, report_facts
from bot.store.database import Work

# Marks: where reports were begun, or ended below a place where they were.
SWITCH, ON, OFF = "reporting", "on", "off"


class Tree:
    """Every unit by its id, what is above it and what is in it."""

    def __init__(self, units: Iterable[Unit], switched: Mapping[str, str] | None = None) -> None:
        self.units = {unit.id: unit for unit in units}
        self._switched = switched or {}

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for unit in self.units.values():
            if unit.parent_id is not None:
                found.setdefault(unit.parent_id, []).append(unit.id)
        return found

    def inside(self, unit_id: str) -> tuple[str, ...]:
        """The unit itself and everything below it."""
        found = [unit_id]
        for at in found:
            found += self._below.get(at, ())
        return tuple(found)

    def over(self, unit_id: str, level: str) -> str | None:
        """The unit itself or the nearest above it of this level."""
        unit = self.units.get(unit_id)
        while unit is not None and unit.level != level:
            unit = self.units.get(unit.parent_id or "")
        return unit.id if unit else None

    def of_level(self, level: str, inside: str | None = None) -> tuple[str, ...]:
        """Sorted by name: no order of merit."""
        among = self.inside(inside) if inside else self.units
        found = [id for id in among if self.units[id].level == level]
        return tuple(sorted(found, key=lambda id: (self.units[id].name, id)))

    def villages(self, inside: str | None = None) -> tuple[str, ...]:
        """Those that report: begun there, or at the township or county above; sorted by name."""
        return tuple(id for id in self.of_level("village", inside) if self._reports(id))

    def _reports(self, unit_id: str) -> bool:
        unit = self.units.get(unit_id)
        while unit is not None:
            if unit.id in self._switched:
                return self._switched[unit.id] == ON
            unit = self.units.get(unit.parent_id or "")
        return False

    def name(self, unit_id: str | None) -> str:
        unit = self.units.get(unit_id or "")
        return unit.name if unit else ""


async def load_tree(work: Work) -> Tree:
    """With where reports run."""
    return Tree(await report_facts.tree(work), await records.marks_of(work, SWITCH))
