"""What follows here when a case moves, and when somebody has died or moved away."""

from __future__ import annotations

from bot.domain.sessions import SeatState
from bot.services.desk import Desk
from bot.services.grid.hooks import Ender
from bot.services.sessions.joining import give_back
from bot.services.tasks.hooks import Follower
from bot.store import deaths, sessions
from bot.store.database import Work


async def give_all_back(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """Their seats are free for others, and they are asked about none."""
    for seat in await sessions.seats_of(work, person_id):
        session = await sessions.find_session(work, seat.session_id)
        if session is not None and seat.state is not SeatState.CAME:
            facts = {"state": seat.state.value, "by": seat.by_id or ""}
            id = desk.ids.new()
            await deaths.note_ended(work, id, person_id, "seat", session.id, facts, desk.now())
            await give_back(work, desk, session, seat, SeatState.CANCELLED)


FOLLOWERS: tuple[Follower, ...] = ()
# In the write that ends somebody: nothing is asked of or about them from then on.
ENDERS: tuple[Ender, ...] = (give_all_back,)
