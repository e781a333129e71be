"""data/packs/*.yaml: rules of another time, off until a cadre switches them on for a while."""

from __future__ import annotations

from bot.content.layers import Shelf
from bot.content.readers import read_code, read_count, read_text
from bot.domain.registers import Pack

FOLDER = "packs"


def read_packs(shelf: Shelf) -> dict[str, Pack]:
    """By code; a file of an upper layer replaces the whole pack."""
    found = {}
    for code, table in shelf.folder(FOLDER):
        found[code] = Pack(
            code=code,
            name=table.read("name", read_text, code, required=True),
            words=table.several("words", read_text, required=True) or (),
            inform=table.read("inform", read_text, "", required=True),
            lasts=table.read("lasts", read_count, 30, required=True),
            longest=table.read("longest", read_count, 30, required=True),
            registers=table.several("registers", read_code) or (),
            days=table.read("days", read_count, None),
            source=table.read("source", read_text, ""),
        )
        table.close()
    return dict(sorted(found.items()))
