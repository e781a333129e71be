"""data/bulletins.yaml: the forms of official notices and warnings."""

from __future__ import annotations

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import read_count, read_duration, read_flag, read_text
from bot.content.table import Table
from bot.domain.bulletins import BulletinKind, BulletinRules

FILE = "bulletins.yaml"


def read_bulletin_rules(shelf: Shelf) -> BulletinRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    base = BulletinRules()
    kinds = table.table("kinds", required=True) or Table({}, table.file, "kinds", [])
    rules = BulletinRules(
        kinds={code: _kind(code, row) for code, row in kinds.tables()},
        rest=table.read("rest", read_text, base.rest),
        longest=table.read("longest", read_count, base.longest),
        most_days=table.read("most_days", read_count, base.most_days),
        asking=table.read("asking", read_duration, base.asking),
    )
    if rules.rest not in rules.kinds:
        table.fault("rest", "names no kind")
    table.close()
    return rules


def _kind(code: str, row: Table) -> BulletinKind:
    kind = BulletinKind(
        code=code,
        label=row.read("label", read_text, code, required=True),
        icon=row.read("icon", read_text, "", required=True),
        words=row.several("words", read_text, required=True) or (),
        example=row.read("example", read_text, "", required=True),
        drivers=row.read("drivers", read_flag, False),
        alert=row.read("alert", read_flag, False),
        planned=row.read("planned", read_flag, False),
        hushed=row.read("hushed", read_flag, False),
        events=_events(row),
        hints=row.several("hints", read_text) or (),
        by=row.read("by", read_text, ""),
    )
    row.close()
    return kind


def _events(row: Table) -> dict[str, tuple[str, ...]]:
    """The words by which a notice is known to warn of each."""
    table = row.table("events")
    if table is None:
        return {}
    found = {code: table.several(code, read_text) or () for code in table.raw}
    table.close()
    return found
