"""The report is drawn and shown before the cut-off; who is late is reminded once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import partial

from bot.domain.lanes import Lane, Owed
from bot.domain.quiet import is_night
from bot.domain.reports import Report, draft, moment
from bot.services.desk import Desk
from bot.services.reports.facts import load_facts
from bot.services.reports.redrawing import redraw
from bot.services.reports.subjects import about_report
from bot.services.reports.tree import Tree, load_tree
from bot.services.reports.whom import confirmers, with_room
from bot.services.telling import Message, tell_person
from bot.store import reports
from bot.store.database import Work

AT_ONCE = 20  # villages looked at in one go
SHOWN, REMINDED, LATE = "shown", "reminded", "late"
CARD = "living.report"


async def show_due(desk: Desk) -> int:
    """From the hour of showing on: every village that has not seen its report of today."""
    day, rules = desk.today(), desk.content.reporting.rules
    if desk.now() < moment(day, rules.show, desk.zone) or is_night(desk.now(), desk.quiet()):
        return 0
    tree = await desk.database.read(load_tree)
    done = await desk.database.read(lambda work: reports.marked(work, day, SHOWN))
    waiting = [v for v in tree.villages() if v not in done]
    for some in (waiting[i : i + AT_ONCE] for i in range(0, len(waiting), AT_ONCE)):
        await _show_some(desk, tree, some, day)
    return len(waiting)


async def _show_some(desk: Desk, tree: Tree, villages: Sequence[str], day: date) -> None:
    rules = desk.content.reporting.rules
    facts = await desk.database.read(lambda work: load_facts(work, desk, tree, villages, day))
    drawn = {village: draft(facts[village], rules) for village in villages}

    async def write(work: Work) -> None:
        for village in villages:
            await _show(work, desk, village, day, drawn[village])

    await desk.database.write(write)


async def _show(work: Work, desk: Desk, village: str, day: date, report: Report) -> None:
    if not await reports.mark(work, village, day, SHOWN, desk.now()):
        return
    await reports.put_draft(work, village, day, report, desk.now())
    for person in (await with_room(work, desk, await confirmers(work, desk, village)))[:1]:
        await tell_card(work, desk, person, village, day)


async def tell_card(work: Work, desk: Desk, person: str, village: str, day: date) -> bool:
    """One living card a person and day: False where it stands there already."""
    if await reports.was_shown(work, about_report(village, day), person):
        return False
    message = Message(
        CARD, about_report(village, day), {"unit": village, "day": day.isoformat()},
        Lane.REMINDER, Owed.OWED, living=True,
    )  # fmt: skip
    return await tell_person(work, desk, person, message)


async def remind_due(desk: Desk) -> int:
    """A quarter of an hour before the cut-off, once, and only who has not confirmed."""
    day, rules = desk.today(), desk.content.reporting.rules
    begin, end = (moment(day, at, desk.zone) for at in (rules.remind, rules.cut_off))
    if not begin <= desk.now() < end:
        return 0

    async def late(work: Work) -> list[str]:
        shown = await reports.marked(work, day, SHOWN)
        done = await reports.marked(work, day, REMINDED)
        filed = await reports.latest_on(work, day)
        return sorted(shown - done - set(filed))

    villages = await desk.database.read(late)
    for village in villages:
        await desk.database.write(partial(_remind, desk=desk, village=village, day=day))
    return len(villages)


async def _remind(work: Work, *, desk: Desk, village: str, day: date) -> None:
    """Who was shown it hears one line; the next in turn gets the report itself."""
    if not await reports.mark(work, village, day, REMINDED, desk.now()):
        return
    able = await with_room(work, desk, await confirmers(work, desk, village))
    for person in able[:2]:
        # Who has not seen it sees it now; who has hears one line.
        if await tell_card(work, desk, person, village, day):
            continue
        params = {"unit": village, "day": day.isoformat()}
        about = f"report_late:{about_report(village, day)}"
        message = Message("report.remind", about, params, Lane.REMINDER, Owed.LOOSE, unasked=True)
        await tell_person(work, desk, person, message)


async def late_due(desk: Desk) -> int:
    """From the cut-off on the card says so, without a sound; nobody is told off."""
    day, rules = desk.today(), desk.content.reporting.rules
    if desk.now() < moment(day, rules.cut_off, desk.zone):
        return 0

    async def unfiled(work: Work) -> list[str]:
        filed = await reports.latest_on(work, day)
        shown = await reports.marked(work, day, SHOWN)
        return sorted(shown - set(filed) - await reports.marked(work, day, LATE))

    async def redraw_all(work: Work) -> None:
        for village in late:
            await reports.mark(work, village, day, LATE, desk.now())
            await redraw(work, village, day)

    late = await desk.database.read(unfiled)
    if late:
        await desk.database.write(redraw_all)
    return len(late)


def next_of(desk: Desk, *hours: time) -> datetime:
    days = (desk.today(), desk.today() + timedelta(days=1))
    at = [moment(day, hour, desk.zone) for day in days for hour in hours]
    return min(one for one in at if one > desk.now())
