"""Who pressed second stays as a reserve: when it is free again they are asked before the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.acuity import Acuity
from bot.domain.case import Case, Event, Heading
from bot.domain.claim_rules import held_back
from bot.domain.errand_rules import HELP
from bot.domain.lanes import Lane, Owed
from bot.domain.moved import Moved
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import may_claim
from bot.domain.states import State
from bot.services.claiming.waiting import RESERVE, waits_for_reserve
from bot.services.desk import Desk
from bot.services.recording import apply
from bot.services.rides.whom import ALL_AT_ONCE
from bot.services.taps import Tap
from bot.services.telling import Message, tell_person
from bot.store import cases, claiming, timeline
from bot.store.claiming import Wait
from bot.store.database import Work


async def on_reserve(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """The button that makes somebody the reserve, called where the first one drops out."""
    case, me = tap.case, tap.person.id
    if not case.climbing or case.kind != HELP:
        return Refused("case.refused.ended")
    if not may_claim(case, tap.kind, tap.viewer) or me == case.claimed_by:
        return Refused("claim.refused.not_for_you")
    if case.claimed_by is None:
        return Refused("claim.refused.free_again")
    await claiming.put_wait(work, Wait(case.id, me, RESERVE, desk.now()))
    return Done("claim.reserve_noted")


async def call_reserve(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Given back or silent: the first reserve is asked, and a little while nobody else."""
    if after.kind != HELP:
        return after
    if after.final or (after.claimed_by and after.claimed_by != before.claimed_by):
        await _taken(work, desk, after)
        return after
    if before.claimed_by is None or after.claimed_by is not None or after.state is not State.OPEN:
        return after
    at = await _ask_next(work, desk, after, but=before.claimed_by)
    if at is None or after.emergency or after.plan == ALL_AT_ONCE:
        return after
    return await apply(
        work, desk, after, Moved(held_back(before, after, at, desk.quiet(), desk.now()), ())
    )


async def _taken(work: Work, desk: Desk, case: Case) -> None:
    """Who was being asked knows by the card; who took it waits for nothing any more."""
    for wait in await claiming.waits_of(work, case.id, RESERVE):
        if case.final or wait.person_id == case.claimed_by or wait.until is not None:
            answer = "yes" if wait.person_id == case.claimed_by else "gone"
            await claiming.put_wait(work, replace(wait, answer=answer))


async def _ask_next(work: Work, desk: Desk, case: Case, *, but: str | None) -> datetime | None:
    """With a sound; until when they are waited for."""
    waits = desk.content.claiming.waits
    urgent = case.acuity in (Acuity.URGENT, Acuity.EMERGENCY)
    until = desk.now() + (waits.reserve_urgent if urgent else waits.reserve)
    for wait in await claiming.waits_of(work, case.id, RESERVE):
        if wait.person_id == but or wait.until is not None:
            await claiming.put_wait(work, replace(wait, answer="gone"))
            continue
        about = f"claim.your_turn:{case.id}:{case.revision}:{wait.person_id}"
        message = Message(
            "claim.your_turn", about, {"case": case.id}, Lane.CASE, Owed.OWED, case.id
        )
        if not await tell_person(work, desk, wait.person_id, message):
            continue
        await claiming.put_wait(work, replace(wait, until=until))
        rung = max(case.climb.last, 0)
        await timeline.note_told(work, case.id, wait.person_id, rung, desk.now(), reached=True)
        return until
    return None


async def let_reserve_go(work: Work, desk: Desk, case: Case, person_id: str) -> None:
    """A reserve lets go: the next one is asked, and where there is none everybody else at once."""
    waits = await claiming.waits_of(work, case.id, RESERVE)
    mine = next((wait for wait in waits if wait.person_id == person_id), None)
    if mine is None:
        return
    was_asked = await waits_for_reserve(work, case.id, desk.now())
    await claiming.put_wait(work, replace(mine, answer="no"))
    if mine.until is None or not was_asked:
        return
    fresh = await cases.find_case(work, case.id)
    if fresh is None or fresh.state is not State.OPEN:
        return
    at = await _ask_next(work, desk, fresh, but=person_id) or desk.now()
    event = Event("reserve_no", Heading.ASSIGNED, person_id)
    moved = Moved(held_back(fresh, fresh, at, desk.quiet(), desk.now()), (event,))
    await apply(work, desk, fresh, moved)
