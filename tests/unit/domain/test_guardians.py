"""Two for one: who is asked first, who instead of somebody ill, who after somebody silent."""

from __future__ import annotations

from bot.domain.guardians import guardians_now, missing, whose_turn
from bot.domain.people import Tie

TIES = (
    Tie("p", "second", "guardian", 2),
    Tie("p", "first", "guardian", 1),
    Tie("p", "key", "key_holder", 1),
)


def test_the_first_in_rank_is_asked_first_and_only_guardians_are() -> None:
    assert guardians_now(TIES) == ("first", "second")
    assert guardians_now(()) == ()


def test_who_is_away_is_left_out_unless_nobody_else_is_there() -> None:
    assert guardians_now(TIES, {"first"}) == ("second",)
    assert guardians_now(TIES, {"first", "second"}) == ("first", "second")


def test_the_next_follows_a_silent_one_and_after_the_last_it_begins_anew() -> None:
    order = guardians_now(TIES)
    assert whose_turn(order) == "first"
    assert whose_turn(order, {"first"}) == "second"
    assert whose_turn(order, {"first", "second"}) == "first"
    assert whose_turn(()) is None


def test_two_are_usual_and_what_is_missing_is_counted() -> None:
    assert missing(TIES) == 0
    assert missing(TIES[:1]) == 1
    assert missing(TIES, usual=3) == 1
