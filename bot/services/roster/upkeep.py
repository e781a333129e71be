"""What time does here: work that was handed over until a day goes back on the next."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial

from bot.services.desk import Desk
from bot.services.roster.handing import give_back
from bot.services.tasks.hooks import Step
from bot.store import roster
from bot.store.database import Work


async def return_what_is_over(desk: Desk) -> int:
    """One write each."""
    due = await desk.database.read(lambda work: roster.handovers_over(work, desk.today()))
    for made in due:
        await desk.database.write(partial(_return, desk, made))
    return len(due)


async def next_return(desk: Desk) -> datetime | None:
    day = await desk.database.read(roster.next_over)
    return datetime.combine(day, time(), desk.zone) if day else None


async def _return(desk: Desk, made: roster.Handover, work: Work) -> None:
    await give_back(work, desk, made, by=None)


STEPS: tuple[Step, ...] = ((return_what_is_over, next_return),)
