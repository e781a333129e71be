"""/audit: on time, late, missing, corrected, by village and month; by name, no order of merit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.domain.outcome import Refused
from bot.domain.report_sums import Filed
from bot.domain.reports import moment
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.reports.seeing import reads_sums
from bot.services.reports.showing import SHOWN
from bot.services.reports.tree import Tree, load_tree
from bot.store import reports
from bot.store.database import Work

MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
MOST = 40  # lines of one message


@dataclass(frozen=True, slots=True)
class Kept:
    """Of one unit in one month, in days; what was never shown is nobody's fault."""

    unit_id: str
    due: int
    on_time: int
    late: int
    missing: int
    corrected: int


async def command(call: Call) -> None:
    """/audit [2026-11], for a township or a county."""
    unit_id = await reads_sums(call.work, call.desk, call.actor)
    if unit_id is None:
        await call.tell(Refused("board.not_for_you"))
        return
    found = MONTH.fullmatch(call.heard.argument.strip())
    month = found[0] if found else f"{call.desk.today():%Y-%m}"
    await call.say("audit.list", {"root": unit_id, "month": month})


async def audit(work: Work, desk: Desk, tree: Tree, root: str, first: date) -> tuple[Kept, ...]:
    """Every village below, sorted by name."""
    last = min(_last(first), _over(desk))
    villages = tree.villages(root)
    filed: dict[tuple[str, date], Filed] = {}
    for version in await reports.between(work, villages, first, last):
        filed[version.unit_id, version.day] = version
    shown = await reports.marked_between(work, SHOWN, first, last)
    return tuple(_kept(village, shown, filed) for village in villages)


def _kept(
    village: str, shown: frozenset[tuple[str, date]], filed: dict[tuple[str, date], Filed]
) -> Kept:
    there = [report for (unit, _), report in filed.items() if unit == village]
    due = {day for unit, day in shown if unit == village} | {report.day for report in there}
    late = sum(report.first_late for report in there)
    return Kept(
        village, len(due), len(there) - late, late, len(due) - len(there),
        sum(report.corrected for report in there),
    )  # fmt: skip


def _last(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def _over(desk: Desk) -> date:
    """The last day whose cut-off has passed."""
    today, rules = desk.today(), desk.content.reporting.rules
    passed = desk.now() >= moment(today, rules.cut_off, desk.zone)
    return today if passed else today - timedelta(days=1)


async def say_audit(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Days, village by village."""
    tree = await load_tree(work)
    first = date.fromisoformat(f"{params['month']}-01")
    found = await audit(work, desk, tree, params["root"], first)
    lines = [
        {
            "name": tree.name(kept.unit_id),
            "on_time": kept.on_time,
            "late": kept.late,
            "missing": kept.missing,
            "corrected": kept.corrected,
        }
        for kept in found
        if kept.due
    ]
    return {
        "place": tree.name(params["root"]),
        "year": first.year,
        "month": first.month,
        "lines": lines[:MOST],
        "more": max(len(lines) - MOST, 0),
    }
