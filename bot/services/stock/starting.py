"""When the keepers of a box hear of a wish: at once, when it opens, or when it is their turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.acuity import Acuity
from bot.domain.boxes import opens_at
from bot.domain.case import Case, Event, Heading
from bot.domain.holds import Hold
from bot.domain.ladder import Climb, Climbed, climb_to, next_at
from bot.domain.moved import Moved, lifted
from bot.services.climbing import tell_climbed
from bot.services.desk import Desk
from bot.services.recording import apply
from bot.services.stock.taker import AT_COUNTER, PRESSING, flags_of
from bot.store import boxes
from bot.store.database import Work

# Shut for less than this, somebody is about to come anyway.
_SOON = timedelta(minutes=30)


async def start(work: Work, desk: Desk, case: Case, hold: Hold) -> Case:
    """The ladder begins now, or when the box opens; also where the doctor's word held it back."""
    if not case.climbing or case.claimed_by is not None:
        return case
    now = desk.now()
    begins = await _begins(work, desk, case, hold, now)
    climb = Climb(case.climb.last, begins)
    begun = replace(
        case,
        climb=climb,
        next_at=next_at(case.ladder, desk.quiet(), climb),
        paused_until=None,
        pause_reason=None,
        changed_at=now,
        revision=case.revision + 1,
    )
    if begins > now:
        return await apply(work, desk, case, Moved(begun, ()))
    climbed = climb_to(case.ladder, desk.quiet(), climb, now)
    moved = lifted(begun, climbed, desk.quiet(), _told(begun, climbed))
    case = await apply(work, desk, case, moved)
    await tell_climbed(work, desk, case, climbed)
    return case


async def _begins(work: Work, desk: Desk, case: Case, hold: Hold, now: datetime) -> datetime:
    """What presses waits for no door; what does not rings nobody while the box is shut."""
    if case.acuity is Acuity.URGENT or flags_of(hold) & {PRESSING, AT_COUNTER}:
        return now
    box = await boxes.find_box(work, hold.box_id) if hold.box_id else None
    opens = opens_at(box, now, desk.zone) if box else None
    return opens if opens is not None and opens - now > _SOON else now


def _told(case: Case, climbed: Climbed) -> tuple[Event, ...]:
    levels = {i: case.ladder.rungs[i].level.value for i in climbed.rungs}
    return tuple(
        Event("told", Heading.ASSIGNED, facts=(("rung", str(i)), ("level", level)))
        for i, level in levels.items()
    )


async def rest(
    work: Work, desk: Desk, case: Case, why: str, span: timedelta, event: Event | None = None
) -> Case:
    """Nobody climbs for it so long: a doctor looks first, or it waits for its turn."""
    until = desk.now() + span
    resting = replace(
        case,
        paused_until=until,
        pause_reason=why,
        next_at=until,
        changed_at=desk.now(),
        revision=case.revision + 1,
    )
    return await apply(work, desk, case, Moved(resting, (event,) if event else ()))
