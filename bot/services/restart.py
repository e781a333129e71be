"""After the process was away: presses made meanwhile are gone, so open emergencies are posted."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.services.climbing import say_again
from bot.services.desk import Desk
from bot.store import cases
from bot.store.database import Work

AWAY = timedelta(minutes=2)


async def after_silence(desk: Desk, last_alive: datetime | None) -> int:
    """Post every open emergency again, if nobody was here for more than two minutes.

    Telegram drops a button press after 150 seconds: no press is no answer.
    """
    if last_alive is None or desk.now() - last_alive <= AWAY:
        return 0
    return await desk.database.write(lambda work: _again(work, desk, last_alive))


async def _again(work: Work, desk: Desk, last_alive: datetime) -> int:
    open_now = [c for c in await cases.list_emergencies(work) if c.opened_at <= desk.now()]
    for case in open_now:
        await say_again(work, desk, case, f"back{int(last_alive.timestamp())}")
    return len(open_now)
