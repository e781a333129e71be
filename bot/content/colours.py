"""data/colours.yaml: the table of red, yellow and green, its points, who is at least yellow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.questions import read_maybe
from bot.content.readers import Unfit, read_count, read_date, read_duration
from bot.content.table import Table
from bot.domain.colours import COVID, FLU, FULL, NONE, PART, RANK, Cell, ColourRules

FILE = "colours.yaml"
STATES = (NONE, "stable", "unstable")
SHOTS = (FULL, PART, NONE)
NEEDS = ("dialysis", "oxygen", "due")


def read_colour_rules(shelf: Shelf) -> ColourRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    base = ColourRules()
    season, due = part(table, "season"), part(table, "due")
    rules = ColourRules(
        variant=table.read("variant", _variant, base.variant),
        season=season.read("begins", _month_day, base.season),
        ages=_ages(table) or base.ages,
        illness=_points(part(table, "illness"), STATES, base.illness),
        vaccine=_points(part(table, "vaccine"), SHOTS, base.vaccine),
        bands=_points(part(table, "bands"), tuple(RANK), base.bands),
        table=_cells(part(table, "table")),
        at_least=_least(part(table, "at_least")),
        due_before=due.read("before", read_duration, base.due_before),
        due_after=due.read("after", read_duration, base.due_after),
        reviewed_by=table.read("reviewed_by", read_maybe, None, required=True),
        expires_on=table.read("expires_on", read_date, None),
    )
    for one in (season, due, table):
        one.close()
    return rules


def part(table: Table, key: str) -> Table:
    """The mapping under a key, or an empty one."""
    return table.table(key) or Table({}, table.file, key, [])


def _points(table: Table, names: tuple[str, ...], base: Mapping[str, int]) -> dict[str, int]:
    found = {name: table.read(name, _number, base[name]) for name in names}
    table.close()
    return found


def _ages(table: Table) -> tuple[tuple[int, int], ...]:
    found = []
    for row in table.rows("ages"):
        found.append((row.read("from", _number, 0), row.read("points", _number, 0)))
        row.close()
    return tuple(sorted(found))


def _cells(table: Table) -> dict[Cell, str]:
    found: dict[Cell, str] = {}
    for age, row in table.tables():
        years = table.convert(age, age, _number, 0)
        for state in STATES:
            cells = part(row, state)
            for shots in SHOTS:
                colour = cells.read(shots, _colour, "")
                if colour:
                    found[(years, state, shots)] = colour
            cells.close()
        row.close()
    table.close()
    return found


def _least(table: Table) -> dict[str, str]:
    found = {why: table.read(why, _colour, "") for why in NEEDS}
    table.close()
    return {why: colour for why, colour in found.items() if colour}


def _variant(text: str) -> str:
    if text not in (FLU, COVID):
        raise Unfit(f"must be {FLU} or {COVID}, not '{text}'")
    return text


def _colour(text: str) -> str:
    if text not in RANK:
        raise Unfit(f"must be one of {', '.join(RANK)}, not '{text}'")
    return text


def _number(text: str) -> int:
    return 0 if text == "0" else read_count(text)


def _month_day(text: str) -> tuple[int, int]:
    try:
        day = date.fromisoformat(f"2023-{text}")
    except ValueError as error:
        raise Unfit(f"must be a month and a day like 09-01, not '{text}'") from error
    return day.month, day.day
