"""One case, two ladders and a village's rest, for the tests of the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.ladder import Climb, Ladder, Level, Repeat, Rung, next_at
from bot.domain.moved import Moved
from bot.domain.quiet import QuietHours
from bot.domain.states import State

SHANGHAI = ZoneInfo("Asia/Shanghai")
QUIET = QuietHours(((time(22), time(6, 30)), (time(12), time(14))), SHANGHAI)
NEVER_QUIET = QuietHours((), SHANGHAI)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def at(text: str) -> datetime:
    """The instant that a clock in the village shows as `text`, on 21 November 2026."""
    hour, minute = text.split(":")
    day = datetime(2026, 11, 21, tzinfo=SHANGHAI)
    return (day + hours(int(hour)) + minutes(int(minute))).astimezone(UTC)


NOW = at("9:00")

EMERGENCY = Ladder(
    rungs=(
        Rung(minutes(0), Level.LIAISON, ("guardian", "liaison")),
        Rung(minutes(2), Level.LIAISON, ("guardian", "liaison")),
        Rung(minutes(5), Level.TOWNSHIP, ("duty_township",), group=True),
    ),
    repeat=Repeat(minutes(3), 1.0, minutes(3)),
    waking=False,
    claim_silence=minutes(10),
    confirm_within=timedelta(days=1),
    warn_before=minutes(0),
)
HELP = Ladder(
    rungs=(
        Rung(minutes(0), Level.LIAISON, ("liaison",)),
        Rung(hours(2), Level.VILLAGE, ("duty_village",)),
        Rung(hours(6), Level.TOWNSHIP, ("duty_township",)),
        Rung(hours(24), Level.COUNTY, ("duty_county",)),
    ),
    repeat=Repeat(hours(4), 2.0, hours(24)),
    claim_silence=hours(3),
)
FAVOUR = replace(HELP, ceiling=Level.TOWNSHIP)


def make_case(**changes: Any) -> Case:
    """Wang's request for a ride, told to the liaison at nine in the morning, held by nobody."""
    ladder = changes.get("ladder", HELP)
    climb = changes.get("climb", Climb(0, NOW))
    case = Case(
        id="c1",
        number="柳湾0001",
        kind="help",
        state=State.OPEN,
        acuity=Acuity.SAME_DAY,
        unit_id="hamlet",
        origin="private",
        plan="help",
        ladder=ladder,
        level=ladder.rungs[max(climb.last, 0)].level,
        climb=climb,
        opened_at=NOW,
        changed_at=NOW,
        subject_id="wang",
        author_id="wang",
        next_at=next_at(ladder, QUIET, climb),
    )
    return replace(case, **changes)


def make_emergency(**changes: Any) -> Case:
    """Wang lies on the floor: told to those nearby at nine in the morning."""
    return make_case(**{"acuity": Acuity.EMERGENCY, "ladder": EMERGENCY, **changes})


def done(moved: object) -> Case:
    """The case after a move that must have been allowed."""
    assert isinstance(moved, Moved), moved
    return moved.case
