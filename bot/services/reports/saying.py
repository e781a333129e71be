"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from datetime import date

from bot.services.desk import Desk
from bot.services.reports.alerts import cluster_card
from bot.services.reports.audit import say_audit
from bot.services.reports.cards import Values, block_values, report_card
from bot.services.reports.clinic import say_all, say_own
from bot.services.reports.flash import flash_card
from bot.services.reports.overdue import say_overdue
from bot.services.reports.promised import say_promises
from bot.services.reports.subjects import subject_of
from bot.services.reports.summary import summary_card
from bot.services.tasks.showing import Card, Saying
from bot.services.views.names import unit_name
from bot.services.views.shown import Builder
from bot.store import reports
from bot.store.database import Work

OF_REPORT = (
    "report.remind", "report.changed", "report.corrected", "report.same", "report.not_zero",
    "report.block", "report.not_yet_said",
)  # fmt: skip


async def say_report(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Whatever a message about one report may name."""
    rules = desk.content.reporting.rules
    values: Values = {"show": rules.show, "cut_off": rules.cut_off}
    if "unit" not in params:
        return values
    unit_id, day = params["unit"], date.fromisoformat(params["day"])
    filed = await reports.latest(work, unit_id, day)
    drafted = await reports.find_draft(work, unit_id, day)
    spec = rules.spec(params.get("code", ""))
    figures = drafted.report.figures if drafted else {}
    return {
        **values,
        "place": await unit_name(work, unit_id),
        "day": day,
        "label": spec.label if spec else "",
        "was": params.get("was", ""),
        "now_is": params.get("now_is", ""),
        "version": filed.version if filed else 0,
        "zero": filed is not None and filed.zero,
        "lines": list(block_values(rules, filed)) if filed else [],
        "sums": [
            {"label": one.label, "value": figures[one.code]}
            for one in rules.figures
            if one.event and figures.get(one.code)
        ],
        "_subject": subject_of(unit_id, day),
    }


# By message key.
SAYING: dict[str, Saying] = {
    **dict.fromkeys(OF_REPORT, say_report),
    "clinic.own": say_own,
    "clinic.all": say_all,
    "promises.card": say_promises,
    "overdue.list": say_overdue,
    "audit.list": say_audit,
}
# Beside the values of a task's card (task.<kind> or task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {
    "living.report": report_card,
    "living.report_summary": summary_card,
    "living.cluster": cluster_card,
    "living.flash": flash_card,
}
