"""What time does here: (what is due, when something is due next), run by a tick."""

from __future__ import annotations

from datetime import datetime

from bot.services.desk import Desk
from bot.services.reports.alerts import look_for_clusters
from bot.services.reports.flash import next_raise, raise_due
from bot.services.reports.showing import late_due, next_of, remind_due, show_due
from bot.services.reports.signs import note_signs
from bot.services.reports.summary import sum_up_due
from bot.services.tasks.hooks import Step


async def next_show(desk: Desk) -> datetime | None:
    return next_of(desk, desk.content.reporting.rules.show)


async def next_reminder(desk: Desk) -> datetime | None:
    return next_of(desk, desk.content.reporting.rules.remind)


async def next_summary(desk: Desk) -> datetime | None:
    return next_of(desk, desk.content.reporting.rules.summary)


async def look_at_illness(desk: Desk) -> int:
    """Only somebody newly ill can make it many."""
    noted = await note_signs(desk)
    return noted + (await look_for_clusters(desk) if noted else 0)


async def next_cut_off(desk: Desk) -> datetime | None:
    return next_of(desk, desk.content.reporting.rules.cut_off)


async def at_once(desk: Desk) -> datetime | None:
    """Follows from what is written, not from the clock."""
    return None


# The signs first: the report of three o'clock counts what was said at one minute to three.
STEPS: tuple[Step, ...] = (
    (look_at_illness, at_once),
    (show_due, next_show),
    (remind_due, next_reminder),
    (late_due, next_cut_off),
    (sum_up_due, next_summary),
    (raise_due, next_raise),
)
