"""What somebody holds goes back to the pool at once, and they are told who hears of it."""

from __future__ import annotations

from datetime import datetime

from bot.domain import claims
from bot.domain.case import Case
from bot.domain.moved import Moved
from bot.domain.states import State
from bot.services.concerned import people_of_rung
from bot.services.desk import Desk
from bot.services.drivers.who_helps import in_hand
from bot.services.feedback import settle
from bot.store import rests, timeline
from bot.store.database import Work

WHY = "cannot"  # nobody reads more of it than that


async def hand_back(
    work: Work, desk: Desk, person_id: str, since: datetime, until: datetime | None
) -> tuple[tuple[str, str], ...]:
    """Cases that are free again, each with who hears of it; nobody is asked why.

    What is under way stays, and so does a ride that leaves before `since` or after `until`;
    of a rest that has not begun only the rides in it go back.
    """
    leaves = await rests.departures(work, person_id)
    done: list[tuple[str, str]] = []
    for case in await in_hand(work, desk, person_id):
        at = leaves.get(case.id)
        if case.state is State.IN_PROGRESS or not _falls_in(at, since, until, desk.now()):
            continue
        moved = claims.release(case, person_id, WHY, desk.quiet(), desk.now())
        if isinstance(moved, Moved):
            after = await settle(work, desk, case, moved, by=person_id)
            done.append((case.id, await _who_hears(work, desk, after, moved, person_id)))
    return tuple(done)


def _falls_in(
    leaves: datetime | None, since: datetime, until: datetime | None, now: datetime
) -> bool:
    if leaves is None or leaves <= now:
        return since <= now
    return since <= leaves and (until is None or leaves < until)


async def under_way(work: Work, desk: Desk, person_id: str) -> tuple[str, ...]:
    """What somebody is in the middle of: only they can say that it stops."""
    held = await in_hand(work, desk, person_id)
    return tuple(case.id for case in held if case.state is State.IN_PROGRESS)


async def _who_hears(work: Work, desk: Desk, case: Case, moved: Moved, but: str) -> str:
    rungs = moved.climbed.rungs if moved.climbed is not None else ()
    for index in reversed(rungs):
        heard = await people_of_rung(work, desk, case, case.ladder.rungs[index])
        others = [person for person in heard if person != but]
        if others:
            return others[0]
    told = await timeline.list_told_people(work, case.id)
    return next((person for person in told if person != but), "")
