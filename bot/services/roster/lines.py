"""From the rows of a spreadsheet to lines about people, with every fault by row and column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from bot.content.roster import Reads, RosterColumn, RosterForm
from bot.domain.people import age_on
from bot.services.roster.cells import Cell, IdCard, Named, Read, Unread, read_cell, text_of

HEAD_WITHIN = 12  # a title or two may stand above the headings
LEAST = 2
SKIP = "skip"
YOUNGEST = 12  # of whom a due date is taken for no slip
OF_THE_DOOR = ("household", "door", "hamlet", "village", "landmark")
_ASIDE = re.compile(r"[(（][^()（）]{0,20}[)）]|[*＊ :：\n]")


class SheetLike(Protocol):
    """A sheet as bot.paper.reading gives it."""

    @property
    def name(self) -> str: ...
    @property
    def rows(self) -> Sequence[Sequence[Cell]]: ...


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where a person finds it."""

    sheet: str
    row: int
    column: str  # the letter over it; empty for a whole row
    heading: str
    key: str
    said: str = ""
    choices: str = ""


@dataclass(slots=True)
class Line:
    """One row about one person; only what was written is in it."""

    sheet: str
    row: int
    values: dict[str, Read]
    columns: Mapping[str, int]

    def text(self, code: str) -> str | None:
        value = self.values.get(code)
        return value if isinstance(value, str) else None

    def flag(self, code: str) -> bool | None:
        value = self.values.get(code)
        return value if isinstance(value, bool) else None

    def day(self, code: str) -> date | None:
        value = self.values.get(code)
        return value if isinstance(value, date) else None

    def named(self, code: str) -> tuple[Named, ...]:
        value = self.values.get(code)
        if isinstance(value, Named):
            return (value,)
        return tuple(v for v in value if isinstance(v, Named)) if isinstance(value, tuple) else ()

    def words(self, code: str) -> tuple[str, ...]:
        value = self.values.get(code)
        return tuple(v for v in value if isinstance(v, str)) if isinstance(value, tuple) else ()

    @property
    def name(self) -> str:
        return self.text("name") or ""

    @property
    def action(self) -> str | None:
        return self.text("action")


@dataclass(slots=True)
class Lines:
    """All sheets of a file together."""

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)


def read_lines(sheets: Sequence[SheetLike], form: RosterForm, today: date) -> Lines:
    """Every sheet that has the headings; the others are somebody's notes."""
    found = Lines()
    known = {
        _plain(heading): column
        for column in form.columns.values()
        for heading in (column.title, *column.aka)
    }
    for sheet in sheets:
        head = _find_head(sheet.rows, known)
        if head is not None and sheet.name != form.help_sheet:
            _Reading(sheet, form, today, found).read(head, known)
    return found


