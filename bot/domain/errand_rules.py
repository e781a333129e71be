"""Sorts of errands and what has to be before a helper may go to the door."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.moments import moment_from_text

HELP = "help"
# Categories of help that are errands; what is special about each stands in data/errands.yaml.
ERRANDS = (
    "shopping", "pickup", "parcel", "papers", "company", "counsel", "escort", "disinfect", "heavy",
    "body_care", "errand", "medicine",
)  # fmt: skip
# What may stand in `errand_steps`.
FROM_BOX, OWN, TAUGHT, LATE = "box", "own", "taught", "late"


@dataclass(frozen=True, slots=True)
class ErrandKind:
    """What differs from one sort of errand to the next (data/errands.yaml)."""

    code: str
    door: bool = False
    carries: bool = False
    health: bool = False
    money: bool = False
    papers: bool = False
    guided: bool = False
    skill: str | None = None
    by: tuple[str, ...] = ()


def needs_protection(kind: ErrandKind, open_codes: Collection[str], known: frozenset[str]) -> bool:
    """Body care and disinfection always; who brings something, where an infection is open."""
    return kind.health or (kind.carries and bool(known & set(open_codes)))


def is_protected(steps: Collection[tuple[str | None, str]], helper: str | None) -> bool:
    """Whether this helper got it from a box or has it at home; another's does not count."""
    return any(who == helper and what in (FROM_BOX, OWN) for who, what in steps)


def is_taught(steps: Collection[tuple[str | None, str]]) -> bool:
    """Whether the doctor has said that they show how it is done."""
    return any(what == TAUGHT for _, what in steps)


def late_at(
    when: str | None, claimed_at: datetime, after: timedelta, zone: ZoneInfo
) -> datetime | None:
    """When a helper who has not been heard of is asked after; None where no hour was agreed."""
    moment = moment_from_text(when) if when else None
    if moment is None or moment.day is None or moment.clock is None:
        return None
    return max(datetime.combine(moment.day, moment.clock, zone), claimed_at) + after
