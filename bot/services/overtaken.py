"""What nobody needs to hear when its turn comes: a lower level, a ride that fell through."""

from __future__ import annotations

from bot.domain.case import Case
from bot.store import cases, outbox, trips
from bot.store.database import Work
from bot.store.outbox import OutboxRow

REACHED = "reached"  # the parameter that names the level
BOOKING = "booking"  # and the one that names the seat it is about


async def is_overtaken(work: Work, row: OutboxRow) -> bool:
    """Whether the case stands higher by now, or nobody rides on that booking any more."""
    if row.living or not row.is_new or row.case_id is None:
        return False
    if BOOKING in row.params:
        return await _fell_through(work, row.case_id, row.params[BOOKING])
    if REACHED not in row.params:
        return False
    case = await cases.find_case(work, row.case_id)
    return case is not None and await _stands_higher(work, row, case)


async def _fell_through(work: Work, case_id: str, booking_id: str) -> bool:
    """Asked twice whether he had got in: of the first seat, given back, and of the second."""
    booking = await trips.booking_of_case(work, case_id)
    return booking is None or booking.id != booking_id or not booking.state.live


async def _stands_higher(work: Work, row: OutboxRow, case: Case) -> bool:
    """Whether another row tells the same people so."""
    reached = row.params[REACHED]
    if case.level.value == reached:
        return False
    higher = row.about.replace(f":{reached}@", f":{case.level.value}@")
    return await outbox.find_by_about(work, higher) is not None
