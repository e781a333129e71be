"""Confirmed, a number put right, or nothing to report: one tap; every later version is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.intake import Decision
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.report_sums import Filed
from bot.domain.reports import Report, is_zero, moment
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.reports.redrawing import redraw
from bot.services.reports.subjects import read_subject
from bot.services.reports.switching import runs
from bot.services.reports.whom import confirms, role_of, village_of
from bot.services.rides.telling_back import tell_back
from bot.store import cases, reports, timeline
from bot.store.database import Work
from bot.store.reports import Drafted
from bot.store.timeline import Said
from bot.understanding.report_words import Correction, read_correction, says_quiet, says_zero


async def on_ok(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Right as it is, or nothing happened today; a later press changes nothing."""
    found = read_subject(pressed.subject)
    if found is None or actor.person is None:
        return Refused("press.unknown")
    unit_id, day = found
    if not confirms(actor, unit_id):
        return Refused("board.not_for_you")
    return await _confirm(work, desk, actor, unit_id, day)


async def on_change(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button to change a number: the next bare count of theirs is a correction."""
    found = read_subject(pressed.subject)
    if found is None or actor.person is None:
        return Refused("press.unknown")
    unit_id, day = found
    if not confirms(actor, unit_id):
        return Refused("board.not_for_you")
    until = desk.now() + desk.content.reporting.rules.asked_for
    await reports.ask_number(work, unit_id, day, actor.person.id, until)
    await tell_back(work, desk, actor, "report.which_number", {})
    return Done()


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A count put right, or none. Only of who may confirm, in private, once there is a report."""
    actor, heard = context.actor, context.heard
    if not heard.origin.private or actor.person is None or heard.form != "text":
        return False
    unit_id = await village_of(work, desk, actor)
    if unit_id is None:
        return False
    quiet = says_quiet(heard.text) and await _is_of_report(work, actor, unit_id)
    if quiet or says_zero(heard.text):
        return await _zero(work, desk, actor, unit_id)
    said = read_correction(heard.text, desk.content.reporting.rules.named())
    return said is not None and await _correct(work, desk, context, unit_id, said)


async def _is_of_report(work: Work, actor: Actor, unit_id: str) -> bool:
    """All quiet is said of the day where reports run and nobody waits to hear how they are."""
    if actor.person is None or await cases.list_drafts(work, actor.person.id):
        return False
    return await runs(work, unit_id)


async def _confirm(work: Work, desk: Desk, actor: Actor, unit_id: str, day: date) -> Outcome:
    drafted = await reports.find_draft(work, unit_id, day)
    if drafted is None:
        return Refused("report.not_yet")
    there = await reports.latest(work, unit_id, day)
    if there is not None:
        return Refused("report.already")
    filed = _version(desk, actor, unit_id, day, drafted.report, 1)
    if not await reports.file(work, desk.ids.new(), filed):
        return Refused("report.already")
    await redraw(work, unit_id, day)
    return Done("report.late" if filed.late else "report.filed")


def _version(
    desk: Desk, actor: Actor, unit_id: str, day: date, report: Report, version: int
) -> Filed:
    rules = desk.content.reporting.rules
    assert actor.person is not None
    return Filed(
        unit_id=unit_id,
        day=day,
        version=version,
        figures=report.figures,
        changed=report.changed,
        zero=is_zero(report, rules),
        late=desk.now() >= moment(day, rules.cut_off, desk.zone),
        at=desk.now(),
        by_id=actor.person.id,
        by_role=role_of(actor, unit_id),
    )


async def _zero(work: Work, desk: Desk, actor: Actor, unit_id: str) -> bool:
    """Zero is confirmed by who says so; where the day counted something it is not zero."""
    day = desk.today()
    drafted = await reports.find_draft(work, unit_id, day)
    if drafted is None:
        await tell_back(work, desk, actor, "report.not_yet_said", {})
        return True
    if not is_zero(drafted.report, desk.content.reporting.rules):
        params = {"unit": unit_id, "day": day.isoformat()}
        await tell_back(work, desk, actor, "report.not_zero", params)
        return True
    outcome = await _confirm(work, desk, actor, unit_id, day)
    key = outcome.reason if isinstance(outcome, Refused) else outcome.said
    await tell_back(work, desk, actor, "said.plain", {"key": key or "report.filed"})
    return True


async def _correct(
    work: Work, desk: Desk, context: Context, unit_id: str, said: Correction
) -> bool:
    actor, day = context.actor, desk.today()
    drafted = await reports.find_draft(work, unit_id, day)
    if drafted is None or not (said.sure or _was_asked(desk, actor, drafted)):
        return False
    there = await reports.latest(work, unit_id, day)
    report = Report(there.figures, {}) if there else drafted.report
    was = report.figures.get(said.code, 0)
    params = {"unit": unit_id, "day": day.isoformat(), "code": said.code, "was": str(was)}
    if was == said.value:
        await tell_back(work, desk, actor, "report.same", params)
        return True
    changed = report.with_change(said.code, said.value)
    if there is None:
        await reports.put_draft(work, unit_id, day, changed, drafted.made_at)
    else:
        await _append(work, desk, context, there, changed, said.why)
    await redraw(work, unit_id, day)
    key = "report.corrected" if there else "report.changed"
    await tell_back(work, desk, actor, key, {**params, "now_is": str(said.value)})
    return True


def _was_asked(desk: Desk, actor: Actor, drafted: Drafted) -> bool:
    """Whether they pressed the button to change a number a moment ago."""
    mine = actor.person is not None and drafted.asked_by == actor.person.id
    return mine and drafted.asked_until is not None and desk.now() <= drafted.asked_until


async def _append(
    work: Work, desk: Desk, context: Context, there: Filed, changed: Report, why: str | None
) -> None:
    """A further version with who and why; what was said before stands as it stood."""
    actor = context.actor
    filed = _version(desk, actor, there.unit_id, there.day, changed, there.version + 1)
    said_id = None
    if why and actor.person is not None:
        said_id = desk.ids.new()
        said = Said(said_id, "note.report", desk.now(), actor.person.id, why)
        await timeline.add_said(work, None, said)
    await reports.file(work, desk.ids.new(), replace(filed, why_said=said_id))
