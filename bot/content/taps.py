"""data/taps.yaml: how many taps a day may be asked."""

from __future__ import annotations

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import read_count
from bot.content.table import Table
from bot.domain.taps import TapRules

FILE = "taps.yaml"


def read_tap_rules(shelf: Shelf) -> TapRules:
    """The uppermost layer that names a number."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    base = TapRules()
    roles = table.table("roles") or Table({}, table.file, "roles", [])
    found = TapRules(
        a_day=table.read("a_day", read_count, base.a_day),
        roles={code: roles.read(code, read_count, base.a_day) for code in list(roles.raw)},
    )
    table.close()
    return found
