"""How long stock lasts is what counting day by day, in the plainest way, gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cover import Cover, Day, days_of_cover, expires_unused, to_ask_for
from bot.domain.stock import Pick
from tests.unit.domain.test_cover import TODAY, ago, lot

days = st.lists(
    st.tuples(st.integers(0, 70), st.integers(0, 9), st.integers(-9, 9)), max_size=12
)  # (days ago, used, moved otherwise)
amounts = st.integers(0, 30)


@given(days, amounts, st.integers(0, 90))
def test_days_without_any_are_those_counted_one_by_one(
    happened: list[tuple[int, int, int]], there: int, begun: int
) -> None:
    sums: dict[int, tuple[int, int]] = {}
    for when, given_out, otherwise in happened:
        before = sums.get(when, (0, 0))
        sums[when] = (before[0] + given_out, before[1] + otherwise - given_out)
    sums = {when: sum_ for when, sum_ in sums.items() if when <= begun}
    series = [Day(ago(when), *sum_) for when, sum_ in sums.items()]
    cover = days_of_cover(series, there, TODAY, ago(begun))
    evening, empty, window = there, 0, min(begun + 1, 60)
    for when in range(window):
        given_out, change = sums.get(when, (0, 0))
        morning = evening - change
        empty += morning <= 0 and evening <= 0 and given_out <= 0
        evening = morning
    out = sum(u for when, (u, _) in sums.items() if when < window)
    assert cover.stockout_days == empty
    assert cover.daily == pytest.approx(out / (window - empty) if window > empty else 0)
    assert (cover.days is None) is (begun < 13 or cover.daily == 0)


@given(st.floats(0.01, 50), st.integers(0, 500), st.integers(1, 60))
def test_what_is_asked_for_is_enough_and_not_one_too_many(
    daily: float, there: int, target: int
) -> None:
    more = to_ask_for(Cover(there / daily, daily, 0), target)
    assert there + more >= daily * target - 1e-6
    assert more == 0 or there + more - 1 < daily * target


@given(
    st.lists(st.tuples(st.integers(-5, 40), st.integers(1, 20)), max_size=6),
    st.integers(0, 8),
)
def test_what_expires_is_what_is_left_when_it_is_used_day_by_day(
    stocked: list[tuple[int, int]], daily: int
) -> None:
    lots = [Pick(lot(str(n), day), qty) for n, (day, qty) in enumerate(stocked)]
    left = {p.lot.id: p.qty for p in lots}
    for day in range(41):
        wanted = daily
        for n, (last, _) in sorted(enumerate(stocked), key=lambda one: one[1][0]):
            part = min(left[str(n)], wanted) if last >= day else 0
            left[str(n)] -= part
            wanted -= part
    expected = {id: qty for id, qty in left.items() if qty and stocked[int(id)][0] >= 0}
    found = expires_unused(lots, float(daily), TODAY)
    assert sum(p.qty for p in found) == sum(expected.values())
    assert {p.lot.last_day for p in found} == {lots[int(id)].lot.last_day for id in expected}
