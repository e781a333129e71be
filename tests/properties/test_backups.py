"""Which backups are kept: whatever was made when, the last days and weeks are there."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.backups import (
    DAYS,
    ROOM,
    WEEKS,
    has_room,
    is_due,
    is_old,
    keep,
    last_night,
    newest,
    next_night,
)

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
moments = st.integers(-60 * 24 * 200, 60 * 24 * 3).map(lambda m: NOW + timedelta(minutes=m))
made = st.lists(moments, max_size=60)


def day(moment: datetime) -> date:
    return moment.astimezone(ZONE).date()


@given(made)
def test_the_newest_of_each_of_the_last_seven_days_stays(backups: list[datetime]) -> None:
    kept = keep(backups, NOW, ZONE)
    past = [moment for moment in backups if moment <= NOW]
    for last in sorted({day(moment) for moment in past})[-DAYS:]:
        assert max(moment for moment in past if day(moment) == last) in kept


@given(made)
def test_four_weeks_before_these_have_one_each_and_no_more(backups: list[datetime]) -> None:
    kept = [moment for moment in keep(backups, NOW, ZONE) if moment <= NOW]
    days = sorted({day(moment) for moment in backups if moment <= NOW})[-DAYS:]
    weekly = [day(moment) for moment in kept if day(moment) not in days]
    weeks = {other.isocalendar()[:2] for other in weekly}
    assert len(weekly) == len(weeks) <= WEEKS
    before = {day(m).isocalendar()[:2] for m in backups if m <= NOW and day(m) not in days}
    assert weeks == set(sorted(before)[-WEEKS:])


def test_the_same_week_of_another_year_is_another_week() -> None:
    week = [NOW - timedelta(days=n) for n in range(DAYS)]
    before = [NOW - timedelta(days=14), NOW - timedelta(days=14 + 52 * 7)]
    assert day(before[0]).isocalendar()[1] == day(before[1]).isocalendar()[1]
    assert keep([*week, *before], NOW, ZONE) == {*week, *before}


@given(made)
def test_keeping_again_lets_nothing_more_go(backups: list[datetime]) -> None:
    kept = keep(backups, NOW, ZONE)
    assert kept <= set(backups)
    assert keep(kept, NOW, ZONE) == kept
    assert len([moment for moment in kept if moment <= NOW]) <= DAYS + WEEKS
    assert not backups or kept


@given(made)
def test_a_wrong_clock_costs_no_backup(backups: list[datetime]) -> None:
    later = {moment for moment in backups if moment > NOW}
    assert later <= keep(backups, NOW, ZONE)
    assert newest(backups, NOW) not in later


@given(st.integers(40, 120), st.sets(st.integers(0, 119)))
@example(100, set())
def test_night_after_night_the_last_weeks_are_there(nights: int, off: set[int]) -> None:
    there: set[datetime] = set()
    ran = [NOW + timedelta(days=n) for n in range(nights) if n not in off]
    for moment in ran:
        there = set(keep({*there, moment}, moment, ZONE))
    assert there >= set(ran[-DAYS:])
    earlier = {day(moment).isocalendar()[:2] for moment in ran[:-DAYS]}
    weeks = {day(moment).isocalendar()[:2] for moment in there - set(ran[-DAYS:])}
    assert weeks == set(sorted(earlier)[-WEEKS:])


@given(moments, moments)
def test_one_is_due_once_a_night(last: datetime, now: datetime) -> None:
    since = NOW - timedelta(days=300)
    night = last_night(now, ZONE)
    assert night <= now < next_night(now, ZONE) == night + timedelta(days=1)
    assert is_due(last, since, now, ZONE) is (last < night)
    assert not is_due(now, since, now, ZONE)
    assert is_due(now, since, next_night(now, ZONE) + timedelta(seconds=1), ZONE)


@given(moments, st.timedeltas(timedelta(0), timedelta(days=9)))
def test_without_any_it_counts_from_when_there_was_something_to_copy(
    since: datetime, gone: timedelta
) -> None:
    now = since + gone
    assert is_due(None, since, now, ZONE) is (since < last_night(now, ZONE))
    assert is_old(None, since, now) is (gone > timedelta(days=2))
    assert is_old(since, since - timedelta(days=9), now) is (gone > timedelta(days=2))


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_a_copy_never_takes_the_last_of_a_disk(free: int, needed: int) -> None:
    if has_room(free, needed):
        assert free - needed >= ROOM
        assert free >= 2 * needed
