"""What time does here: (what is due, when something is due next), run by a tick."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from bot.domain.sessions import (
    SeatState,
    SessionState,
    evening_before,
    waves_left,
)
from bot.services.councils.opening import show_at_its_hour
from bot.services.desk import Desk
from bot.services.sessions.closing import close
from bot.services.sessions.finding import kind_of
from bot.services.sessions.inviting import ask_wave
from bot.services.sessions.speaking import tell_seat
from bot.services.sessions.ticking import show_list
from bot.services.tasks.hooks import Step
from bot.store import sessions
from bot.store.database import Work

Act = Callable[[Work], Awaitable[None]]
LIST_BEFORE = timedelta(minutes=30)
EVENING, LIST = "evening", "list"


async def keep(desk: Desk) -> int:
    """Everything that is due of dates, each in a write of its own."""
    due = await desk.database.read(lambda work: _planned(work, desk))
    acts = [act for at, act in due if at <= desk.now()]
    for act in acts:
        await desk.database.write(act)
    return len(acts)


async def next_due(desk: Desk) -> datetime | None:
    planned = await desk.database.read(lambda work: _planned(work, desk))
    return min((at for at, _ in planned), default=None)


async def _planned(work: Work, desk: Desk) -> list[tuple[datetime, Act]]:
    rules = desk.content.sessions
    found: list[tuple[datetime, Act]] = []
    for session in await sessions.sessions_in(work, SessionState.OPEN):
        if session.wave_at is not None and waves_left(session, kind_of(desk, session)):
            found.append((session.wave_at, partial(_wave, desk=desk, id=session.id)))
        if EVENING not in session.done:
            at = evening_before(session, rules, desk.zone)
            found.append((at, partial(_evening, desk=desk, id=session.id)))
        if LIST not in session.done:
            at = session.starts_at - LIST_BEFORE
            found.append((at, partial(_list, desk=desk, id=session.id)))
        at = session.ends_at + rules.tick_after
        found.append((at, partial(close, desk=desk, id=session.id)))
    return found


async def _wave(work: Work, *, desk: Desk, id: str) -> None:
    session = await sessions.find_session(work, id)
    if session is not None and session.state is SessionState.OPEN:
        await ask_wave(work, desk, session)


async def _evening(work: Work, *, desk: Desk, id: str) -> None:
    """The evening before: come, cannot come, no car; not where it is today already."""
    session = await sessions.find_session(work, id)
    if session is None or not await sessions.mark(work, id, EVENING):
        return
    if session.starts_at.astimezone(desk.zone).date() <= desk.today():
        return
    for seat in await sessions.seats(work, id):
        if seat.state is SeatState.SEATED and seat.word != "car":
            await tell_seat(work, desk, seat, "session.evening")


async def _list(work: Work, *, desk: Desk, id: str) -> None:
    session = await sessions.find_session(work, id)
    if session is None or not await sessions.mark(work, id, LIST):
        return
    if kind_of(desk, session).council:
        await show_at_its_hour(work, desk, session)
    elif session.by_id is not None and any(
        s.state is SeatState.SEATED for s in await sessions.seats(work, id)
    ):
        await show_list(work, desk, session, session.by_id)


STEPS: tuple[Step, ...] = ((keep, next_due),)
