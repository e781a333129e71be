"""What holds of every series: its rule minus its exceptions, never after its end, no day twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ride_series import Other, RideSeries, due_days

FIRST = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
days = st.integers(-3, 70).map(lambda n: FIRST + timedelta(days=n))
weekdays = st.sets(st.integers(0, 6), min_size=1).map(lambda found: tuple(sorted(found)))
others = st.lists(
    st.builds(
        Other,
        series_id=st.just("s"),
        day=days,
        moved_to=st.none() | days,
        clock=st.none() | st.just(time(8)),
    ),
    max_size=15,
    unique_by=lambda one: one.day,
)


@st.composite
def series(draw: st.DrawFn) -> RideSeries:
    first = draw(days)
    last = first + timedelta(days=draw(st.integers(0, 60)))
    return RideSeries("s", "east", draw(weekdays), first, last, NOW, NOW, clock=time(7))


@given(series(), others, days)
def test_no_day_twice_none_outside_and_none_of_what_is_left_out(
    one: RideSeries, exceptions: list[Other], since: date
) -> None:
    found = due_days(one, exceptions, since)
    on = [due.on for due in found]
    assert on == sorted(set(on))
    assert len({due.day for due in found}) == len(found)
    assert all(one.first <= day <= one.last and day >= since for day in on)
    assert all(due.day.weekday() in one.weekdays for due in found)
    out = {other.day for other in exceptions if other.out}
    assert not out & {due.day for due in found}


@given(series(), others)
def test_what_is_neither_left_out_nor_moved_is_due(
    one: RideSeries, exceptions: list[Other]
) -> None:
    touched = {other.day for other in exceptions if other.out or other.moved_to}
    found = {due.day for due in due_days(one, exceptions, one.first) if due.on == due.day}
    day, rule = one.first, set[date]()
    while day <= one.last:
        if day.weekday() in one.weekdays and day not in touched:
            rule.add(day)
        day += timedelta(days=1)
    assert rule <= found
