"""data/registers/*.yaml and data/sweeps.yaml: what can be written down, by whom, and for how long.

A file of an upper layer replaces the whole register; switching one on is a tap, not a file.
"""

from __future__ import annotations

from datetime import timedelta

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import one_of, read_code, read_count, read_duration, read_flag, read_text
from bot.content.table import Table
from bot.domain.registers import About, Field, Item, Register, Shape
from bot.domain.sweeps import MOST_QUESTIONS, SweepRules, SweepSet

FOLDER, SWEEPS = "registers", "sweeps.yaml"
# Besides the fields and items: columns a workbook may have.
COLUMNS = frozenset({"day", "place", "household", "person", "by"})


def read_registers(shelf: Shelf) -> dict[str, Register]:
    """By code, in the order of their names."""
    found = {code: _register(code, table) for code, table in shelf.folder(FOLDER)}
    return dict(sorted(found.items()))


def read_sweeps(shelf: Shelf) -> SweepRules:
    """How long a sweep runs, and the questions that come along."""
    table = laid_over(shelf.one(SWEEPS), shelf, SWEEPS)
    base, sets = SweepRules(), {}
    rows = table.table("sets") or Table({}, table.file, "sets", [])
    for code, row in rows.tables():
        asked = row.several("questions", read_text, required=True) or ()
        if len(asked) > MOST_QUESTIONS:
            row.fault("questions", f"must be at most {MOST_QUESTIONS}")
        name = row.read("name", read_text, code, required=True)
        sets[code] = SweepSet(code, name, row.several("words", read_text) or (), asked)
        row.close()
    rules = SweepRules(
        days=table.read("days", read_count, base.days),
        longest=table.read("longest", read_count, base.longest),
        sets=sets,
    )
    table.close()
    return rules


def _register(code: str, table: Table) -> Register:
    fields = tuple(_field(row) for row in table.rows("fields"))
    items = tuple(_item(row) for row in table.rows("items"))
    columns = table.several("export", read_code) or ()
    register = Register(
        code=code,
        name=table.read("name", read_text, code, required=True),
        words=table.several("words", read_text, required=True) or (),
        shape=table.read("shape", one_of(Shape), Shape.ENTRIES, required=True),
        on=table.read("on", read_flag, False, required=True),
        write=table.several("write", read_code, required=True) or (),
        see=table.several("see", read_code, required=True) or (),
        keep=table.read("keep", read_duration, timedelta(days=60), required=True),
        about=table.read("about", one_of(About), About.NOBODY),
        inform=table.read("inform", read_text, "", required=True),
        example=table.read("example", read_text, ""),
        fields=fields,
        items=items,
        columns=columns,
        source=table.read("source", read_text, ""),
        contact=table.read("contact", read_flag, False),
        share=table.read("share", read_count, 0),
    )
    known = COLUMNS | {f.code for f in fields} | {i.code for i in items}
    for column in columns:
        if column not in known:
            table.fault("export", f"{column} is no column of it")
    table.close()
    return register


def _field(row: Table) -> Field:
    field = Field(
        code=row.read("code", read_code, "field", required=True),
        label=row.read("label", read_text, "", required=True),
        words=row.several("words", read_text) or (),
        number=row.read("number", read_flag, False),
        needed=row.read("needed", read_flag, False),
    )
    row.close()
    return field


def _item(row: Table) -> Item:
    item = Item(
        code=row.read("code", read_code, "item", required=True),
        label=row.read("label", read_text, "", required=True),
        counts=row.several("counts", read_text) or (),
    )
    row.close()
    return item
