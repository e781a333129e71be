"""A claim fell silent: who stands above hears who it was, once and never in public."""

from __future__ import annotations

from bot.domain.acuity import Acuity
from bot.domain.case import Case, Event, Heading
from bot.domain.errand_rules import HELP
from bot.domain.lanes import Lane, Owed
from bot.services.desk import Desk
from bot.services.recording import write_events
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_person
from bot.store import places, timeline
from bot.store.database import Work

# The first of these that somebody holds and can hear.
ABOVE = (("hamlet", "liaison"), ("village", "cadre"), ("township", "officer"))


async def tell_above(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Something may have happened to who fell silent: they are rung, not blamed."""
    holder = before.claimed_by
    if after.kind != HELP or holder is None or after.claimed_by is not None or after.emergency:
        return after
    if not await _lapsed(work, after):
        return after
    above = await _above(work, desk, after, holder)
    about = f"claim.lapsed:{after.id}:{before.revision}"
    params = {"case": after.id, "who": holder}
    silent = after.acuity is not Acuity.URGENT
    message = Message(
        "claim.lapsed_above", about, params, Lane.CASE, Owed.OWED, after.id, silent=silent
    )
    for person in above:
        if await tell_person(work, desk, person, message):
            event = Event("above_told", Heading.ASSIGNED, holder, facts=(("to", person),))
            await write_events(work, desk, after, (event,))
    return after


async def _lapsed(work: Work, case: Case) -> bool:
    """Whether the last move gave it back because of silence."""
    events = await timeline.list_events(work, case.id)
    moves = [e for e in events if e.event.what in ("lapsed", "released", "handed_up", "claimed")]
    return bool(moves) and moves[-1].event.what == "lapsed"


async def _above(work: Work, desk: Desk, case: Case, holder: str) -> tuple[str, ...]:
    for level, role in ABOVE:
        unit = await places.unit_of_level(work, case.unit_id, level)
        found = await holders_at(work, desk, unit.id, role) if unit else ()
        able = tuple(p for p in found if p not in (holder, case.author_id, case.subject_id))
        if able and holder not in found:
            return able
    return ()
