"""A date does not take place: everybody who has a seat, or waits for one, hears it."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.sessions import SeatState, SessionState
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.sessions.finding import runs
from bot.services.sessions.speaking import redraw, tell_seat
from bot.services.telling import Message, tell_chat
from bot.store import sessions
from bot.store.database import Work


async def on_off(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The first button to call it off asks once more; the second does it."""
    session = await sessions.find_session(work, pressed.subject)
    if session is None or actor.person is None:
        return Refused("press.unknown")
    if not await runs(work, desk, session, actor.person.id):
        return Refused("board.not_for_you")
    if session.state is not SessionState.OPEN:
        return Refused("session.no.over")
    if pressed.choice != "yes":
        about = f"session.sure_off:{session.id}:{actor.origin.update_id}"
        ask = Message("session.sure_off", about, {"session": session.id}, Lane.REPLY, Owed.LOOSE)
        await tell_chat(work, desk, actor.chat.id, ask, actor.person.id)
        return Done("session.ask_off")
    if not await sessions.move(work, session, SessionState.CANCELLED, desk.now()):
        return Refused("session.no.over")
    for seat in await sessions.seats(work, session.id):
        if seat.state in (SeatState.SEATED, SeatState.WAITING):
            await tell_seat(work, desk, seat, "session.called_off")
    await redraw(work, desk, replace(session, state=SessionState.CANCELLED))
    return Done("session.off")
