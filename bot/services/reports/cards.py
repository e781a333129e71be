"""The village's card of the day and the block to paste upward, as things are at this moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.domain.report_sums import Filed, Standing, standing
from bot.domain.reports import Report, ReportRules, is_zero, moment
from bot.services.checkins.figures import round_figures, running_in
from bot.services.desk import Desk
from bot.services.reports.subjects import subject_of
from bot.services.views.names import local, name_of, named_with_role, text_of, unit_name
from bot.services.views.shown import Shown
from bot.store import places, reports
from bot.store.database import Work
from bot.store.outbox import OutboxRow

Values = dict[str, Any]
NAMES = 8  # of who was not reached; a longer list stands in the rounds


async def report_card(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """For the village's own cadres: figures, whom nobody reached, and one tap."""
    unit_id, day = row.params["unit"], date.fromisoformat(row.params["day"])
    drafted = await reports.find_draft(work, unit_id, day)
    if drafted is None or (row.sent_at is None and day != desk.today()):
        # What a budget held back until morning is yesterday's, and has been summed up.
        return None
    filed = await reports.latest(work, unit_id, day)
    rules = desk.content.reporting.rules
    report = Report(filed.figures, filed.changed) if filed else drafted.report
    zero = is_zero(report, rules)
    key = "report.card.filed" if filed else "report.card.zero" if zero else "report.card"
    values = {
        **await report_values(work, desk, unit_id, day, report, filed),
        "unreached": [] if filed else await _unreached(work, desk, unit_id, day),
        "asking": bool(await running_in(work, await places.subtree_ids(work, unit_id))),
        "cut_off": rules.cut_off,
        "show": rules.show,
    }
    return Shown(key, values, subject_of(unit_id, day), filed.version if filed else 0)


async def report_values(
    work: Work, desk: Desk, unit_id: str, day: date, report: Report, filed: Filed | None
) -> Values:
    rules = desk.content.reporting.rules
    due = moment(day, rules.cut_off, desk.zone)
    return {
        "place": await unit_name(work, unit_id),
        "day": day,
        "groups": groups_of(desk, rules, report),
        "state": standing(filed, desk.now(), due).value,
        "filed": await filed_values(work, desk, filed) if filed else {},
    }


async def filed_values(work: Work, desk: Desk, filed: Filed) -> Values:
    """Who confirmed it and when; a late one says the hour, and blames nobody."""
    return {
        "at": local(desk, filed.at),
        "first_at": local(desk, filed.first_at),
        "late": filed.first_late,
        "zero": filed.zero,
        "version": filed.version,
        "who": await named_with_role(work, desk, filed.by_id),
    }


def groups_of(desk: Desk, rules: ReportRules, report: Report) -> list[Values]:
    """What is not zero, by group; a figure put right says what it was."""
    found: list[Values] = []
    for group in dict.fromkeys(one.group for one in rules.figures):
        lines = [
            {"label": one.label, "value": value, "was": report.changed.get(one.code)}
            for one in rules.figures
            if one.group == group
            and ((value := report.figures.get(one.code, 0)) or one.code in report.changed)
        ]
        if lines:
            found.append({"name": text_of(desk, f"report.group.{group}"), "figures": lines})
    return found


async def _unreached(work: Work, desk: Desk, unit_id: str, day: date) -> list[str]:
    units = await places.subtree_ids(work, unit_id)
    found = (await round_figures(work, desk, units, day)).red_unreached
    return [await name_of(work, person) for person in found[:NAMES]]


def block_values(rules: ReportRules, filed: Filed) -> Iterator[Values]:
    """Every line of the sheet, zeros too: what is pasted upward leaves nothing out."""
    for one in rules.figures:
        yield {"label": one.label, "value": filed.figures.get(one.code, 0)}


def mark_of(state: Standing) -> str:
    """The key of its mark; a missing one is red."""
    return f"report.mark.{state.value}"
