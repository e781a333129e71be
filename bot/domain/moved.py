"""What a move of a case gives: the case afterwards, its timeline, and who hears by the ladder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.case import Case, Event
from bot.domain.ladder import Climbed, next_at
from bot.domain.outcome import Refused
from bot.domain.quiet import QuietHours
from bot.domain.states import FINAL, Move, after


@dataclass(frozen=True, slots=True)
class Moved:
    """The case afterwards, what is written on its timeline, and who hears by the ladder."""

    case: Case
    events: tuple[Event, ...]
    climbed: Climbed | None = None


def move_on(case: Case, move: Move, now: datetime, **changes: object) -> Case | Refused:
    """The case in the state that `move` leads to, one revision on; a no where it is not allowed."""
    state = after(case.state, move)
    if state is None:
        return Refused("case.refused.ended" if case.state in FINAL else "case.refused.not_now")
    changes = {"state": state, "changed_at": now, "revision": case.revision + 1, **changes}
    return replace(case, **changes)  # type: ignore[arg-type]


def lifted(case: Case, climbed: Climbed, quiet: QuietHours, events: tuple[Event, ...]) -> Moved:
    """The case on its new rung, with the rungs to tell."""
    rung = max(climbed.climb.last, 0)
    higher = replace(
        case,
        climb=climbed.climb,
        level=case.ladder.rungs[rung].level,
        next_at=next_at(case.ladder, quiet, climbed.climb),
    )
    return Moved(higher, events, climbed)
