"""`linli rota`: who is on duty when; `linli rota import`: the rota of a sheet or a YAML list."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from bot.cli.desk import desk_of
from bot.cli.jsonline import json_line
from bot.cli.place import find_place
from bot.content.faults import Fault as Unreadable
from bot.content.textonly import read_text_only
from bot.domain.rota_rules import Turn
from bot.faults import StartFault
from bot.paper.reading import ENDINGS, SheetFault, read_workbook
from bot.services.desk import Desk
from bot.services.duty.importing import Fault, Plan, Row, plan, rows_of, write
from bot.services.views.names import text_of
from bot.settings import load_settings
from bot.store import duty_changes, people, places
from bot.store.database import Work

rota = App(name="rota", help="Who is on duty when.")


@rota.default
def show(
    *,
    as_json: Annotated[bool, Parameter(name="--json", negative=())] = False,
    unit: str | None = None,
    days: int = 14,
) -> None:
    """List the turns from now on, one a line.

    Parameters
    ----------
    as_json
        One JSON object a line.
    unit
        Only the rota of this place, by its id or name.
    days
        How far ahead.
    """
    asyncio.run(_show(as_json, unit, days))


@rota.command(name="import")
def import_rota(
    file: Path,
    *,
    unit: str,
    apply: Annotated[bool, Parameter(negative="--dry-run")] = False,
) -> int:
    """Read a rota in; without --apply it is only told what is wrong.

    Parameters
    ----------
    file
        .xlsx, .xls, .ods or .yaml with day, shift, role, name, phone.
    unit
        Whose rota it is, by its id or name.
    apply
        Write it.
    """
    if not file.is_file():
        raise StartFault(f"There is no file {file}.")
    return asyncio.run(_import(file, unit, apply))


async def _show(as_json: bool, unit: str | None, days: int) -> None:
    async with desk_of(load_settings()) as desk:
        root = await find_place(desk.database, unit)

        async def read(work: Work) -> list[dict[str, str]]:
            now = desk.now()
            turns = await duty_changes.all_turns(work, now, now + timedelta(days=days))
            return [await _line(work, desk, t) for t in turns if root in (None, t.unit_id)]

        for found in await desk.database.read(read):
            print(json_line(found) if as_json else "\t".join(found.values()))


async def _line(work: Work, desk: Desk, turn: Turn) -> dict[str, str]:
    """No phone: this is for lists and machines."""
    person = await people.find_person(work, turn.person_id)
    unit = await places.find_unit(work, turn.unit_id)
    return {
        "unit": unit.name if unit else turn.unit_id,
        "role": turn.role,
        "from": turn.starts_at.astimezone(desk.zone).isoformat(),
        "until": turn.ends_at.astimezone(desk.zone).isoformat(),
        "name": person.name if person else "",
        "person": turn.person_id,
    }


async def _import(file: Path, unit: str, apply: bool) -> int:
    """1 where something is to be put right first."""
    async with desk_of(load_settings()) as desk:
        root = await find_place(desk.database, unit)
        rows = _rows(desk, file)
        made = await desk.database.read(lambda work: plan(work, desk, root or "", rows))
        for fault in made.faults:
            print(_said(desk, fault))
        print(text_of(desk, "rota.found", {"n": len(made.turns), "faults": len(made.faults)}))
        if made.faults or not made.turns:
            return 1
        if apply:
            await _write(desk, made)
    return 0


async def _write(desk: Desk, made: Plan) -> None:
    done = await desk.database.write(lambda work: write(work, desk, made))
    print(text_of(desk, "rota.written", {"n": done}))


def _rows(desk: Desk, file: Path) -> tuple[tuple[int, Row], ...]:
    if file.suffix in (".yaml", ".yml"):
        return _of_yaml(file)
    if file.suffix not in ENDINGS:
        raise StartFault(f"{file} is neither a sheet ({', '.join(ENDINGS)}) nor YAML.")
    try:
        sheets = read_workbook(file)
    except SheetFault as fault:
        raise StartFault(f"{file} cannot be read ({fault.reason}).") from fault
    for sheet in sheets:
        found = rows_of(desk, sheet.rows)
        if found is not None:
            return found
    raise StartFault(text_of(desk, "rota.no_headings"))


def _of_yaml(file: Path) -> tuple[tuple[int, Row], ...]:
    faults: list[Unreadable] = []
    found = read_text_only(file.read_text(encoding="utf-8"), file.name, faults)
    if faults:
        raise StartFault(f"{file} is no YAML: {faults[0].reason}")
    rows = found.get("rota") if isinstance(found, dict) else found
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise StartFault(f"{file} must be a list of rows with day, shift, role, name, phone.")
    kept = [row for row in rows if isinstance(row, dict)]
    return tuple((i, {k: str(v) for k, v in row.items()}) for i, row in enumerate(kept, 1))


def _said(desk: Desk, fault: Fault) -> str:
    return text_of(desk, f"rota.fault.{fault.code}", {"row": fault.row, "said": fault.said})
