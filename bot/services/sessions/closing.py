"""A date is over: who missed it is asked once, what comes again is made ready."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.lanes import Lane, Owed
from bot.domain.sessions import SeatState, Session, SessionState, comes_again, slots_of
from bot.services.desk import Desk
from bot.services.sessions.finding import kind_of
from bot.services.sessions.speaking import redraw, tell_seat
from bot.services.sessions.training import tell_who_should
from bot.services.telling import Message, tell_person
from bot.store import sessions
from bot.store.database import Work


async def close(work: Work, *, desk: Desk, id: str) -> None:
    """Some hours after its end; where nobody was ticked off nobody is said to have missed it."""
    session = await sessions.find_session(work, id)
    if session is None or not await sessions.move(work, session, SessionState.OVER, desk.now()):
        return
    seats = await sessions.seats(work, id)
    counted = any(s.state in (SeatState.CAME, SeatState.ABSENT) for s in seats)
    for seat in seats:
        missed = seat.state is SeatState.ABSENT or (counted and seat.state is SeatState.SEATED)
        if missed:
            away = replace(seat, state=SeatState.ABSENT, again="asked", changed_at=desk.now())
            await sessions.put_seat(work, away)
            if kind_of(desk, session).health:
                await tell_seat(work, desk, away, "session.again", unasked=True)
    await redraw(work, desk, session)
    if session.kind == "training" and counted:
        await tell_who_should(work, desk, session)
    if session.rule is not None:
        await _next(work, desk, session, session.rule)


async def _next(work: Work, desk: Desk, session: Session, rule: str) -> None:
    """The same on its next day, read back to who offers it: nothing goes out by itself."""
    starts = session.starts_at.astimezone(desk.zone)
    day = comes_again(rule, max(starts.date(), desk.today()))
    if day is None or session.by_id is None:
        return
    now = desk.now()
    begins = datetime.combine(day, starts.time(), desk.zone)
    ends = begins + (session.ends_at - session.starts_at)
    made = replace(
        session,
        id=desk.ids.new(),
        state=SessionState.DRAFT,
        starts_at=begins,
        ends_at=ends,
        opened_at=now,
        changed_at=now,
        wave=0,
        wave_at=None,
        done=frozenset(),
    )
    seats = sum(slot.seats for slot in await sessions.slots(work, session.id))
    kind = kind_of(desk, session)
    await sessions.put_session(work, made, slots_of(begins, ends, kind.slot, seats))
    message = Message(
        "session.draft", f"session.draft:{made.id}", {"session": made.id}, Lane.REMINDER,
        Owed.OWED, unasked=True,
    )  # fmt: skip
    await tell_person(work, desk, session.by_id, message)
