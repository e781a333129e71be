"""Who must be heard from today: what holds whoever lives in the village."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.content.layers import Layer, Shelf
from bot.content.rounds import read_round_rules
from bot.domain.round_rules import HIGH, NORMAL, Span
from bot.domain.rounds import Known, Today, Why, Wish, due_today

RULES = read_round_rules(Shelf((Layer(Path(__file__).parents[2]),)))
ZONE = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 11, 24)
MORNING = datetime.combine(DAY, time(7), ZONE)
ago = st.one_of(st.none(), st.integers(0, 30 * 24))
people = st.builds(
    Known,
    person_id=st.text("abcdef", min_size=1, max_size=4),
    unit_id=st.just("dongwan"),
    colour=st.sampled_from(["red", "yellow", "green", None]),
    lives_alone=st.booleans(),
    ill=st.booleans(),
    watched=st.sampled_from([None, 1, 3]),
    wish=st.sampled_from([None, Wish.DAILY, Wish.NONE]),
    held=st.booleans(),
    ended=st.booleans(),
    last=ago.map(lambda hours: None if hours is None else MORNING - timedelta(hours=hours)),
)
days = st.builds(
    Today,
    day=st.just(DAY),
    zone=st.just(ZONE),
    season=st.sampled_from([NORMAL, HIGH]),
    busy=st.booleans(),
)


@given(people, days)
def test_nobody_who_has_ended_or_is_away_is_ever_due(one: Known, today: Today) -> None:
    due = due_today([one], RULES, today)
    assert not due or not (one.ended or one.held)


@given(people, days)
def test_whoever_was_reached_today_is_not_asked_again(one: Known, today: Today) -> None:
    reached = one.last is not None and one.last.astimezone(ZONE).date() == DAY
    assert not (reached and due_today([one], RULES, today))


@given(people, days)
def test_a_green_or_yellow_person_is_asked_only_in_season_or_by_own_wish_or_reason(
    one: Known, today: Today
) -> None:
    reason = one.ill or one.watched is not None or one.wish is Wish.DAILY
    calm = one.colour in ("yellow", "green", None) and today.season == NORMAL and not reason
    assert not (calm and due_today([one], RULES, today))


@given(people, days)
def test_a_red_person_nobody_reached_since_yesterday_is_always_due(
    one: Known, today: Today
) -> None:
    gone = one.ended or one.held
    reached = one.last is not None and one.last.astimezone(ZONE).date() == DAY
    plain = one.watched in (None, 1)
    if one.colour == "red" and not gone and not reached and plain:
        (due,) = due_today([one], RULES, today)
        # 别问了 takes the question away, never the person.
        assert due.unasked is (one.wish is Wish.NONE)
        assert due.by - MORNING <= timedelta(hours=13)


@given(st.lists(people, max_size=12), days)
def test_each_is_due_once_and_the_illest_colour_stands_first(
    some: list[Known], today: Today
) -> None:
    due = due_today(some, RULES, today)
    assert len(due) <= len(some)
    if not today.busy:
        reds = [one.colour == "red" for one in due]
        assert reds == sorted(reds, reverse=True)


def test_illness_comes_before_every_other_reason() -> None:
    one = Known("a", "u", "red", ill=True, watched=3, wish=Wish.DAILY)
    (due,) = due_today([one], RULES, Today(DAY, ZONE))
    assert due.why is Why.ILL


def test_a_yellow_wish_of_every_day_and_the_third_day_of_the_season() -> None:
    asked = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    wishes = Known("a", "u", "yellow", wish=Wish.DAILY, last=asked)
    plain = Known("b", "u", "yellow", last=asked)
    calm, high = Today(DAY, ZONE), Today(DAY, ZONE, HIGH)
    assert [one.why for one in due_today([wishes, plain], RULES, calm)] == [Why.WISH]
    assert {one.why for one in due_today([wishes, plain], RULES, high)} == {Why.WISH, Why.SEASON}


def test_a_span_may_pass_the_new_year() -> None:
    winter = Span((12, 15), (2, 28))
    assert winter.has(date(2026, 12, 31))
    assert winter.has(date(2027, 2, 28))
    assert not winter.has(date(2026, 12, 14))
