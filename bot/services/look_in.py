"""A look that met nobody or trouble: another look, then an emergency (CONDUCT 7)."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case, Event, Heading
from bot.domain.claims import release
from bot.domain.closing import DOORS
from bot.domain.outcome import Done, Outcome, Refused
from bot.services.asking import alarm
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.recording import write_events
from bot.services.taps import Tap
from bot.store import cases
from bot.store.database import Work


async def not_well(work: Work, desk: Desk, tap: Tap, outcome: str) -> Outcome:
    """Trouble is an emergency at once; no answer twice is one too, once sends the next person."""
    if tap.case.final or not tap.case.climbing:
        return Refused("case.refused.ended")
    if outcome == "in_trouble":
        await _emergency(work, desk, tap.case)
        return Done("looked.trouble")
    case = await _count(work, desk, tap)
    if case.unanswered >= DOORS:
        await _emergency(work, desk, case)
        return Done("looked.trouble")
    if case.claimed_by is None:
        return Done("looked.again")
    moved = release(case, case.claimed_by, "no_answer", desk.quiet(), desk.now())
    if isinstance(moved, Refused):
        return moved
    await settle(work, desk, case, moved, by=tap.person.id)
    return Done("looked.again")


async def _count(work: Work, desk: Desk, tap: Tap) -> Case:
    counted = replace(
        tap.case,
        unanswered=tap.case.unanswered + 1,
        changed_at=desk.now(),
        revision=tap.case.revision + 1,
    )
    await cases.save_case(work, tap.case, counted)
    await write_events(work, desk, counted, (Event("no_answer", Heading.HANDLED, tap.person.id),))
    return counted


async def _emergency(work: Work, desk: Desk, case: Case) -> None:
    free = replace(
        case,
        claimed_by=None,
        claimed_at=None,
        claim_until=None,
        paused_until=None,
        going=(),
        revision=case.revision + 1,
    )
    await cases.save_case(work, case, free)
    await alarm(work, desk, free)
