"""How much one person, and one group, may say in a minute."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.flood import Flood, FloodLimits, Pace

LIMITS = FloodLimits()


def paces(moments: list[float], what: int | None = None, group: bool = False) -> list[Pace]:
    flood = Flood()
    return [flood.said(1, 2, moment, what, group=group) for moment in moments]


def test_ten_lines_in_a_minute_are_served() -> None:
    assert set(paces([n * 6.0 for n in range(10)])) == {Pace.SERVE}


def test_who_goes_on_for_an_hour_at_a_lines_every_five_seconds_is_served() -> None:
    assert set(paces([n * 5.0 for n in range(720)])) == {Pace.SERVE}


def test_a_flood_is_asked_once_to_slow_down_and_then_left_alone() -> None:
    found = paces([n * 0.3 for n in range(200)])
    assert found.count(Pace.SERVE) == LIMITS.most
    assert found.count(Pace.SLOW) == 1
    assert found[-1] is Pace.MUTE


def test_the_same_words_count_more() -> None:
    assert paces([n * 0.3 for n in range(200)], what=7).count(Pace.SERVE) == 5


def test_after_a_minute_of_rest_all_is_well() -> None:
    flood = Flood()
    for n in range(500):
        flood.said(1, 2, n * 0.01, None, group=False)
    assert flood.said(1, 2, 5.0 + LIMITS.window, None, group=False) is Pace.SERVE


def test_in_another_chat_one_is_heard() -> None:
    flood = Flood()
    for n in range(100):
        flood.said(1, 2, float(n) / 100, None, group=False)
    assert flood.said(3, 2, 1.0, None, group=True) is Pace.SERVE


def test_a_group_in_which_all_shout_is_let_be_and_told_nothing() -> None:
    flood = Flood()
    found = [flood.said(1, n % 50, n * 0.1, None, group=True) for n in range(400)]
    assert found.count(Pace.SERVE) == LIMITS.crowd
    assert Pace.SLOW not in found


def test_sixty_doors_are_ticked_in_a_minute_and_two_hundred_are_not() -> None:
    flood = Flood()
    found = [flood.pressed(2, n * 0.3) for n in range(200)]
    assert set(found[:60]) == {Pace.SERVE}
    assert found.count(Pace.SLOW) == 1


def test_of_many_people_the_rested_are_forgotten() -> None:
    flood = Flood(remembered=10)
    for person in range(100):
        flood.said(1, person, float(person), None, group=False)
    assert len(flood._meters) == 10


@given(st.lists(st.floats(0, 3600), max_size=120), st.booleans())
def test_no_more_than_so_many_are_served_in_any_minute(moments: list[float], same: bool) -> None:
    moments = sorted(moments)
    served = [
        moment
        for moment, pace in zip(moments, paces(moments, 1 if same else None), strict=True)
        if pace is Pace.SERVE
    ]
    for moment in served:
        within = [m for m in served if moment <= m < moment + LIMITS.window]
        assert len(within) <= LIMITS.most


@given(st.lists(st.floats(-1e6, 1e6), max_size=60))
def test_a_clock_that_steps_back_breaks_nothing(moments: list[float]) -> None:
    assert len(paces(moments)) == len(moments)
