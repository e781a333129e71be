"""Taking, carrying, giving back and handing on a case: pure moves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.case import Case, Event, Heading
from bot.domain.ladder import Climb, Level, go_up, reach
from bot.domain.moved import Moved, lifted, move_on
from bot.domain.outcome import Refused
from bot.domain.quiet import QuietHours, waking_after
from bot.domain.states import Move, State

EMERGENCY_ASK_AGAIN = timedelta(minutes=3)
LEAVES = frozenset({"released", "lapsed", "handed_up"})
STAYS = timedelta(hours=2)  # how long somebody who arrived may stay silent


def claim(case: Case, who: str, quiet: QuietHours, now: datetime) -> Moved | Refused:
    """Exactly one holds a case; in an emergency everybody who goes is noted."""
    if case.emergency and case.state in (State.CLAIMED, State.IN_PROGRESS):
        return _also_going(case, who, now)
    if case.final:
        return Refused("case.refused.ended")
    if case.claimed_by == who:
        return Refused("claim.refused.yours_already")
    if case.claimed_by is not None:
        return Refused("claim.refused.taken", (("who", case.claimed_by),))
    silence = case.ladder.claim_silence
    until = reach(case.ladder, quiet, now, silence)
    warn = _warn_at(case, quiet, until, now, silence)
    wake = now + EMERGENCY_ASK_AGAIN if case.emergency else warn
    moved = move_on(
        case,
        Move.CLAIM,
        now,
        claimed_by=who,
        claimed_at=now,
        claim_until=until,
        going=_with(case.going, who) if case.emergency else case.going,
        warned=False,
        paused_until=None,
        pause_reason=None,
        next_at=min(until, wake),
    )
    if isinstance(moved, Refused):
        return moved
    return Moved(moved, (Event("claimed", Heading.ASSIGNED, who),))


def _warn_at(
    case: Case, quiet: QuietHours, until: datetime, now: datetime, silence: timedelta
) -> datetime:
    """When the holder is asked, once, before it climbs; counted as the ladder counts."""
    early = silence - case.ladder.warn_before
    return reach(case.ladder, quiet, now, early) if early > timedelta(0) else until


def _with(going: tuple[str, ...], who: str) -> tuple[str, ...]:
    return going if who in going else (*going, who)


def _without(going: tuple[str, ...], who: str | None) -> tuple[str, ...]:
    return tuple(person for person in going if person != who)


def _also_going(case: Case, who: str, now: datetime) -> Moved | Refused:
    if who in case.going:
        return Refused("claim.refused.yours_already")
    changed = replace(case, going=(*case.going, who), changed_at=now, revision=case.revision + 1)
    return Moved(changed, (Event("also_going", Heading.ASSIGNED, who),))


def has_come(events: Iterable[Event], who: str, how: str) -> bool:
    """Whether they said so already and have not left since, whoever else has come meanwhile."""
    come = False
    for event in events:
        if event.what == how and event.who == who:
            come = True
        elif event.what == "reopened" or (event.what in LEAVES and event.who == who):
            come = False
    return come


def arrive(case: Case, who: str, how: str, quiet: QuietHours, now: datetime) -> Moved | Refused:
    """Somebody stands beside the person, or the ambulance does: ringing stops."""
    until = waking_after(now, STAYS, quiet)
    moved = move_on(
        case,
        Move.START,
        now,
        claimed_by=case.claimed_by if case.claimed_by and how != "arrived" else who,
        claimed_at=case.claimed_at or now,
        claim_until=until,
        going=_with(case.going, who),
        next_at=until if case.emergency else _warn_at(case, quiet, until, now, STAYS),
        warned=False,
        paused_until=None,
        pause_reason=None,
    )
    if isinstance(moved, Refused):
        return moved
    return Moved(moved, (Event(how, Heading.HANDLED, who),))


def keep_on(case: Case, who: str, until: datetime, reason: str, now: datetime) -> Moved | Refused:
    """Being done, wait until Friday: the holder's clock stands, with the reason on record."""
    if case.claimed_by != who and case.state is not State.OPEN:
        return Refused("claim.refused.not_yours")
    if not case.climbing or (case.emergency and case.state is not State.IN_PROGRESS):
        # Danger rings until somebody stands there; no date makes it wait.
        return Refused("case.refused.not_now")
    changed = replace(
        case,
        paused_until=until,
        pause_reason=reason,
        next_at=until,
        warned=False,
        changed_at=now,
        revision=case.revision + 1,
    )
    return Moved(changed, (Event("paused", Heading.HANDLED, who, reason),))


def release(
    case: Case, who: str | None, why: str, quiet: QuietHours, now: datetime
) -> Moved | Refused:
    """The holder cannot, or stayed silent: back to the pool, and the person above hears it."""
    lapsed = who is None
    if not lapsed and who != case.claimed_by:
        return Refused("claim.refused.not_yours")
    moved = move_on(
        case,
        Move.LAPSE if lapsed else Move.RELEASE,
        now,
        claimed_by=None,
        claimed_at=None,
        claim_until=None,
        paused_until=None,
        pause_reason=None,
        warned=False,
        going=_without(case.going, case.claimed_by),
    )
    if isinstance(moved, Refused):
        return moved
    event = Event("lapsed" if lapsed else "released", Heading.ASSIGNED, case.claimed_by, why)
    return lifted(moved, go_up(case.ladder, case.climb, now), quiet, (event,))


def push_up(
    case: Case,
    who: str,
    why: str,
    quiet: QuietHours,
    now: datetime,
    *,
    own: Level = Level.LIAISON,
) -> Moved | Refused:
    """Sent up: above the level of who holds it, with a reason, at any ceiling."""
    if not case.climbing:
        return Refused("case.refused.not_now")
    free = replace(case.ladder, ceiling=Level.COUNTY)
    moved = move_on(
        replace(case, ladder=free),
        Move.HAND_ON,
        now,
        claimed_by=None,
        claimed_at=None,
        claim_until=None,
        paused_until=None,
        pause_reason=None,
        warned=False,
    )
    if isinstance(moved, Refused):
        return moved
    event = Event("handed_up", Heading.ASSIGNED, who, why)
    return lifted(moved, go_up(free, _from_level(case, own), now), quiet, (event,))


def _from_level(case: Case, own: Level) -> Climb:
    """The climb as if the rungs of one's own level had been told: above them is what is meant."""
    below = [i for i, rung in enumerate(case.ladder.rungs) if rung.level.rank <= own.rank]
    return replace(case.climb, last=max([case.climb.last, *below]))


def hand_to(case: Case, by: str, to: str, quiet: QuietHours, now: datetime) -> Moved | Refused:
    """Give the matter to a named person, who holds it from now on."""
    if not case.climbing:
        return Refused("case.refused.not_now")
    going = _without(case.going, case.claimed_by)
    freed = replace(case, state=State.OPEN, claimed_by=None, going=going)
    moved = claim(freed, to, quiet, now)
    if isinstance(moved, Refused):
        return moved
    event = Event("handed_to", Heading.ASSIGNED, by, facts=(("to", to),))
    return Moved(moved.case, (event,))
