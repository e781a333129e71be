"""What people heard and doubt: the claim, whose verdict it has, how far it went; no names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

SHORTEST_WHY, LONGEST_WHY = 4, 120


class Verdict(StrEnum):
    """What a doctor or cadre says of it."""

    TRUE = "true"
    FALSE = "false"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Rumour:
    """One claim in one village, as it stands now."""

    id: str
    unit_id: str  # the village
    number: int
    claim: str  # without anybody's name
    topic: str
    asked_at: datetime
    changed_at: datetime
    health: bool = False
    verdict: Verdict | None = None
    why: str = ""
    judge_id: str | None = None
    judged_at: datetime | None = None
    revision: int = 0  # of the verdict: told once a revision
    draft: Verdict | None = None  # pressed, and why is still to be said
    draft_by: str | None = None
    draft_at: datetime | None = None
    next_at: datetime | None = None  # when those above are asked as well
    posted_at: datetime | None = None
    withdrawn_at: datetime | None = None

    @property
    def posted(self) -> bool:
        """Whether it stands in the groups."""
        return self.posted_at is not None and self.withdrawn_at is None

    @property
    def corrected(self) -> bool:
        return self.revision > 1


def drafted(one: Rumour, verdict: Verdict, by: str, now: datetime) -> Rumour:
    """A verdict without its reason yet; the last who presses writes it."""
    return replace(one, draft=verdict, draft_by=by, draft_at=now, changed_at=now)


def judged(one: Rumour, verdict: Verdict, why: str, by: str, now: datetime) -> Rumour:
    """The verdict, or another one than before; it waits for nobody any more."""
    return replace(
        one, verdict=verdict, why=why, judge_id=by, judged_at=now, changed_at=now, next_at=None,
        revision=one.revision + 1, draft=None, draft_by=None, draft_at=None,
    )  # fmt: skip
