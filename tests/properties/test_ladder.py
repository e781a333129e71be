"""What holds of any ladder, however late and however often it is looked at."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ladder import Climb, Ladder, Repeat, climb_to, go_up, next_at, top
from bot.domain.quiet import QuietHours, is_quiet
from tests.properties.villages import MINUTE, SHANGHAI, climbs, instants, ladders, quiets, repeats

looks = st.lists(st.integers(0, 3 * 24 * 60).map(lambda m: m * MINUTE), min_size=1, max_size=6)


@given(ladders(), quiets, instants, looks)
def test_climbing_late_is_climbing_step_by_step(
    ladder: Ladder, quiet: QuietHours, start: datetime, gaps: list[timedelta]
) -> None:
    climb, told, said_again, now = Climb(-1, start), list[int](), False, start
    for gap in gaps:
        now += gap
        step = climb_to(ladder, quiet, climb, now)
        climb = step.climb
        told += step.rungs
        said_again = said_again or step.again
    late = climb_to(ladder, quiet, Climb(-1, start), now)
    assert late.climb == climb
    assert list(late.rungs) == told
    assert told == sorted(set(told))
    assert late.again is False or said_again


@given(st.data(), ladders(), quiets, st.integers(0, 20 * 24 * 60))
def test_a_ladder_never_falls_silent_and_is_looked_at_only_when_something_is_due(
    data: st.DataObject, ladder: Ladder, quiet: QuietHours, late: int
) -> None:
    climb = data.draw(climbs(ladder))
    now = climb.since + late * MINUTE
    climbed = climb_to(ladder, quiet, climb, now)
    due = next_at(ladder, quiet, climbed.climb)
    assert due > now
    assert climb_to(ladder, quiet, climbed.climb, now) == climb_to(
        ladder, quiet, climbed.climb, due - timedelta(seconds=1)
    )
    after = climb_to(ladder, quiet, climbed.climb, due)
    assert after.rungs or after.again
    assert not (after.rungs and after.again)


@given(st.data(), ladders(), quiets)
def test_a_ladder_that_sleeps_calls_nobody_in_quiet_hours(
    data: st.DataObject, ladder: Ladder, quiet: QuietHours
) -> None:
    climb = data.draw(climbs(ladder))
    due = next_at(ladder, quiet, climb)
    assert due >= climb.since
    assert not (ladder.waking and is_quiet(due, quiet))


@given(st.data(), ladders(), quiets, st.integers(0, 20 * 24 * 60))
def test_time_alone_never_climbs_past_the_ceiling_nor_down(
    data: st.DataObject, ladder: Ladder, quiet: QuietHours, late: int
) -> None:
    climb = Climb(data.draw(st.integers(-1, top(ladder))), data.draw(instants))
    climbed = climb_to(ladder, quiet, climb, climb.since + late * MINUTE)
    assert climb.last <= climbed.climb.last <= top(ladder)
    assert climbed.rungs == tuple(range(climb.last + 1, climbed.climb.last + 1))
    for rung in climbed.rungs:
        assert rung == 0 or ladder.rungs[rung].level.rank <= ladder.ceiling.rank


@given(st.data(), ladders())
def test_going_up_is_the_first_rung_of_a_higher_level_or_the_same_said_again(
    data: st.DataObject, ladder: Ladder
) -> None:
    climb = data.draw(climbs(ladder))
    now = data.draw(instants)
    climbed = go_up(ladder, climb, now)
    here = ladder.rungs[climb.last].level.rank if climb.last >= 0 else -1
    higher = [
        i for i in range(top(ladder) + 1) if i > climb.last and ladder.rungs[i].level.rank > here
    ]
    assert climbed.rungs == (tuple(range(climb.last + 1, higher[0] + 1)) if higher else ())
    assert climbed.again is (not higher)
    assert climbed.climb.since == now
    assert climbed.climb.last == (higher[0] if higher else climb.last)


@given(repeats(), st.integers(0, 40))
def test_repeats_grow_rarer_and_never_rarer_than_their_limit(repeat: Repeat, times: int) -> None:
    gap, later = repeat.gap(times), repeat.gap(times + 1)
    assert repeat.first <= gap <= later <= repeat.most
    if repeat.growth == 1.0:
        assert gap == repeat.first
    elif later < repeat.most:
        assert later > gap


@given(instants, st.integers(1, 30), st.integers(0, 5000))
def test_danger_is_said_again_at_a_constant_interval(
    start: datetime, every: int, later: int
) -> None:
    ladder = Ladder((), Repeat(every * MINUTE, 1.0, every * MINUTE), waking=False)
    climbed = climb_to(ladder, QuietHours((), SHANGHAI), Climb(0, start), start + later * MINUTE)
    assert climbed.climb == Climb(0, start + (later // every) * every * MINUTE, later // every)
    assert climbed.again is (later >= every)
