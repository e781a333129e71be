"""The one question to who leads a village: whether prompts shall be said there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

from bot.domain.lanes import Lane, Owed
from bot.services.desk import Desk
from bot.services.prompts.commands import OFFER
from bot.services.prompts.leaders import leaders_of
from bot.services.telling import Message, tell_person
from bot.store import prompt_plans
from bot.store.database import Work

# First the village gets to know what is more pressing.
SETTLED = timedelta(days=7)


async def offer(desk: Desk) -> int:
    """Every village that has had its group for a while, once."""
    waiting = await desk.database.read(prompt_plans.not_offered)
    ready = [unit for unit, since in waiting if _moment(desk, since) <= desk.now()]
    for unit in ready:
        await desk.database.write(partial(_offer, desk=desk, village=unit))
    return len(ready)


async def next_offer(desk: Desk) -> datetime | None:
    """When the next village is asked."""
    waiting = await desk.database.read(prompt_plans.not_offered)
    moments = [_moment(desk, since) for _, since in waiting]
    return min((at if at > desk.now() else _evening(desk) for at in moments), default=None)


async def _offer(work: Work, *, desk: Desk, village: str) -> None:
    leaders = await leaders_of(work, desk, village)
    # Where nobody can be asked yet, it is tried again the next evening.
    if not leaders or not await prompt_plans.note_offer(work, village, desk.now()):
        return
    params = {"village": village}
    for leader in leaders:
        about = f"prompts:offer:{village}:{leader}"
        message = Message(
            OFFER, about, params, Lane.REMINDER, Owed.LOOSE, silent=True, unasked=True
        )
        await tell_person(work, desk, leader, message)


def _moment(desk: Desk, since: datetime) -> datetime:
    """After supper, when there is time to look at it."""
    day = (since + SETTLED).astimezone(desk.zone).date()
    evening = max(desk.content.prompting.slots)
    return datetime.combine(day, evening, desk.zone).astimezone(UTC)


def _evening(desk: Desk) -> datetime:
    """The next one."""
    today = datetime.combine(desk.today(), max(desk.content.prompting.slots), desk.zone)
    return (today if today > desk.now() else today + timedelta(days=1)).astimezone(UTC)
