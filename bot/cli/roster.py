"""`linli import`: a list of people from a spreadsheet; without --apply nothing is written."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from bot.cli.desk import desk_of
from bot.cli.place import find_place
from bot.cli.progress import Progress
from bot.content.content import Content
from bot.faults import StartFault
from bot.paper.reading import SheetFault, read_workbook
from bot.services.desk import Desk
from bot.services.roster.applying import Import, OneAtATime, apply_plan
from bot.services.roster.importing import digest_of, plan_import
from bot.services.roster.plan import Plan
from bot.services.roster.telling_plan import MOST_EACH, applied_lines, plan_lines
from bot.settings import load_settings

EVERY_LINE = 1_000_000


@dataclass(frozen=True)
class How:
    """What was asked for on the command line."""

    unit: str | None
    apply: bool
    skip_faulty: bool
    most: int


def import_list(
    file: Path,
    *,
    unit: str | None = None,
    apply: Annotated[bool, Parameter(negative="--dry-run")] = False,
    skip_faulty: Annotated[bool, Parameter(negative=())] = False,
    all_lines: Annotated[bool, Parameter(name="--all", negative=())] = False,
) -> int:
    """Read a list of people in; without --apply it is only told what would happen.

    Parameters
    ----------
    file
        .xlsx, .xls or .ods, with the headings in one of the first rows (linli template roster).
    unit
        The village or hamlet the list is for, by its id or name.
    apply
        Write it.
    skip_faulty
        Write the rows that are right although others are not.
    all_lines
        Tell every line, not only the first of each sort.
    """
    data = _read(file)
    how = How(unit, apply, skip_faulty, EVERY_LINE if all_lines else MOST_EACH)
    return asyncio.run(_import(data, how))


def _read(file: Path) -> bytes:
    if not file.is_file():
        raise StartFault(f"There is no file {file}.")
    return file.read_bytes()


async def _import(data: bytes, how: How) -> int:
    """1 where something is to be put right first."""
    async with desk_of(load_settings()) as desk:
        content = desk.content
        root = await find_place(desk.database, how.unit)
        try:
            plan = await plan_import(desk, read_workbook(data), root=root)
        except SheetFault as fault:
            raise StartFault(_say(content, f"roster.file.{fault.reason}")) from fault
        for line in plan_lines(content, plan, most=how.most):
            print(line)
        if not plan.sheets or (plan.faults and not (how.apply and how.skip_faulty)):
            if how.apply:
                print(_say(content, "roster.import.not_applied"))
            return 1
        if how.apply:
            await _apply(desk, content, plan, digest_of(data, root))
        else:
            print(_say(content, "roster.import.dry"))
    return 0


async def _apply(desk: Desk, content: Content, plan: Plan, digest: str) -> None:
    try:
        done = await apply_plan(desk, plan, Import(digest), Progress("Importing"))
    except OneAtATime:
        raise StartFault(_say(content, "roster.import.one_at_a_time")) from None
    for line in applied_lines(content, done):
        print(line)


def _say(content: Content, key: str) -> str:
    return content.messages.render(key, {}).text.strip()
