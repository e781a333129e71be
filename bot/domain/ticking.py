"""What time does to a case: at most one thing a look, however late the look is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.case import Case, Event, Heading
from bot.domain.claims import EMERGENCY_ASK_AGAIN, STAYS, release
from bot.domain.closing import cancel, resume, unconfirmed
from bot.domain.ladder import climb_to, next_at
from bot.domain.moved import Moved, lifted
from bot.domain.outcome import Refused
from bot.domain.quiet import QuietHours, waking_after
from bot.domain.states import State


class Due(StrEnum):
    """Why a case came up."""

    CLIMB = "climb"  # rungs are due
    AGAIN = "again"  # above the last rung: said again
    LAPSE = "lapse"  # a claim stayed silent
    ASK_HOLDER = "ask_holder"  # the holder is asked once, before it climbs
    ASK_GOING = "ask_going"  # an emergency: have you arrived?
    RESUME = "resume"  # a pause is over
    UNCONFIRMED = "unconfirmed"  # answered, and nobody said yes or no
    SILENCE = "silence"  # a question to somebody who may be in danger had no answer


@dataclass(frozen=True, slots=True)
class Tick:
    """The one thing that is due, and the case after it."""

    due: Due
    moved: Moved


def _changed(case: Case, now: datetime, **changes: object) -> Case:
    changes = {"changed_at": now, "revision": case.revision + 1, **changes}
    return replace(case, **changes)  # type: ignore[arg-type]


def tick(case: Case, quiet: QuietHours, now: datetime) -> Tick | None:
    """What is due for `case` at `now`; None when nothing is."""
    if case.next_at is None or case.next_at > now or case.final:
        return None
    if case.paused_until is not None and case.paused_until <= now:
        return Tick(Due.RESUME, resume(case, quiet, now))
    if case.state is State.ANSWERED:
        return _tick(Due.UNCONFIRMED, unconfirmed(case, now))
    if case.claimed_by is not None:
        return _held(case, quiet, now)
    return _free(case, quiet, now)


def _tick(due: Due, moved: Moved | Refused) -> Tick | None:
    return None if isinstance(moved, Refused) else Tick(due, moved)


def _held(case: Case, quiet: QuietHours, now: datetime) -> Tick | None:
    """Acknowledged is not done: the holder is asked, and a silent claim goes back."""
    stays = case.emergency and case.state is State.IN_PROGRESS
    if stays and (case.claim_until is None or case.claim_until <= now):
        return _asked_how(case, quiet, now)
    if case.claim_until is None or case.claim_until <= now:
        return _tick(Due.LAPSE, release(case, None, "silent", quiet, now))
    if case.emergency and case.state is State.CLAIMED:
        wake = min(now + EMERGENCY_ASK_AGAIN, case.claim_until)
        event = Event("asked_going", Heading.HANDLED, case.claimed_by)
        changed = _changed(case, now, next_at=wake, climb=_once_more(case))
        return Tick(Due.ASK_GOING, Moved(changed, (event,)))
    if not case.warned:
        changed = _changed(case, now, warned=True, next_at=case.claim_until)
        event = Event("asked_holder", Heading.HANDLED, case.claimed_by)
        return Tick(Due.ASK_HOLDER, Moved(changed, (event,)))
    return Tick(Due.ASK_HOLDER, Moved(_changed(case, now, next_at=case.claim_until), ()))


def _asked_how(case: Case, quiet: QuietHours, now: datetime) -> Tick:
    """Somebody stands there: no silence rings the village again, they are asked how it is."""
    until = waking_after(now, STAYS, quiet)
    changed = _changed(case, now, claim_until=until, next_at=until, warned=True)
    return Tick(
        Due.ASK_HOLDER, Moved(changed, (Event("asked_holder", Heading.HANDLED, case.claimed_by),))
    )


def _once_more(case: Case) -> object:
    return replace(case.climb, repeats=case.climb.repeats + 1)


def _free(case: Case, quiet: QuietHours, now: datetime) -> Tick | None:
    climbed = climb_to(case.ladder, quiet, case.climb, now)
    if not climbed.rungs and not climbed.again:
        return Tick(Due.CLIMB, Moved(_changed(case, now, next_at=next_at_of(case, quiet)), ()))
    base = _changed(case, now, warned=False)
    events = tuple(
        Event("told", Heading.ASSIGNED, facts=(("rung", str(i)), ("level", _level(case, i))))
        for i in climbed.rungs
    )
    if case.state is State.DRAFT:
        return Tick(Due.SILENCE, lifted(base, climbed, quiet, events))
    due = Due.CLIMB if climbed.rungs else Due.AGAIN
    return Tick(due, lifted(base, climbed, quiet, events))


def _level(case: Case, rung: int) -> str:
    return case.ladder.rungs[rung].level.value


def next_at_of(case: Case, quiet: QuietHours) -> datetime:
    """When the case's ladder has to be looked at again."""
    return next_at(case.ladder, quiet, case.climb)


def drop_draft(case: Case, now: datetime) -> Moved | Refused:
    """A question nobody answered, asked of somebody who is in no danger by it."""
    return cancel(case, None, "no_answer", now)
