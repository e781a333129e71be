"""data/categories.yaml: who is a key person, and why."""

from __future__ import annotations

from enum import StrEnum

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import one_of, read_flag
from bot.content.table import Table
from bot.domain.categories import Category

FILE = "categories.yaml"


class Source(StrEnum):
    """Whose list a category stands on."""

    PROVINCE = "province"
    NATIONAL = "national"
    VILLAGE = "village"


class Narrow(StrEnum):
    """The short lists: the old and the young, and households in hardship."""

    OLD_YOUNG = "old_young"
    HARDSHIP = "hardship"


def _narrow(text: str) -> str | None:
    return one_of(Narrow)(text).value


def read_categories(shelf: Shelf) -> dict[str, Category]:
    """By code, in the order of the file; a village may add or rename."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    rows = table.table("categories") or Table({}, table.file, "categories", [])
    found = {}
    for code, row in rows.tables():
        found[code] = Category(
            code=code,
            label=row.read("label", str, code, required=True),
            source=row.read("list", one_of(Source), Source.VILLAGE).value,
            symbol=row.read("symbol", str, "", required=True),
            narrow=row.read("narrow", _narrow, None),
            computed=row.read("computed", read_flag, False),
        )
        row.close()
    rows.close()
    table.close()
    return found
