"""data/roster.yaml: the columns of a list of people, and the words that stand in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import one_of, read_code, read_count
from bot.content.table import Table

FILE = "roster.yaml"


class Reads(StrEnum):
    """How the cells of a column are read."""

    TEXT = "text"
    YES = "yes"
    BORN = "born"
    DAY = "day"
    PHONE = "phone"
    CHOICE = "choice"
    PERSON = "person"
    PEOPLE = "people"
    TAGS = "tags"
    ROLES = "roles"
    ID_CARD = "id_card"


@dataclass(frozen=True, slots=True)
class RosterColumn:
    """One heading: what it is called on our template, and on lists that are there already."""

    code: str
    title: str
    reads: Reads = Reads.TEXT
    aka: tuple[str, ...] = ()
    width: int = 12
    explain: str = ""
    examples: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RosterForm:
    """The whole list, column by column, in the order of the template."""

    sheet: str = "people"
    help_sheet: str = "help"
    columns: Mapping[str, RosterColumn] = field(default_factory=dict)
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    unit_endings: tuple[str, ...] = ()
    household_endings: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()  # roles that are the person's own and are never handed over
    among: tuple[str, ...] = ()  # roles that go only to who holds the same already


def read_roster_form(shelf: Shelf) -> RosterForm:
    """Column by column; a village may add headings of its own."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    rows = table.table("columns", required=True) or Table({}, table.file, "columns", [])
    form = RosterForm(
        sheet=table.read("sheet", str, "people", required=True),
        help_sheet=table.read("help_sheet", str, "help", required=True),
        columns={code: _column(code, row) for code, row in rows.tables()},
        yes=table.several("yes", str) or (),
        no=table.several("no", str) or (),
        nothing=table.several("nothing", str) or (),
        head=table.several("head", str) or (),
        totals=table.several("totals", str) or (),
        unit_endings=table.several("unit_endings", str) or (),
        household_endings=table.several("household_endings", str) or (),
        stays=table.several("stays", read_code) or (),
        among=table.several("among", read_code) or (),
    )
    _once(form, table)
    table.close()
    return form


def _column(code: str, row: Table) -> RosterColumn:
    column = RosterColumn(
        code=code,
        title=row.read("title", str, code, required=True),
        reads=row.read("reads", one_of(Reads), Reads.TEXT),
        aka=row.several("aka", str) or (),
        width=row.read("width", read_count, 12),
        explain=row.read("explain", str, ""),
        examples=row.several("examples", str) or (),
        choices=_choices(row),
    )
    row.close()
    return column


def _choices(row: Table) -> dict[str, tuple[str, ...]]:
    table = row.table("choices")
    return {code: table.several(code, str) or () for code in table.raw} if table else {}


def _once(form: RosterForm, table: Table) -> None:
    """Two columns with one heading could not be told apart."""
    seen: dict[str, str] = {}
    for column in form.columns.values():
        for heading in (column.title, *column.aka):
            if heading in seen and seen[heading] != column.code:
                table.fault(f"columns.{column.code}", f"{heading} is {seen[heading]} already")
            seen[heading] = column.code
