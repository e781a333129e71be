"""The day's round in numbers, for reports: who was due, who was reached, who was not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.services.checkins.facts import begin_of, due_in
from bot.services.desk import Desk
from bot.store import contacts, round_marks
from bot.store.database import Work


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """Of one day; `red_unreached` are ids of people, everything else is a count."""

    red_due: int = 0
    red_contacted: int = 0
    red_unreached: tuple[str, ...] = ()
    yellow_due: int = 0
    yellow_contacted: int = 0
    visits_people: int = 0
    visits_times: int = 0


async def round_figures(work: Work, desk: Desk, unit_ids: Sequence[str], day: date) -> RoundFigures:
    """Of these very units; a visit is one for which somebody went to them.

    Unreached is who was due where rounds run: before they are begun nobody was to reach them.
    """
    begin = begin_of(desk, day)
    due = await due_in(work, desk, unit_ids, day, begin)
    of_day = await contacts.of_units(work, unit_ids, begin, begin + timedelta(days=1))
    reached = {one.person_id for one in of_day if one.real}
    visits = [one for one in of_day if one.visit]
    red = [one.person_id for one in due if one.colour == "red"]
    runs = await running_in(work, unit_ids)
    asked = {one.person_id for one in due if one.unit_id in runs}
    yellow = [one.person_id for one in due if one.colour == "yellow"]
    return RoundFigures(
        red_due=len(red),
        red_contacted=sum(one in reached for one in red),
        red_unreached=tuple(one for one in red if one in asked and one not in reached),
        yellow_due=len(yellow),
        yellow_contacted=sum(one in reached for one in yellow),
        visits_people=len({one.person_id for one in visits}),
        visits_times=len(visits),
    )


async def running_in(work: Work, unit_ids: Sequence[str]) -> frozenset[str]:
    """The units of these where people are asked."""
    running = {unit.unit_id for unit in await round_marks.units(work) if unit.ended_at is None}
    return frozenset(running & set(unit_ids))
