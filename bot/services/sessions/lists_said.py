"""The list of a date: numbers, names, hours and ticks, for who offers it and who works there."""

from __future__ import annotations

from bot.domain.sessions import SeatState, Session
from bot.services.desk import Desk
from bot.services.sessions.finding import kind_of, reads_reasons
from bot.services.sessions.speaking import Values, seat_values, session_values
from bot.services.sessions.ticking import lined_up
from bot.services.views.names import name_of, text_of
from bot.services.views.shown import Shown
from bot.store import sessions
from bot.store.database import Work
from bot.store.outbox import OutboxRow

MOST = 60  # lines
BUTTONS = 9
MARKS = {SeatState.CAME: "came", SeatState.ABSENT: "absent"}


async def list_shown(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """As it is now; a button for each of the next who have no tick."""
    session = await sessions.find_session(work, row.params["session"])
    if session is None:
        return None
    lined = await lined_up(work, session)
    lines: list[Values] = []
    for number, seat in enumerate(lined[:MOST], 1):
        values = await seat_values(work, desk, session, seat)
        mark = MARKS.get(seat.state) or (seat.word if seat.word in ("yes", "car") else "none")
        lines.append({**values, "number": number, "mark": text_of(desk, f"session.mark.{mark}")})
    unticked = [s for s in lined if s.state is SeatState.SEATED]
    begun = desk.now() >= session.starts_at.astimezone(desk.zone).replace(hour=0, minute=0)
    taps = [
        {"label": await name_of(work, s.person_id), "choice": s.person_id}
        for s in unticked[:BUTTONS]
    ]
    values = {
        "session": await session_values(work, desk, session),
        "lines": lines,
        "more": max(len(lined) - MOST, 0),
        "waiting": await _waiting(work, session),
        "reasons": await _reasons(work, desk, session, row.params["reader"]),
        "taps": taps if begun else [],
        "ticking": bool(taps) and begun,
        "came": sum(1 for s in lined if s.state is SeatState.CAME),
        "now": desk.today(),
    }
    return Shown("session.list", values, session.id)


async def _waiting(work: Work, session: Session) -> list[str]:
    found = await sessions.seats(work, session.id)
    return [await name_of(work, s.person_id) for s in found if s.state is SeatState.WAITING]


async def _reasons(work: Work, desk: Desk, session: Session, reader: str) -> list[Values]:
    """Who said no and why, as they chose to say it: for the doctor alone."""
    if not kind_of(desk, session).health:
        return []
    if not await reads_reasons(work, desk, session, reader):
        return []
    return [
        {"who": await name_of(work, s.person_id), "why": text_of(desk, f"session.why.{s.why}")}
        for s in await sessions.seats(work, session.id)
        if s.state is SeatState.DECLINED and s.why
    ]
