"""After an illness or a stay in hospital: who is asked on days 1, 3 and 7, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Answer(StrEnum):
    """What somebody said, or what the day's work said for them."""

    WELL = "well"  # 好了
    SO_SO = "so_so"  # 差不多
    BAD = "bad"  # 又不好
    SEEN = "seen"  # somebody was with them that day: nobody asks
    SILENT = "silent"  # asked, and not answered


class Stop(StrEnum):
    """Why a row of questions ended."""

    WELL = "well"
    BAD = "bad"
    DONE = "done"
    REFUSED = "refused"
    DIED = "died"
    MOVED = "moved"
    ASKED = "asked"  # asked to be let go


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One question of one day after one illness, or after coming home from hospital."""

    id: str
    spell: str  # what the questions belong together by
    person_id: str
    unit_id: str
    day: int
    due_at: datetime
    asked_at: datetime | None = None
    answer: Answer | None = None
    answered_at: datetime | None = None
    answered_by: str | None = None
    stopped: str | None = None
    passed_on: bool = False  # who stands by them has heard that nobody answered
    case_id: str | None = None  # the illness; none of a stay that no matter was opened for

    @property
    def open(self) -> bool:
        return self.answer is None and self.stopped is None


@dataclass(frozen=True, slots=True)
class FollowRules:
    """The numbers of data/keypeople.yaml."""

    days: tuple[int, ...] = (1, 3, 7)
    ask_at: time = time(9, 40)
    answer_within: timedelta = timedelta(hours=20)
    unanswered: int = 2
    well: int = 2


def due_times(
    over: datetime, rules: FollowRules, zone: ZoneInfo
) -> tuple[tuple[int, datetime], ...]:
    """On which day after it was over, at which moment."""
    first: date = over.astimezone(zone).date()
    return tuple(
        (day, datetime.combine(first + timedelta(days=day), rules.ask_at, zone))
        for day in rules.days
    )


def is_recovered(row: Sequence[FollowUp], rules: FollowRules) -> bool:
    """Well so often that nobody asks again."""
    return sum(one.answer is Answer.WELL for one in row) >= rules.well


def is_silent(row: Sequence[FollowUp], rules: FollowRules) -> bool:
    """Asked in vain so often, without an answer since, and nobody has been told of it yet."""
    asked = [one for one in sorted(row, key=lambda o: o.due_at) if one.answer is not None]
    last = asked[-rules.unanswered :]
    return (
        len(last) == rules.unanswered
        and all(one.answer is Answer.SILENT for one in last)
        and not any(one.passed_on for one in row)
    )
