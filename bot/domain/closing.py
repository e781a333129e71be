"""Answering, confirming, reopening, ending, standing down: pure moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.case import Case, Event, Heading
from bot.domain.ladder import Climb, go_up, next_at, reach
from bot.domain.moved import Moved, lifted, move_on
from bot.domain.outcome import Refused
from bot.domain.quiet import QuietHours
from bot.domain.states import Move

DOORS = 2  # so often nobody opened: emergency, and 110


def answer(case: Case, who: str, outcome: str, quiet: QuietHours, now: datetime) -> Moved | Refused:
    """An outcome is told; the case closes only when the villager says so."""
    wait = case.ladder.confirm_within
    moved = move_on(
        case,
        Move.ANSWER,
        now,
        answered_by=who,
        answered_at=now,
        outcome=outcome,
        claimed_by=case.claimed_by or who,
        claim_until=None,
        paused_until=None,
        pause_reason=None,
        next_at=now + wait,
    )
    if isinstance(moved, Refused):
        return moved
    return Moved(moved, (Event("answered", Heading.HANDLED, who, facts=(("outcome", outcome),)),))


def confirm(case: Case, who: str, how: str, now: datetime) -> Moved | Refused:
    """The villager, or who speaks for them, says that it is solved; late is as good."""
    if case.unconfirmed:
        late = replace(
            case,
            unconfirmed=False,
            end_reason="confirmed",
            changed_at=now,
            revision=case.revision + 1,
        )
        return Moved(late, (Event("confirmed", Heading.FED_BACK, who, how),))
    moved = move_on(
        case,
        Move.CONFIRM,
        now,
        outcome=case.outcome or "solved",
        next_at=None,
        ended_at=now,
        end_reason="confirmed",
        unconfirmed=False,
    )
    if isinstance(moved, Refused):
        return moved
    return Moved(moved, (Event("confirmed", Heading.FED_BACK, who, how),))


def unconfirmed(case: Case, now: datetime) -> Moved | Refused:
    """Nobody said yes or no in time: off the board, counted apart, open to any word of not yet."""
    moved = move_on(
        case,
        Move.UNCONFIRMED,
        now,
        next_at=None,
        ended_at=now,
        end_reason="unconfirmed",
        unconfirmed=True,
    )
    if isinstance(moved, Refused):
        return moved
    return Moved(moved, (Event("unconfirmed", Heading.FED_BACK),))


def asked_in_person(case: Case, one_in: int) -> bool:
    """Whether this is one of those that are asked after; by its number, so nobody chooses."""
    digits = "".join(sign for sign in case.number if sign.isdecimal())
    return case.unconfirmed and bool(digits) and int(digits) % one_in == 0


def reopen(case: Case, who: str, quiet: QuietHours, now: datetime) -> Moved | Refused:
    """Not solved, says the villager: open again, and one level up at once."""
    moved = move_on(
        case,
        Move.REOPEN,
        now,
        claimed_by=None,
        claimed_at=None,
        claim_until=None,
        answered_by=None,
        answered_at=None,
        outcome=None,
        unconfirmed=False,
        delivered=False,
        ended_at=None,
        end_reason=None,
        warned=False,
        going=(),
        paused_until=None,
        pause_reason=None,
        stood_down_at=None,
        stood_down_by=None,
    )
    if isinstance(moved, Refused):
        return moved
    event = Event("reopened", Heading.FED_BACK, who)
    return lifted(moved, go_up(case.ladder, case.climb, now), quiet, (event,))


def cancel(case: Case, who: str | None, why: str, now: datetime) -> Moved | Refused:
    """Withdrawn before it was answered."""
    moved = move_on(case, Move.CANCEL, now, next_at=None, ended_at=now, end_reason=why)
    if isinstance(moved, Refused):
        return moved
    return Moved(moved, (Event("cancelled", Heading.FED_BACK, who, why),))


def stand_down(case: Case, who: str, now: datetime) -> Moved | Refused:
    """Everybody is safe: ringing stops, the level stays on record, nobody is blamed."""
    moved = move_on(
        case,
        Move.CONFIRM,
        now,
        outcome="safe",
        next_at=None,
        ended_at=now,
        end_reason="stood_down",
        stood_down_by=who,
        stood_down_at=now,
    )
    if isinstance(moved, Refused):
        return moved
    return Moved(moved, (Event("stood_down", Heading.FED_BACK, who),))


def lower(case: Case, who: str, to: Case, now: datetime) -> Moved:
    """A doctor sets a lower level; `to` carries the new acuity and ladder."""
    changed = replace(to, changed_at=now, revision=case.revision + 1)
    facts = (("from", str(case.acuity)), ("to", str(to.acuity)))
    return Moved(changed, (Event("lowered", Heading.FOUND, who, facts=facts),))


def resume(case: Case, quiet: QuietHours, now: datetime) -> Moved:
    """A pause is over: the holder's clock starts anew, or the ladder goes on."""
    until = reach(case.ladder, quiet, now, case.ladder.claim_silence)
    held = case.claimed_by is not None
    climb = case.climb if held else Climb(case.climb.last, now, case.climb.repeats)
    changed = replace(
        case,
        paused_until=None,
        pause_reason=None,
        claim_until=until if held else None,
        climb=climb,
        next_at=until if held else next_at(case.ladder, quiet, climb),
        warned=held,
        changed_at=now,
        revision=case.revision + 1,
    )
    return Moved(changed, (Event("resumed", Heading.HANDLED, case.claimed_by),))
