"""A register as a table: the columns its file names; each look is noted."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.registers import Entry, Register
from bot.services.desk import Desk
from bot.services.present import OPERATOR
from bot.services.stock.sheets import List, Span
from bot.services.views.names import text_of, unit_name
from bot.store import people, places, records, registers
from bot.store.database import Work

TITLES = {
    "day": "registers.column.day",
    "place": "export.column.place",
    "household": "export.column.household",
    "person": "registers.column.person",
    "by": "export.column.who",
}


class RegisterLists:
    """One register a call, of a unit and all below it, or of every unit."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def names(self) -> tuple[str, ...]:
        """Those that may leave on paper."""
        return tuple(code for code, r in self._desk.content.registers.items() if r.columns)

    async def make(self, code: str, unit: str | None, span: Span) -> List | None:
        """None where there is no such register, or it never leaves the program."""
        desk, register = self._desk, self._desk.content.registers.get(code)
        if register is None or not register.columns:
            return None
        looked = f"export register {code}"
        await desk.database.write(
            lambda work: records.add_look(
                work, desk.ids.new(), OPERATOR, looked, unit or "all", desk.now()
            )
        )
        return await desk.database.read(lambda work: self._list(work, register, unit, span))

    async def _list(self, work: Work, register: Register, unit: str | None, span: Span) -> List:
        desk = self._desk
        roots = [unit] if unit else [u.id for u in await places.units_of_level(work, "county")]
        units: dict[str, None] = {}
        for root in roots:
            units |= dict.fromkeys(await places.subtree_ids(work, root))
        first = span.since.astimezone(desk.zone).date()
        last = span.until.astimezone(desk.zone).date() - timedelta(days=1)
        found = await registers.entries(work, register.code, tuple(units), first, last)
        rows = [await self._row(work, register, entry) for entry in found]
        titles = tuple(self._title(register, column) for column in register.columns)
        return List(register.name, titles, tuple(rows))

    def _title(self, register: Register, column: str) -> tuple[str, str]:
        """The label of the file, else the common word; what is a number is written as one."""
        if column in TITLES:
            return text_of(self._desk, TITLES[column]), "date" if column == "day" else "text"
        field = register.field(column)
        if field is not None:
            return field.label, "int" if field.number else "text"
        item = next(i for i in register.items if i.code == column)
        return item.label, "text"

    async def _row(self, work: Work, register: Register, entry: Entry) -> tuple[object, ...]:
        values: dict[str, object] = {
            "day": entry.day,
            "place": await unit_name(work, entry.unit_id),
            "household": await _household(work, entry),
            "person": await _name(work, entry.person_id),
            "by": await _name(work, entry.by_id),
        }
        for code, value in entry.fields.items():
            field = register.field(code)
            number = field is not None and field.number and value.isdigit()
            values[code] = int(value) if number else value
        return tuple(values.get(column) for column in register.columns)


async def _name(work: Work, person_id: str | None) -> str | None:
    person = await people.find_person(work, person_id) if person_id else None
    return person.name if person else None


async def _household(work: Work, entry: Entry) -> str | None:
    if entry.household_id is None:
        return None
    return (await places.get_household(work, entry.household_id)).name
