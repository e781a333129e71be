"""A rota from a sheet: every row looked at first, what is wrong said by row; then written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.people import Person
from bot.domain.rota_rules import Turn
from bot.services.desk import Desk
from bot.services.duty.swapping import redraw_cards
from bot.services.subjects import people_called
from bot.store import duty_changes
from bot.store.database import Work

NEEDED = ("day", "name")
SEARCHED = 8  # rows in which the headings may stand
DEFAULT_ROLE, DEFAULT_SHIFT = "duty_village", "day"
_NAMES = re.compile(r"[、,，/\s]+")
_DAY = re.compile(r"(?:(\d{4})\D)?(\d{1,2})\D(\d{1,2})\D?")
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row: a code of rota.fault.*, and what stood there."""

    row: int
    code: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be written, and what is to be put right first."""

    turns: tuple[Turn, ...]
    faults: tuple[Fault, ...]


def rows_of(desk: Desk, cells: Sequence[Sequence[object]]) -> tuple[tuple[int, Row], ...] | None:
    """Rows by what their columns are called; None where no headings are found."""
    known = {word: code for code, words in desk.content.duty.headings.items() for word in words}
    for at, heads in enumerate(cells[:SEARCHED]):
        columns = {i: known[str(head).strip()] for i, head in enumerate(heads)
                   if head is not None and str(head).strip() in known}  # fmt: skip
        if set(NEEDED) <= set(columns.values()):
            return tuple(
                (number, {code: _text(row[i]) for i, code in columns.items() if i < len(row)})
                for number, row in enumerate(cells[at + 1 :], at + 2)
                if any(cell not in (None, "") for cell in row)
            )
    return None


async def plan(work: Work, desk: Desk, unit_id: str, rows: Iterable[tuple[int, Row]]) -> Plan:
    """Nothing is written."""
    turns: list[Turn] = []
    faults: list[Fault] = []
    for number, row in rows:
        found = await _row(work, desk, unit_id, number, row)
        if isinstance(found, Fault):
            faults.append(found)
        else:
            turns += found
    return Plan(tuple(turns), tuple(faults))


async def write(work: Work, desk: Desk, made: Plan) -> int:
    """The turns as the sheet says; what stood at the same hours is replaced."""
    new = {turn.id for turn in made.turns}
    for turn in made.turns:
        there = await duty_changes.turns_between(
            work, (turn.unit_id,), turn.starts_at, turn.ends_at
        )
        for old in there:
            same = old.role == turn.role and old.starts_at >= turn.starts_at
            if same and old.id not in new and old.starts_at < turn.ends_at:
                await duty_changes.drop_turn(work, old.id)
    for turn in made.turns:
        await duty_changes.put_turn(work, turn)
    for unit_id in {turn.unit_id for turn in made.turns}:
        await redraw_cards(work, unit_id)
    return len(made.turns)


async def _row(work: Work, desk: Desk, unit_id: str, number: int, row: Row) -> list[Turn] | Fault:
    rules = desk.content.duty
    day = _day(row.get("day", ""), desk.today())
    if day is None:
        return Fault(number, "day", row.get("day", ""))
    shift = _word(rules.shifts, row.get("shift", ""), DEFAULT_SHIFT)
    if shift is None or shift not in rules.hours:
        return Fault(number, "shift", row.get("shift", ""))
    role = _word(rules.roles, row.get("role", ""), DEFAULT_ROLE)
    if role is None:
        return Fault(number, "role", row.get("role", ""))
    begin, end = rules.hours[shift]
    starts = datetime.combine(day, begin, desk.zone)
    ends = datetime.combine(day if end > begin else day + timedelta(days=1), end, desk.zone)
    turns: list[Turn] = []
    for i, name in enumerate(one for one in _NAMES.split(row.get("name", "")) if one):
        person = await _person(work, name, row.get("phone", ""), unit_id)
        if isinstance(person, str):
            return Fault(number, person, name)
        id = ":".join((unit_id, role, day.isoformat(), shift, *([str(i)] if i else [])))
        turns.append(Turn(id, unit_id, role, person.id, starts, ends))
    return turns or Fault(number, "name", "")


async def _person(work: Work, name: str, phone: str, unit_id: str) -> Person | str:
    """Who is meant, or the code of what is wrong."""
    found = await people_called(work, name, unit_id)
    if len(found) > 1 and phone:
        found = tuple(person for person in found if person.phone == phone)
    if not found:
        return "nobody"
    return found[0] if len(found) == 1 else "several"


def _word(known: Mapping[str, tuple[str, ...]], said: str, default: str) -> str | None:
    if not said:
        return default
    return next((code for code, words in known.items() if said in words), None)


def _day(said: str, today: date) -> date | None:
    """A date as it is mostly written: without a year the next one to come."""
    found = _DAY.fullmatch(said)
    if found is None:
        return None
    try:
        day = date(int(found[1] or today.year), int(found[2]), int(found[3]))
        late = found[1] is None and day < today - timedelta(days=31)
        return day.replace(year=day.year + 1) if late else day
    except ValueError:
        return None


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()