def letter(at: int) -> str:
    """A, B, …, Z, AA: as it stands over the column."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name


def _may_be_pregnant(line: Line, due: date) -> bool:
    age = age_on(line.text("born"), due)
    return line.text("sex") != "m" and (age is None or age >= YOUNGEST)


def _plain(heading: str) -> str:
    return _ASIDE.sub("", heading)


def _find_head(rows: Sequence[Sequence[Cell]], known: Mapping[str, RosterColumn]) -> int | None:
    """The row with most headings we know; without a column of names there is none."""
    best: tuple[int, int] | None = None
    for number, row in enumerate(rows[:HEAD_WITHIN]):
        codes = {known[word].code for cell in row if (word := _plain(text_of(cell))) in known}
        if "name" in codes and len(codes) >= LEAST and (best is None or len(codes) > best[0]):
            best = len(codes), number
    return best[1] if best else None


class _Reading:
    """One sheet on its way to lines."""

    def __init__(self, sheet: SheetLike, form: RosterForm, today: date, found: Lines) -> None:
        self._sheet, self._form, self._today, self._found = sheet, form, today, found
        self._above: Line | None = None
        self._known: dict[tuple[str, Cell], Read | None] = {}

    def read(self, head: int, known: Mapping[str, RosterColumn]) -> None:
        self._found.sheets.append(self._sheet.name)
        columns: dict[str, int] = {}
        for at, cell in enumerate(self._sheet.rows[head]):
            column = known.get(_plain(text_of(cell)))
            if column is not None and column.code not in columns:
                columns[column.code] = at
            elif text_of(cell):
                self._found.unused.append(text_of(cell))
        for number, row in enumerate(self._sheet.rows[head + 1 :], start=head + 2):
            self._row(number, row, columns)

    def _row(self, number: int, row: Sequence[Cell], columns: Mapping[str, int]) -> None:
        written = {code: row[at] for code, at in columns.items() if row[at] not in (None, "")}
        name = text_of(written.get("name"))
        if not written or name in self._form.totals or name == self._form.columns["name"].explain:
            return
        if text_of(written.get("action")) in self._form.columns["action"].choices[SKIP]:
            return
        if not name and len(written) <= LEAST:
            return  # who filled it in, a date, a note below the list
        line = Line(self._sheet.name, number, {}, columns)
        faults = list(self._cells(line, written))
        if not name:
            faults.append(self._fault(line, "name", "no_name", ""))
        self._together(line, faults)
        self._found.faults += faults
        self._found.lines.append(line)
        self._above = line

    def _cells(self, line: Line, written: Mapping[str, Cell]) -> Iterator[Fault]:
        for code, value in written.items():
            try:
                read = self._read_cell(code, value)
            except Unread as unread:
                # Of a number that is not kept nothing is shown again, either.
                hidden = self._form.columns[code].reads is Reads.ID_CARD
                said = "" if hidden else text_of(value)[:20]
                yield self._fault(line, code, unread.key, said, unread.choices)
                continue
            if read is not None:
                line.values[code] = read

    def _read_cell(self, code: str, value: Cell) -> Read | None:
        """The same words in the same column are read once; most columns know few."""
        if (code, value) not in self._known:
            read = read_cell(self._form.columns[code], self._form, value, self._today)
            self._known[code, value] = read
        return self._known[code, value]

    def _together(self, line: Line, faults: list[Fault]) -> None:
        """What one cell says of another."""
        self._identity(line, faults)
        due = line.day("due")
        if due is not None and not _may_be_pregnant(line, due):
            faults.append(self._fault(line, "due", "not_pregnant", due.isoformat()))
        self._household(line)

    def _identity(self, line: Line, faults: list[Fault]) -> None:
        """Birthday and sex as the identity card has them; its number goes no further."""
        card = line.values.pop("id_card", None)
        if not isinstance(card, IdCard):
            return
        born = line.text("born")
        if born is not None and not card.born.startswith(born):
            faults.append(self._fault(line, "born", "not_the_card", born))
        line.values["born"] = card.born
        line.values.setdefault("sex", card.sex)

    def _household(self, line: Line) -> None:
        """A list that names the head once: those below belong to the same door."""
        relation = line.text("relation")
        if relation is None or "household" in line.values:
            return
        if relation in self._form.head and line.name:
            line.values["household"] = line.name
        elif self._above is not None:
            above = self._above.values
            for code in OF_THE_DOOR:
                if code not in line.values and code in above:
                    line.values[code] = above[code]

    def _fault(self, line: Line, code: str, key: str, said: str, choices: str = "") -> Fault:
        return fault_at(self._form, line, code, key, said, choices)


def fault_at(
    form: RosterForm, line: Line, code: str, key: str, said: str = "", choices: str = ""
) -> Fault:
    """A fault of one cell of a line; where the list has no such column, of the whole row."""
    at = line.columns.get(code)
    heading = form.columns[code].title
    where = "" if at is None else letter(at)
    return Fault(line.sheet, line.row, where, heading, f"roster.fault.{key}", said, choices)
