"""Reports as a workbook in the layout cadres know, as lines for machines, and service counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from bot.domain.report_sums import Filed, Standing, standing
from bot.domain.reports import moment
from bot.domain.times import to_text
from bot.services.desk import Desk
from bot.services.present import OPERATOR
from bot.services.reports.summary import Day, read_day, roll_up_of
from bot.services.reports.tree import OFF, Tree, load_tree
from bot.services.stock.sheets import List, Span
from bot.services.views.names import local, text_of
from bot.store import people, records, reports
from bot.store.database import Work

MOST_DAYS = 366


class ReportLists:
    """A row a village and day; one that is missing has a row and no figures."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def make(self, unit: str | None, span: Span) -> List:
        """Of a unit and all below it, or of every village; noted."""
        desk = self._desk
        await note_look(desk, "export reports", unit)
        return await desk.database.read(lambda work: self._list(work, unit, span))

    async def _list(self, work: Work, unit: str | None, span: Span) -> List:
        desk, tree = self._desk, await load_tree(work)
        everywhere = tree.of_level("village", unit)
        first = max(span.since.astimezone(desk.zone).date(), desk.today() - timedelta(MOST_DAYS))
        last = min(span.until.astimezone(desk.zone).date() - timedelta(days=1), desk.today())
        found = await reports.between(work, everywhere, first, last)
        kept = {version.unit_id for version in found} | set(tree.villages(unit))
        villages = [village for village in everywhere if village in kept]
        latest = {(version.day, version.unit_id): version for version in found}
        begun = min((version.day for version in found), default=last)
        rows = [
            await self._row(work, tree, village, day, latest.get((day, village)))
            for day in _days(max(first, begun), last)
            for village in villages
        ]
        return List(text_of(desk, "export.title.reports"), self._columns(), tuple(rows))

    def _columns(self) -> tuple[tuple[str, str], ...]:
        desk, rules = self._desk, self._desk.content.reporting.rules
        head = (("day", "date"), ("village", "text"), ("standing", "text"))
        tail = (("version", "int"), ("reported_at", "time"), ("reporter", "text"))
        named = [(text_of(desk, f"export.report.{code}"), kind) for code, kind in head]
        named += [(one.label, "int") for one in rules.figures]
        return (*named, *((text_of(desk, f"export.report.{code}"), kind) for code, kind in tail))

    async def _row(
        self, work: Work, tree: Tree, village: str, day: date, filed: Filed | None
    ) -> tuple[object, ...]:
        desk, rules = self._desk, self._desk.content.reporting.rules
        state = standing(filed, desk.now(), moment(day, rules.cut_off, desk.zone))
        by = await people.find_person(work, filed.by_id) if filed and filed.by_id else None
        said = text_of(desk, f"export.report.{state.value}")
        if filed is not None and filed.zero and state is Standing.ON_TIME:
            said = text_of(desk, "export.report.zero")
        return (
            day,
            tree.name(village),
            said,
            *(filed.figures.get(one.code, 0) if filed else None for one in rules.figures),
            filed.version if filed else None,
            local(desk, filed.at) if filed else None,
            by.name if by else None,
        )


async def note_look(desk: Desk, what: str, unit: str | None) -> None:
    await desk.database.write(
        lambda work: records.add_look(
            work, desk.ids.new(), OPERATOR, what, unit or "all", desk.now()
        )
    )


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


async def lines(desk: Desk, unit: str | None, day: date) -> list[dict[str, Any]]:
    """Every village of a day, then the sum; one JSON object each."""
    await note_look(desk, "reports", unit)
    return await desk.database.read(lambda work: _lines(work, desk, unit, day))


async def _lines(work: Work, desk: Desk, unit: str | None, day: date) -> list[dict[str, Any]]:
    seen = await read_day(work, desk, day)
    reporting = seen.tree.villages(unit)
    roots = (unit,) if unit else seen.tree.of_level("county")
    due = moment(day, desk.content.reporting.rules.cut_off, desk.zone)
    found = []
    for village in seen.tree.of_level("village", unit):
        filed = seen.filed.get(village)
        state = standing(filed, desk.now(), due).value
        found.append(_plain(seen, village, state if filed or village in reporting else OFF))
    return [*found, *(_sum(desk, seen, root) for root in roots)]


def _plain(seen: Day, village: str, state: str) -> dict[str, Any]:
    filed = seen.filed.get(village)
    return {
        "unit": village,
        "name": seen.tree.name(village),
        "day": seen.day.isoformat(),
        "standing": state,
        "zero": filed.zero if filed else None,
        "version": filed.version if filed else None,
        "at": to_text(filed.at) if filed else None,
        "by": filed.by_id if filed else None,
        "figures": dict(filed.figures) if filed else None,
    }


def _sum(desk: Desk, seen: Day, root: str) -> dict[str, Any]:
    total = roll_up_of(desk, seen, root)
    return {
        "unit": root,
        "name": seen.tree.name(root),
        "day": seen.day.isoformat(),
        "standing": "sum",
        "villages": total.units,
        "reported": total.reported,
        "zero_reports": total.zero,
        "late": total.late,
        "corrected": total.corrected,
        "missing": list(total.missing),
        "figures": dict(total.figures),
    }
