"""The money of a purchase: nothing above the limit unasked, two sums, both sides' word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.outcome import Refused
from bot.domain.purchases import (
    Money,
    Purchase,
    agreed,
    approve,
    decline,
    doubt,
    gave,
    give_up,
    look_again,
    not_received,
    paid,
    received,
    spend,
    yuan,
)

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)


def start(**values: object) -> Purchase:
    return Purchase("c1", Money.OPEN, NOW, asker_id="wang", **values)  # type: ignore[arg-type]


def sure(found: Purchase | Refused) -> Purchase:
    assert isinstance(found, Purchase), found
    return found


def test_within_the_limit_both_say_yes_and_it_is_settled() -> None:
    told = sure(spend(start(budget=5000), "zhao", 3850, LATER))
    assert told.state is Money.TOLD
    once = sure(gave(told, LATER))
    assert once.state is Money.TOLD
    both = sure(received(once, LATER))
    assert (both.state, agreed(both)) == (Money.SETTLED, 3850)
    assert isinstance(gave(both, LATER), Refused)


def test_above_the_limit_it_waits_for_a_word() -> None:
    over = sure(spend(start(budget=5000), "zhao", 6200, LATER))
    assert over.state is Money.OVER
    for move in (gave, received, doubt):
        assert isinstance(move(over, LATER), Refused)
    yes = sure(approve(over, LATER))
    assert (yes.state, yes.budget) == (Money.TOLD, 6200)
    no = sure(decline(over, LATER))
    assert (no.state, no.spent, no.budget) == (Money.OPEN, None, 5000)


def test_the_limit_itself_is_within_it() -> None:
    assert sure(spend(start(budget=5000), "zhao", 5000, LATER)).state is Money.TOLD
    assert sure(spend(start(), "zhao", 99_000, LATER)).state is Money.TOLD


def test_two_sums_stand_beside_each_other() -> None:
    told = sure(spend(start(), "zhao", 3850, LATER))
    asked = sure(doubt(told, LATER))
    differs = sure(paid(asked, 3000, LATER))
    assert (differs.state, differs.spent, differs.paid) == (Money.DIFFERS, 3850, 3000)
    assert isinstance(spend(differs, "zhao", 3000, LATER), Refused)


def test_who_looks_again_and_agrees_settles_it() -> None:
    differs = Purchase("c1", Money.DIFFERS, NOW, "wang", "zhao", spent=3850, paid=3000)
    one = sure(look_again(differs, "wang", 3850, LATER))
    assert one.state is Money.DIFFERS
    both = sure(look_again(one, "zhao", 3850, LATER))
    assert (both.state, agreed(both)) == (Money.SETTLED, 3850)


def test_two_who_still_differ_are_a_matter_for_a_third() -> None:
    differs = Purchase("c1", Money.DIFFERS, NOW, "wang", "zhao", spent=3850, paid=3000)
    one = sure(look_again(differs, "zhao", 3850, LATER))
    split = sure(look_again(one, "wang", 3000, LATER))
    assert (split.state, split.spent, split.paid) == (Money.SPLIT, 3850, 3000)
    assert agreed(split) is None
    late = sure(look_again(split, "wang", 3850, LATER))
    assert agreed(late) == 3850
    assert sure(give_up(differs, LATER)).state is Money.SPLIT


def test_a_third_sum_is_no_answer() -> None:
    differs = Purchase("c1", Money.DIFFERS, NOW, "wang", "zhao", spent=3850, paid=3000)
    assert isinstance(look_again(differs, "wang", 3500, LATER), Refused)


def test_the_same_sum_said_in_words_is_a_yes() -> None:
    told = sure(spend(start(), "zhao", 3850, LATER))
    assert sure(paid(told, 3850, LATER)).asker_ok
    assert not sure(not_received(sure(received(told, LATER)), LATER)).buyer_ok


def test_who_asked_without_a_telephone_pays_at_the_door() -> None:
    told = sure(spend(Purchase("c1", Money.OPEN, NOW), "zhao", 1200, LATER))
    assert sure(received(told, LATER)).state is Money.SETTLED


def test_sums_are_written_as_on_a_slip() -> None:
    assert [yuan(fen) for fen in (3850, 3800, 5, 120, 12000)] == [
        "38.5",
        "38",
        "0.05",
        "1.2",
        "120",
    ]


@given(
    budget=st.none() | st.integers(1, 10_000),
    sums=st.lists(st.integers(1, 10_000), min_size=1, max_size=6),
    taps=st.lists(st.sampled_from(["gave", "received", "doubt", "approve", "decline"]), max_size=8),
)
def test_nothing_is_ever_agreed_above_a_limit_nobody_raised(
    budget: int | None, sums: list[int], taps: list[str]
) -> None:
    moves = {
        "gave": gave,
        "received": received,
        "doubt": doubt,
        "approve": approve,
        "decline": decline,
    }
    now, raised = start(budget=budget), budget
    for index, fen in enumerate(sums):
        found = spend(now, "zhao", fen, LATER)
        now = found if isinstance(found, Purchase) else now
        for tap in taps[index::2]:
            moved = moves[tap](now, LATER)
            if isinstance(moved, Purchase):
                raised = moved.budget if tap == "approve" else raised
                now = moved
        assert now.budget == raised
        if now.state in (Money.TOLD, Money.SETTLED) and raised is not None:
            assert now.spent is not None
            assert now.spent <= raised
