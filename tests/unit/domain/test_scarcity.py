"""Who goes first while a thing is scarce, when that begins, and when it ends by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.people import Person
from bot.domain.scarcity import (
    BY_HAND,
    FEW,
    PLACES,
    SHORT,
    ScarceRules,
    Scarcity,
    Supply,
    begins,
    ends,
    is_above,
    may_have,
    place_of,
)
from bot.domain.takers import Whom

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
RULES = ScarceRules(below={"布洛芬": 3})
ON = Scarcity("s1", "liuwan", "布洛芬", NOW, FEW)
SOMEBODY = Person("p1", "east", "赵")


@pytest.mark.parametrize(
    ("free", "days", "why"),
    [(2, None, FEW), (3, None, None), (50, 2.9, SHORT), (50, 3.0, None), (0, 9.0, FEW)],
)
def test_it_begins_by_number_or_by_days(free: int, days: float | None, why: str | None) -> None:
    assert begins(Supply(free, days), "布洛芬", RULES) == why


def test_what_has_no_number_is_scarce_by_days_alone() -> None:
    assert begins(Supply(0), "口罩", RULES) is None
    assert begins(Supply(1, 0.5), "口罩", RULES) == SHORT


@pytest.mark.parametrize(
    ("free", "days", "above"),
    [(4, None, False), (5, None, True), (50, 5.9, False), (50, 6.0, True)],
)
def test_it_takes_more_to_end_than_to_begin(free: int, days: float | None, above: bool) -> None:
    assert is_above(Supply(free, days), "布洛芬", RULES) is above


def test_it_ends_when_there_was_enough_for_a_day() -> None:
    assert ends(ON, NOW, RULES) is None
    above = replace(ON, above_since=NOW + timedelta(hours=1))
    assert ends(above, NOW, RULES) == NOW + timedelta(hours=25)


def test_what_a_hand_ordered_holds_three_days() -> None:
    by_hand = replace(ON, why=BY_HAND, above_since=NOW)
    assert ends(by_hand, NOW, RULES) == NOW + timedelta(days=3)
    late = replace(by_hand, above_since=NOW + timedelta(days=5))
    assert ends(late, NOW, RULES) == NOW + timedelta(days=6)


@pytest.mark.parametrize(
    ("person", "whom", "elder", "place"),
    [
        (replace(SOMEBODY, colour="red", lives_alone=True), None, True, "red"),
        (SOMEBODY, Whom.SMALL, False, "small"),
        (replace(SOMEBODY, pregnant=True), None, False, "pregnant"),
        (SOMEBODY, Whom.PREGNANT, False, "pregnant"),
        (SOMEBODY, None, True, "elder"),
        (None, Whom.ELDER, False, "elder"),
        (replace(SOMEBODY, colour="yellow"), Whom.ADULT, False, "yellow"),
        (replace(SOMEBODY, lives_alone=True), None, False, "alone"),
        (replace(SOMEBODY, colour="green"), Whom.ADULT, False, "later"),
        (None, None, False, "later"),
    ],
)
def test_the_place_follows_from_facts(
    person: Person | None, whom: Whom | None, elder: bool, place: str
) -> None:
    assert place_of(person, whom, elder=elder, had=False) == place
    assert place_of(person, whom, elder=elder, had=True) == "had"


def test_nobody_goes_first_by_name() -> None:
    other = replace(SOMEBODY, id="p2", name="书记", called="周书记")
    assert place_of(SOMEBODY, None, elder=False, had=False) == place_of(
        other, None, elder=False, had=False
    )


@pytest.mark.parametrize(
    ("place", "free", "why", "has"),
    [
        ("alone", 1, FEW, True),
        ("red", 0, FEW, False),
        ("later", 2, FEW, False),
        ("later", 3, FEW, True),
        ("later", 9, BY_HAND, False),
        ("elder", 1, BY_HAND, True),
        ("had", 2, SHORT, False),
    ],
)
def test_the_last_ones_are_for_those_who_go_first(
    place: str, free: int, why: str, has: bool
) -> None:
    assert may_have(PLACES[place], free, replace(ON, why=why), RULES) is has
