"""Rides nobody has taken: searched for in a louder way as the departure comes near."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain import closing
from bot.domain.lanes import Lane, Owed
from bot.domain.moved import Moved
from bot.domain.ride_times import next_stage_at, stage_of
from bot.domain.rides import Need
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.rides.searching import restage
from bot.services.rides.series_search import SERIES, calm
from bot.services.telling import Message, tell_or_relay
from bot.store import cases, ride_log, ride_upkeep
from bot.store.database import Work

# Departed for so long without anybody: who asked is asked whether it is still wanted.
_PASSED = timedelta(minutes=30)
# And so long after that it is over, on the list of what could not be met.
_GIVEN_UP = timedelta(hours=24)


async def go_louder(desk: Desk) -> int:
    """One ride a write."""
    needs = await desk.database.read(ride_upkeep.searched_needs)
    done = 0
    for need in needs:
        if await desk.database.read(lambda work, need=need: _is_due(work, desk, need)):  # type: ignore[misc]
            await desk.database.write(lambda work, id=need.case_id: _one(work, desk, id))  # type: ignore[misc]
            done += 1
    return done


async def next_louder(desk: Desk) -> datetime | None:
    """When the next one changes its stage, or its time has passed."""
    needs = await desk.database.read(ride_upkeep.searched_needs)
    now, found = desk.now(), list[datetime]()
    for need in needs:
        stage = next_stage_at(need, now, desk.quiet(), desk.content.rides)
        found.extend(at for at in (stage, *_endings(need)) if at is not None and at > now)
    return min(found, default=None)


def _endings(need: Need) -> tuple[datetime, ...]:
    last = need.leave_until or need.leave_from
    return () if last is None else (last + _PASSED, last + _GIVEN_UP)


async def _is_due(work: Work, desk: Desk, need: Need) -> bool:
    case = await cases.find_case(work, need.case_id)
    if case is None or case.final:
        return False
    passed = _endings(need)
    if passed and passed[1] <= desk.now():
        return True
    if passed and passed[0] <= desk.now():
        return not await ride_log.marked(work, case.id, "missed")
    stage = stage_of(need, desk.now(), desk.quiet(), desk.content.rides)
    if case.plan == SERIES:
        return not calm(stage) and case.paused_until is None
    rank = (stage.plan != case.plan and case.plan == "ride") or (
        stage.plan == case.plan and stage.acuity.rank > case.acuity.rank
    )
    return rank and case.paused_until is None


async def _one(work: Work, desk: Desk, case_id: str) -> None:
    case = await cases.find_case(work, case_id)
    need = next((n for n in await ride_upkeep.searched_needs(work) if n.case_id == case_id), None)
    if case is None or need is None or case.claimed_by is not None:
        return
    passed = _endings(need)
    if passed and passed[1] <= desk.now():
        moved = closing.cancel(case, None, "no_car_found", desk.now())
        if isinstance(moved, Moved):
            await settle(work, desk, case, moved)
        return
    if passed and passed[0] <= desk.now():
        await _say_missed(work, desk, case_id, case.author_id)
        return
    await restage(work, desk, case)


async def _say_missed(work: Work, desk: Desk, case_id: str, author: str | None) -> None:
    """Its time has passed: said plainly, once, with another time as one tap."""
    if not await ride_log.mark(work, case_id, "missed", desk.now()) or author is None:
        return
    message = Message(
        "ride.missed", f"ride_missed:{case_id}", {"case": case_id}, Lane.REPLY, Owed.OWED, case_id
    )
    await tell_or_relay(work, desk, author, message)
