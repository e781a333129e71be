"""What the round of a hamlet has to know: its season, its people, who of them is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from bot.domain.round_rules import HIGH
from bot.domain.rounds import Due, Today, due_today
from bot.services.desk import Desk
from bot.store import checkins, round_marks
from bot.store.database import Work
from bot.store.round_marks import RoundUnit

LOOK_BACK = timedelta(days=60)  # a contact longer ago counts as none


def begin_of(desk: Desk, day: date) -> datetime:
    """Midnight, where the village is."""
    return datetime.combine(day, time(0), desk.zone)


def today_in(desk: Desk, day: date, unit: RoundUnit | None) -> Today:
    """By the calendar, or by what a cadre said."""
    rules = desk.content.rounds
    said_high = unit is not None and unit.high_until is not None and day <= unit.high_until
    said_busy = unit is not None and unit.busy_until is not None and day <= unit.busy_until
    season = HIGH if said_high else rules.season_of(day)
    return Today(day, desk.zone, season, said_busy or rules.is_busy(day))


async def unit_of(work: Work, unit_id: str) -> RoundUnit | None:
    """What was set for a hamlet's rounds."""
    return next((u for u in await round_marks.units(work) if u.unit_id == unit_id), None)


async def due_in(
    work: Work, desk: Desk, unit_ids: Sequence[str], day: date, until: datetime | None = None
) -> tuple[Due, ...]:
    """Who of these very units is due, worst first; contacts before `until` count, or all."""
    set_up = {unit.unit_id: unit for unit in await round_marks.units(work)}
    before = until or begin_of(desk, day + timedelta(days=1))
    since = begin_of(desk, day) - LOOK_BACK
    found: list[Due] = []
    by_season: dict[tuple[str, bool], list[str]] = {}
    for unit_id in unit_ids:
        today = today_in(desk, day, set_up.get(unit_id))
        by_season.setdefault((today.season, today.busy), []).append(unit_id)
    for (season, busy), some in by_season.items():
        family = desk.content.rounds.family_days
        known = await checkins.known_of_units(work, some, day, since, before, family)
        today = Today(day, desk.zone, season, busy)
        found += due_today(known, desk.content.rounds, today)
    return tuple(found)
