"""Escalation: who is due, how high, and how often it is said again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.ladder import (
    UNIT_OF_LEVEL,
    Climb,
    Climbed,
    Ladder,
    Level,
    Repeat,
    Rung,
    becomes_emergency,
    climb_to,
    first_rung_of,
    go_up,
    levels,
    next_at,
    top,
)
from tests.unit.domain.samples import EMERGENCY, FAVOUR, HELP, NOW, QUIET, at, hours, minutes

BELOW = Climb(-1, NOW)


def test_the_levels_rise_from_the_liaison_to_the_county_each_at_its_unit() -> None:
    assert [level.rank for level in Level] == [0, 1, 2, 3]
    assert [UNIT_OF_LEVEL[level] for level in Level] == ["hamlet", "village", "township", "county"]


@pytest.mark.parametrize(
    ("after", "rungs", "repeats"),
    [(0, (0,), 0), (1.9, (0,), 0), (2, (0, 1), 0), (5, (0, 1, 2), 0), (8, (0, 1, 2), 1)],
)
def test_an_emergency_grows_louder_by_the_minute(
    after: float, rungs: tuple[int, ...], repeats: int
) -> None:
    climbed = climb_to(EMERGENCY, QUIET, BELOW, NOW + minutes(after))
    assert climbed.rungs == rungs
    assert climbed.climb.repeats == repeats


def test_an_emergency_is_said_again_every_three_minutes_day_and_night() -> None:
    climb, said = Climb(2, at("23:00")), []
    for _ in range(5):
        due = next_at(EMERGENCY, QUIET, climb)
        said.append(due)
        climb = climb_to(EMERGENCY, QUIET, climb, due).climb
    assert said == [at("23:00") + minutes(3 * n) for n in range(1, 6)]


def test_what_can_wait_waits_for_morning() -> None:
    climb = Climb(-1, at("23:00"))
    assert next_at(HELP, QUIET, climb) == at("30:30")
    assert climb_to(HELP, QUIET, climb, at("30:29")) == Climbed(climb, (), again=False)
    assert climb_to(HELP, QUIET, climb, at("30:30")).rungs == (0,)


def test_the_time_between_two_rungs_is_waking_time() -> None:
    # Two hours from 21:00 are an hour before the night and an hour after it.
    assert next_at(HELP, QUIET, Climb(0, at("21:00"))) == at("31:30")


def test_late_rungs_are_all_told_lowest_first_and_missed_repeats_fold_into_one() -> None:
    climbed = climb_to(HELP, QUIET, BELOW, NOW + timedelta(days=9))
    assert climbed.rungs == (0, 1, 2, 3)
    assert climbed.again is False
    again = climb_to(HELP, QUIET, climbed.climb, NOW + timedelta(days=30))
    assert (again.rungs, again.again) == ((), True)
    assert again.climb.repeats > climbed.climb.repeats + 1


def test_repeats_grow_rarer_up_to_their_limit() -> None:
    repeat = Repeat(hours(4), 2.0, hours(24))
    assert [repeat.gap(n) for n in range(5)] == [hours(h) for h in (4, 8, 16, 24, 24)]


@pytest.mark.parametrize("most", [3, 10])
def test_an_even_repeat_stays_even_after_years(most: int) -> None:
    assert Repeat(minutes(3), 1.0, minutes(most)).gap(10**9) == minutes(3)


def test_a_matter_that_is_no_danger_stops_at_its_ceiling() -> None:
    assert top(FAVOUR) == 2
    climbed = climb_to(FAVOUR, QUIET, BELOW, NOW + timedelta(days=9))
    assert climbed.rungs == (0, 1, 2)
    assert go_up(FAVOUR, Climb(2, NOW), NOW) == Climbed(Climb(2, NOW, 1), (), again=True)


def test_a_ladder_whose_first_rung_is_above_the_ceiling_still_tells_that_rung() -> None:
    high = Ladder((Rung(minutes(0), Level.COUNTY, ("duty_county",)),), HELP.repeat)
    assert climb_to(replace(high, ceiling=Level.VILLAGE), QUIET, BELOW, NOW).rungs == (0,)


@pytest.mark.parametrize(
    ("ladder", "last", "now_told"),
    [
        (HELP, -1, (0,)),
        (HELP, 0, (1,)),
        (HELP, 2, (3,)),
        (HELP, 3, ()),
        (EMERGENCY, -1, (0,)),
        (EMERGENCY, 0, (1, 2)),
        (EMERGENCY, 1, (2,)),
        (EMERGENCY, 2, ()),
    ],
)
def test_going_up_is_one_level_up_and_leaves_nobody_between_out(
    ladder: Ladder, last: int, now_told: tuple[int, ...]
) -> None:
    later = NOW + hours(1)
    climbed = go_up(ladder, Climb(last, NOW, 5), later)
    assert climbed.rungs == now_told
    assert climbed.climb.since == later
    assert climbed.again is (now_told == ())
    assert climbed.climb.repeats == (0 if now_told else 6)


@pytest.mark.parametrize(
    ("level", "rung"),
    [(Level.LIAISON, 0), (Level.VILLAGE, 2), (Level.TOWNSHIP, 2), (Level.COUNTY, None)],
)
def test_a_case_may_start_higher(level: Level, rung: int | None) -> None:
    assert first_rung_of(EMERGENCY, level) == rung


def test_silence_turns_into_danger_at_the_rung_that_says_so() -> None:
    first, second, third = EMERGENCY.rungs
    ladder = replace(EMERGENCY, rungs=(first, replace(second, emergency=True), third))
    assert becomes_emergency(ladder, (0, 1))
    assert not becomes_emergency(ladder, (0, 2))
    assert not becomes_emergency(ladder, ())


def test_each_level_of_a_ladder_is_named_once() -> None:
    assert levels(EMERGENCY.rungs) == (Level.LIAISON, Level.TOWNSHIP)


def test_a_place_on_a_ladder_without_a_zone_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="timezone"):
        Climb(0, datetime(2026, 11, 21, 9))  # noqa: DTZ001
