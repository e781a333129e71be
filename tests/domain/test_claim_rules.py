"""How much somebody may hold, and whose turn it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.claim_rules import (
    Few,
    FewRules,
    Limits,
    Record,
    carried_by_few,
    keeps_up,
    too_many,
    whose_turn,
)

LIMITS = Limits(own={"farm": 2}, uncounted=frozenset({"pool"}))
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
CODES = st.lists(st.sampled_from(["parcel", "farm", "meal", "pool"]), max_size=12)


def test_the_fourth_is_too_many() -> None:
    assert too_many(LIMITS, ["parcel"] * 2, "meal", Record()) is None
    assert too_many(LIMITS, ["parcel"] * 3, "meal", Record()) == 3


def test_a_day_in_the_field_is_taken_twice_at_most() -> None:
    assert too_many(LIMITS, ["farm"], "farm", Record()) is None
    assert too_many(LIMITS, ["farm"] * 2, "farm", Record()) == 2
    assert too_many(LIMITS, ["farm"] * 2, "meal", Record()) is None


def test_lists_are_not_counted() -> None:
    assert too_many(LIMITS, ["pool"] * 9, "meal", Record()) is None
    assert too_many(LIMITS, ["meal"] * 9, "pool", Record()) is None


def test_who_carries_out_what_they_take_may_take_more_and_not_without_end() -> None:
    good = Record(claimed=10, done=7)
    assert keeps_up(LIMITS, good)
    assert too_many(LIMITS, ["meal"] * 3, "meal", good) is None
    assert too_many(LIMITS, ["meal"] * 8, "meal", good) == 8


def test_a_few_tasks_say_nothing_yet_and_many_left_lying_say_no() -> None:
    assert not keeps_up(LIMITS, Record(claimed=4, done=4))
    assert not keeps_up(LIMITS, Record(claimed=10, done=6))


@given(CODES, st.sampled_from(["parcel", "farm", "meal"]), st.integers(0, 40), st.integers(0, 40))
def test_nobody_ever_holds_more_than_the_highest_number(
    held: list[str], category: str, claimed: int, done: int
) -> None:
    counted = [code for code in held if code != "pool"]
    full = too_many(LIMITS, held, category, Record(claimed, min(claimed, done)))
    assert full is not None or len(counted) < LIMITS.more


@given(CODES, st.sampled_from(["parcel", "farm", "meal"]), st.integers(5, 40))
def test_carrying_out_more_never_lets_somebody_take_less(
    held: list[str], category: str, claimed: int
) -> None:
    poor = too_many(LIMITS, held, category, Record(claimed, 0))
    good = too_many(LIMITS, held, category, Record(claimed, claimed))
    assert poor is not None or good is None


def test_never_asked_comes_first_then_who_was_asked_longest_ago() -> None:
    before = {"a": NOW, "b": NOW - timedelta(days=2)}
    assert whose_turn(["a", "b", "c"], before, (), 3) == ("c", "b", "a")


@given(
    st.lists(st.sampled_from("abcdefgh"), max_size=8),
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 99), max_size=8),
    st.sets(st.sampled_from("abcdefgh")),
    st.integers(0, 5),
)
def test_a_no_is_never_asked_nobody_twice_and_never_too_many(
    able: list[str], asked: dict[str, int], said_no: set[str], most: int
) -> None:
    found = whose_turn(able, {p: NOW + timedelta(hours=h) for p, h in asked.items()}, said_no, most)
    assert len(found) == len(set(found)) <= most
    assert set(found) <= set(able) - said_no


@given(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=40))
def test_turns_go_round_whatever_is_asked(times: list[str]) -> None:
    """Asked one by one, nobody is asked twice more often than anybody else."""
    asked: dict[str, datetime] = {}
    counts = dict.fromkeys("abcdef", 0)
    for hour, _ in enumerate(times):
        (one,) = whose_turn("abcdef", asked, (), 1)
        asked[one] = NOW + timedelta(hours=hour)
        counts[one] += 1
    assert max(counts.values()) - min(counts.values()) <= 1


def test_three_who_carry_most_of_it_are_a_number_and_no_names() -> None:
    assert carried_by_few((20, 6, 5, 4, 4, 3), FewRules()) == Few(42, 31, 3)
    assert carried_by_few((4, 4, 4, 4, 4, 4, 4), FewRules()) is None
    assert carried_by_few((5, 2), FewRules()) is None
