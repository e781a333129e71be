"""Lines about places for who reads sums: where several are ill, how the clinics stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from bot.domain.reports import moment
from bot.services.desk import Desk
from bot.services.reports.tree import Tree
from bot.services.views.names import name_of, text_of
from bot.store import clusters, reports
from bot.store.database import Work
from bot.store.reports import COUNTED

Values = dict[str, Any]


async def alarm_lines(work: Work, desk: Desk, tree: Tree, unit_id: str, day: date) -> list[Values]:
    """Alarms that were running on a day in a unit."""
    inside = set(tree.inside(unit_id))
    until = moment(day + timedelta(days=1), desk.content.reporting.rules.show, desk.zone)
    lines = []
    for told in await clusters.between(work, until - timedelta(days=2), until):
        rule = desk.content.reporting.cluster(told.cluster.rule)
        if told.cluster.unit_id in inside and rule is not None:
            lines.append({
                "place": tree.name(told.cluster.unit_id),
                "basis": rule.basis,
                "count": told.cluster.count,
                "seen": await name_of(work, told.seen_by),
            })  # fmt: skip
    return lines


async def clinic_lines(work: Work, desk: Desk, tree: Tree, villages: Sequence[str]) -> list[Values]:
    """How it runs, as its own people said; what is not of today is grey, with its date."""
    lines = []
    for village in villages:
        clinic = await reports.last_clinic(work, village)
        if clinic is None:
            continue
        old = clinic.day != desk.today()
        state = "old" if old else clinic.state
        counts = [
            {"label": text_of(desk, f"clinic.{name}"), "n": n}
            for name in COUNTED
            if (n := getattr(clinic, name)) is not None
        ]
        lines.append({
            "place": tree.name(village),
            "village": tree.units[village].level == "village",
            "mark": text_of(desk, f"clinic.mark.{state}"),
            "state": text_of(desk, f"clinic.state.{clinic.state}"),
            "old": old,
            "day": clinic.day,
            "counts": counts,
        })  # fmt: skip
    return lines
