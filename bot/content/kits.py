"""data/kits.yaml: kits, whom a list may be for, and what givers are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import read_code, read_count, read_message_key, read_text
from bot.content.stocked import Stocked
from bot.content.table import Table
from bot.domain.runs import Kit, Part

FILE = "kits.yaml"
Words = Mapping[str, tuple[str, ...]]
_NONE: Words = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class GivingOut:
    """What is known of giving out by list and of who gives."""

    kits: Mapping[str, Kit] = field(default_factory=dict)
    audiences: Words = field(default_factory=lambda: _NONE)
    unknown_audiences: tuple[str, ...] = ()
    donors: Words = field(default_factory=lambda: _NONE)
    illness: Words = field(default_factory=lambda: _NONE)

    def kit_named(self, text: str) -> Kit | None:
        """The kit whose name stands in the text, the longest name first."""
        by_length = sorted(self.kits.values(), key=lambda kit: -len(kit.name))
        return next((kit for kit in by_length if kit.name in text), None)


def read_kits(shelf: Shelf, stocked: Stocked) -> GivingOut:
    """The uppermost layer's of each section."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    found = GivingOut(
        kits=_kits(table, stocked),
        audiences=_words(table, "audiences"),
        unknown_audiences=tuple(table.several("unknown_audiences", read_text) or ()),
        donors=_words(table, "donors"),
        illness=_words(table, "illness"),
    )
    table.close()
    return found


def _kits(table: Table, stocked: Stocked) -> Mapping[str, Kit]:
    found: dict[str, Kit] = {}
    rows = table.table("kits", required=True)
    for code, row in rows.tables() if rows else ():
        found[code] = Kit(
            code=code,
            name=row.read("name", read_text, code, required=True),
            parts=tuple(_part(part, stocked) for part in row.rows("items", required=True)),
            leaflet=row.several("leaflet", read_message_key) or (),
        )
        row.close()
    return MappingProxyType(found)


def _part(table: Table, stocked: Stocked) -> Part:
    part = Part(
        item=table.read("item", read_code, "", required=True),
        qty=table.read("qty", read_count, 1, required=True),
        unit=table.read("unit", read_text, "", required=True),
    )
    if stocked.find(part.item) is None:
        table.fault("item", f"{part.item} is no line of the catalogue")
    if part.qty < 1:
        table.fault("qty", "must be one at least")
    table.close()
    return part


def _words(table: Table, name: str) -> Words:
    part = table.table(name, required=True)
    if part is None:
        return _NONE
    found = {code: tuple(part.several(code, read_text) or ()) for code in list(part.raw)}
    part.close()
    return MappingProxyType(found)
