"""Who may hold how much, whose turn it is to be asked, and who is asked first again: pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain.case import Case
from bot.domain.ladder import Climb, next_at, reach
from bot.domain.quiet import QuietHours

# No rung of a task stands further from the one before it.
LONGEST_BACK = 24 * 9


@dataclass(frozen=True, slots=True)
class Limits:
    """How many tasks somebody holds at once, and when it may be more."""

    most: int = 3
    more: int = 8
    done_of_ten: int = 7
    fewest: int = 5
    look_back: timedelta = timedelta(days=30)
    own: Mapping[str, int] = field(default_factory=dict)  # by category
    uncounted: frozenset[str] = frozenset()
    exempt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waits:
    """How long somebody who was asked is waited for."""

    hand_urgent: timedelta = timedelta(minutes=10)
    hand: timedelta = timedelta(hours=1)
    reserve_urgent: timedelta = timedelta(minutes=3)
    reserve: timedelta = timedelta(minutes=15)
    back_after: timedelta = timedelta(hours=3)  # a visit, before somebody wants to be fetched


@dataclass(frozen=True, slots=True)
class FewRules:
    """When it is said that a few people carry most of it."""

    people: int = 3
    of_ten: int = 6
    tasks: int = 10
    holders: int = 5


@dataclass(frozen=True, slots=True)
class ClaimRules:
    """data/claiming.yaml."""

    limits: Limits = field(default_factory=Limits)
    waits: Waits = Waits()
    few: FewRules = FewRules()
    first: int = 3


@dataclass(frozen=True, slots=True)
class Record:
    """What somebody took lately, and how much of it they carried out."""

    claimed: int = 0
    done: int = 0


@dataclass(frozen=True, slots=True)
class Few:
    """So many tasks, so many of them by so few people."""

    tasks: int
    theirs: int
    people: int


def keeps_up(limits: Limits, record: Record) -> bool:
    """Whether what was taken lately was mostly carried out; a few tasks say nothing yet."""
    enough = record.claimed >= limits.fewest
    return enough and record.done * 10 >= record.claimed * limits.done_of_ten


def too_many(limits: Limits, held: Sequence[str], category: str, record: Record) -> int | None:
    """How many somebody holds who must not take one more; None where they may."""
    if category in limits.uncounted:
        return None
    counted = [code for code in held if code not in limits.uncounted]
    same = counted.count(category)
    if keeps_up(limits, record):
        return len(counted) if len(counted) >= limits.more else None
    if category in limits.own and same >= limits.own[category]:
        return same
    return len(counted) if len(counted) >= limits.most else None


def whose_turn(
    able: Sequence[str],
    asked: Mapping[str, datetime],
    said_no: Collection[str],
    most: int,
) -> tuple[str, ...]:
    """The few whose turn it is: never asked first, then longest ago; a no today is respected.

    Among equals the order they come in stands.
    """
    free = [person for person in dict.fromkeys(able) if person not in said_no]
    new = [person for person in free if person not in asked]
    old = sorted((person for person in free if person in asked), key=lambda one: asked[one])
    return tuple([*new, *old][:most])


def carried_by_few(counts: Collection[int], rules: FewRules) -> Few | None:
    """Whether a few carry most of it; how many each has is not in it."""
    total = sum(counts)
    theirs = sum(sorted(counts, reverse=True)[: rules.people])
    lopsided = theirs * 10 >= total * rules.of_ten and len(counts) > 0
    if total < rules.tasks or not lopsided:
        return None
    return Few(total, theirs, min(rules.people, len(counts)))


def held_back(before: Case, after: Case, at: datetime, quiet: QuietHours, now: datetime) -> Case:
    """A case that is free again, whose next rung hears of it at `at` and not before."""
    last = after.climb.last if after.climb.last < 0 else before.climb.last
    climb = Climb(last, _due_at(after, last, at, quiet), after.climb.repeats)
    return replace(
        after,
        climb=climb,
        level=after.ladder.rungs[max(last, 0)].level,
        next_at=at,
        changed_at=now,
        revision=after.revision + 1,
    )


def _due_at(case: Case, last: int, at: datetime, quiet: QuietHours) -> datetime:
    """Since when the climb has to count so that its next step is due at `at`, night or not."""
    for hours in range(LONGEST_BACK):
        since = at - timedelta(hours=hours)
        if next_at(case.ladder, quiet, Climb(last, since, case.climb.repeats)) <= at:
            return since
    return at


def still_at_it(case: Case, quiet: QuietHours, now: datetime) -> Case | None:
    """The holder was heard of: the clock of silence begins anew; None where it runs longer."""
    if case.emergency or case.paused_until is not None:
        return None
    return _silent_from(case, now, quiet, now)


def not_before(case: Case, at: datetime, quiet: QuietHours, now: datetime) -> Case | None:
    """The clock of silence begins at the hour that was agreed."""
    return _silent_from(case, at, quiet, now) if at > now else None


def _silent_from(case: Case, at: datetime, quiet: QuietHours, now: datetime) -> Case | None:
    ladder = case.ladder
    until = reach(ladder, quiet, at, ladder.claim_silence)
    if case.claim_until is not None and until <= case.claim_until:
        return None
    early = max(ladder.claim_silence - ladder.warn_before, timedelta(0))
    return replace(
        case,
        claim_until=until,
        warned=False,
        next_at=min(until, reach(ladder, quiet, at, early)),
        changed_at=now,
        revision=case.revision + 1,
    )
