"""What follows here when a case moves, and when somebody has died or moved away."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.registers import Entry
from bot.services.desk import Desk
from bot.services.grid.hooks import Ender
from bot.services.registers.switching import on_at
from bot.services.tasks.hooks import Follower
from bot.store import registers
from bot.store.database import Work

FAMILY, ADMITTED = "family_watch", "went_to_hospital"


async def note_family(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Watching the family: a household of which somebody was taken in, where it is switched on."""
    admitted = after.outcome == ADMITTED and before.outcome != ADMITTED
    if not admitted or after.kind != "symptom" or after.household_id is None:
        return after
    if await on_at(work, desk, after.unit_id, FAMILY):
        entry = Entry(
            id=desk.ids.new(),
            code=FAMILY,
            unit_id=after.unit_id,
            day=desk.today(),
            at=desk.now(),
            by_id=after.claimed_by,
            source="case",
            ref=after.id,
            household_id=after.household_id,
        )
        await registers.add(work, entry)
    return after


FOLLOWERS: tuple[Follower, ...] = (note_family,)
# In the write that ends somebody: nothing is asked of or about them from then on. A door of a
# sweep and a visit ask nothing of those who ended: they are not among the living of a household.
ENDERS: tuple[Ender, ...] = ()
