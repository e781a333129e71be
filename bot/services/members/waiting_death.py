"""Words of death nobody has cleared up: the cadres are asked too, and no house waits for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.domain.lanes import Lane, Owed
from bot.domain.members import DeathReport, ReportState
from bot.domain.quiet import waking
from bot.services.desk import Desk
from bot.services.members import holding
from bot.services.members.asked_death import cadres
from bot.services.telling import Message, tell_person
from bot.store import deaths
from bot.store.database import Work


async def look_after(desk: Desk) -> int:
    """One report a write."""
    reports = await desk.database.read(deaths.open_reports)
    due = [one for one in reports if _next(desk, one) <= desk.now()]
    for report in due:
        await desk.database.write(partial(_one, desk=desk, id=report.id))
    return len(due)


async def next_look(desk: Desk) -> datetime | None:
    reports = await desk.database.read(deaths.open_reports)
    return min((_next(desk, one) for one in reports), default=None)


def _next(desk: Desk, report: DeathReport) -> datetime:
    rules = desk.content.members
    if report.wider:
        return report.heard_at + rules.waits
    return waking(report.heard_at + rules.wider_after, desk.quiet())


async def _one(work: Work, *, desk: Desk, id: str) -> None:
    report = await deaths.find_report(work, id)
    if report is None or not report.open or _next(desk, report) > desk.now():
        return
    if not report.wider:
        await deaths.save_report(work, replace(report, wider=True))
        await _ask_wider(work, desk, report)
        return
    over = replace(report, state=ReportState.NO, over_at=desk.now())
    await deaths.save_report(work, over)
    await holding.let_go(work, desk, report)


async def _ask_wider(work: Work, desk: Desk, report: DeathReport) -> None:
    key = "death.ask_second" if report.state is ReportState.ONCE else "death.ask_liaison"
    for one in await cadres(work, desk, report):
        if one != report.first_by:
            about = f"death:{report.id}:wider"
            message = Message(key, about, {"report": report.id}, Lane.CASE, Owed.OWED)
            await tell_person(work, desk, one, message)
