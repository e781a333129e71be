"""What holds of stored times, ids and ages."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import Ids
from bot.domain.people import Person, age_on, is_elder
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from tests.properties.villages import BERLIN, SHANGHAI

MILLISECOND = timedelta(milliseconds=1)
naive = st.datetimes(datetime(1900, 1, 1), datetime(2999, 1, 1))  # noqa: DTZ001
moments = st.builds(
    lambda moment, zone: moment.replace(tzinfo=UTC).astimezone(zone),
    naive,
    st.sampled_from([UTC, BERLIN, SHANGHAI]),
)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(moments)
def test_a_stored_time_is_the_same_instant_to_the_millisecond(moment: datetime) -> None:
    read = from_text(to_text(moment))
    assert timedelta(0) <= moment.astimezone(UTC) - read < MILLISECOND
    assert read.utcoffset() == timedelta(0)
    assert to_text(read) == to_text(moment)
    assert maybe_from_text(maybe_to_text(moment)) == read


@given(moments, moments)
def test_stored_times_sort_as_time_does(one: datetime, other: datetime) -> None:
    if one.astimezone(UTC) + MILLISECOND <= other.astimezone(UTC):
        assert to_text(one) < to_text(other)
    assert len(to_text(one)) == len("2026-11-21T09:30:00.000Z")


@given(naive)
def test_a_time_without_a_zone_is_never_stored(moment: datetime) -> None:
    with pytest.raises(ValueError, match="without a zone"):
        to_text(moment)


@given(
    st.lists(st.integers(-5_000, 5_000), min_size=1, max_size=60),
    st.integers(0, 2**32),
)
def test_ids_rise_whatever_the_clock_does(steps: list[int], seed: int) -> None:
    now = datetime(2026, 11, 21, tzinfo=UTC)
    ids, made = Ids(lambda: now, random.Random(seed)), list[str]()
    for step in steps:
        now += step * MILLISECOND
        made.append(ids.new())
    assert made == sorted(set(made))
    assert {len(one) for one in made} == {16}


@given(moments, moments, st.integers(0, 2**32))
def test_an_id_made_later_by_anybody_sorts_later(one: datetime, other: datetime, seed: int) -> None:
    early, late = sorted((one.astimezone(UTC), other.astimezone(UTC)))
    if late - early >= MILLISECOND and early.year >= 1970:
        first = Ids(lambda: early, random.Random(seed)).new()
        assert first < Ids(lambda: late, random.Random(seed + 1)).new()


@given(days, days)
def test_knowing_less_of_a_birthday_never_makes_anybody_older(born: date, day: date) -> None:
    exact, month, year = (age_on(born.isoformat()[:n], day) for n in (10, 7, 4))
    assert exact is not None
    assert month is not None
    assert year is not None
    assert exact - 1 <= year <= month <= exact


@given(days)
def test_a_year_is_full_on_the_birthday_and_not_the_day_before(born: date) -> None:
    if (born.month, born.day) != (2, 29):
        birthday = born.replace(year=born.year + 65)
        person = Person("p", "u", "n", born=born.isoformat())
        assert is_elder(person, birthday)
        assert not is_elder(person, birthday - timedelta(days=1))
