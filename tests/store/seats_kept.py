"""What the hours of a date say is taken, against who sits there."""

from __future__ import annotations

from bot.domain.sessions import Slot
from bot.store import sessions
from bot.store.database import Work


async def wrong_slots(work: Work, session_id: str = "s1") -> list[Slot]:
    """Hours whose sum is not that of their seats; there is none, ever."""
    seats = [s for s in await sessions.seats(work, session_id) if s.state.holds]
    slots = await sessions.slots(work, session_id)
    assert slots
    return [one for one in slots if one.taken != sum(s.slot == one.number for s in seats)]
