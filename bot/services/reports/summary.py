"""What the township and the county read at five: who has reported, and the sum of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from bot.domain.lanes import Lane, Owed
from bot.domain.quiet import is_night
from bot.domain.report_sums import Filed, Rollup, Standing, roll_up, standing, summed
from bot.domain.reports import moment
from bot.services.desk import Desk
from bot.services.reports.cards import mark_of
from bot.services.reports.places_seen import alarm_lines, clinic_lines
from bot.services.reports.subjects import about_summary, subject_of
from bot.services.reports.tree import Tree, load_tree
from bot.services.reports.whom import summary_readers, with_room
from bot.services.telling import Message, tell_person
from bot.services.views.names import local, text_of
from bot.services.views.shown import Shown
from bot.store import figures, places, reports
from bot.store.database import Work
from bot.store.outbox import OutboxRow

SUMMED = "summed"
LEVELS = ("township", "county")
CARD = "living.report_summary"
MOST_CLINICS = 12  # in one message
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Day:
    """A whole day as it was reported, read once."""

    tree: Tree
    day: date
    filed: Mapping[str, Filed]
    holders: Mapping[str, int]  # how many hold a role at each very unit

    def many(self, unit_id: str) -> int:
        return sum(self.holders.get(unit, 0) for unit in self.tree.inside(unit_id))


async def read_day(work: Work, desk: Desk, day: date) -> Day:
    """Three questions for a whole county."""
    by_role = await figures.count_roles(work, desk.today())
    holders: dict[str, int] = {}
    for (unit_id, _), n in by_role.items():
        holders[unit_id] = holders.get(unit_id, 0) + n
    return Day(await load_tree(work), day, await reports.latest_on(work, day), holders)


def roll_up_of(desk: Desk, seen: Day, unit_id: str) -> Rollup:
    """Every village in a unit."""
    rules = desk.content.reporting.rules
    return roll_up(seen.tree.villages(unit_id), seen.filed, rules)


async def sum_up_due(desk: Desk) -> int:
    """At five, once: everybody on duty at a township or a county."""
    day, rules = desk.today(), desk.content.reporting.rules
    if desk.now() < moment(day, rules.summary, desk.zone) or is_night(desk.now(), desk.quiet()):
        return 0

    async def waiting(work: Work) -> list[str]:
        tree = await load_tree(work)
        done = await reports.marked(work, day, SUMMED)
        units = [id for level in LEVELS for id in tree.of_level(level) if id not in done]
        return [id for id in units if tree.villages(id)]

    units = await desk.database.read(waiting)
    for unit_id in units:
        await desk.database.write(partial(_tell, desk=desk, unit_id=unit_id, day=day))
    return len(units)


async def _tell(work: Work, *, desk: Desk, unit_id: str, day: date) -> None:
    if not await reports.mark(work, unit_id, day, SUMMED, desk.now()):
        return
    for person in await with_room(work, desk, await summary_readers(work, desk, unit_id)):
        await tell_summary(work, desk, person, unit_id, day)


async def tell_summary(work: Work, desk: Desk, person: str, unit_id: str, day: date) -> None:
    message = Message(
        CARD, about_summary(unit_id, day), {"unit": unit_id, "day": day.isoformat()},
        Lane.REMINDER, Owed.OWED, living=True,
    )  # fmt: skip
    await tell_person(work, desk, person, message)


async def summary_card(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """A township by its villages, a county by its townships; no names of people."""
    unit_id, day = row.params["unit"], date.fromisoformat(row.params["day"])
    seen = await read_day(work, desk, day)
    unit = seen.tree.units.get(unit_id)
    if unit is None:
        return None
    values = await summary_values(work, desk, seen, unit_id)
    key = "report.summary.county" if unit.level == "county" else "report.summary"
    return Shown(key, values, subject_of(unit_id, day))


async def summary_values(work: Work, desk: Desk, seen: Day, unit_id: str) -> Values:
    total = roll_up_of(desk, seen, unit_id)
    lines = _townships if seen.tree.units[unit_id].level == "county" else _villages
    villages = seen.tree.villages(unit_id)
    clinic = await places.departments_of(work, unit_id, "clinic")
    own = (clinic.id,) if clinic else ()
    return {
        "place": seen.tree.name(unit_id),
        "day": seen.day,
        "units": total.units,
        "reported": total.reported,
        "zero": total.zero,
        "missing": len(total.missing),
        "sums": sums_of(desk, total),
        "lines": lines(desk, seen, unit_id),
        "alarms": await alarm_lines(work, desk, seen.tree, unit_id, seen.day),
        "clinics": await clinic_lines(work, desk, seen.tree, (*own, *villages[:MOST_CLINICS])),
    }


def sums_of(desk: Desk, total: Rollup) -> list[Values]:
    """What is not zero, as the sheet calls it."""
    rules = desk.content.reporting.rules
    return [
        {"label": one.label, "value": total.figures[one.code]}
        for one in rules.figures
        if total.figures.get(one.code)
    ]


def _villages(desk: Desk, seen: Day, unit_id: str) -> list[Values]:
    """By name, never by merit: whether each has reported, and when."""
    due = moment(seen.day, desk.content.reporting.rules.cut_off, desk.zone)
    return [_village(desk, seen, village, due) for village in seen.tree.villages(unit_id)]


def _village(desk: Desk, seen: Day, village: str, due: datetime) -> Values:
    filed = seen.filed.get(village)
    state = standing(filed, desk.now(), due)
    return {
        "name": seen.tree.name(village),
        "mark": text_of(desk, mark_of(state)),
        "late": state is Standing.LATE,
        "at": local(desk, filed.first_at) if filed else None,
        "zero": filed is not None and filed.zero,
        "version": filed.version if filed else 0,
        "missing": state is Standing.MISSING,
        "waiting": state is Standing.WAITING,
    }


def _townships(desk: Desk, seen: Day, unit_id: str) -> list[Values]:
    """Those with too few role-holders in one line without a name (CONDUCT 30)."""
    rules = desk.content.reporting.rules
    small: list[Rollup] = []
    lines = []
    for township in seen.tree.of_level("township", unit_id):
        total = roll_up_of(desk, seen, township)
        if seen.many(township) < rules.least_holders:
            small.append(total)
        else:
            lines.append(_township(desk, seen.tree.name(township), total))
    if small:
        lines.append(_township(desk, text_of(desk, "figures.small_units"), summed(small)))
    return lines


def _township(desk: Desk, name: str, total: Rollup) -> Values:
    return {
        "name": name,
        "units": total.units,
        "reported": total.reported,
        "late": total.late,
        "missing": len(total.missing),
        "sums": sums_of(desk, total)[:3],
    }
