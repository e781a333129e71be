"""What a look at a box finds, and to which box goes what is not used here."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.boxes import Box
from bot.domain.cover import Cover
from bot.domain.stock import Amounts, Lot, OnShelf
from bot.domain.warnings import (
    Elsewhere,
    LookRules,
    Sort,
    Use,
    Using,
    Warning,
    is_settled,
    look,
    where_used,
)

TODAY = date(2026, 11, 23)
LONG_AGO = date(2026, 9, 1)
BOX = Box("b1", "liuwan", "柳湾药箱", "小卖部", keeper_id="keeper")
RULES = LookRules()


def on(
    lot: str = "l1",
    *,
    left: int | None = 400,
    came: date = LONG_AGO,
    qty: int = 10,
    kept: int = 0,
    blocked: str | None = None,
) -> OnShelf:
    """A lot that came on a day and is good for so many days more."""
    last = None if left is None else TODAY + timedelta(days=left)
    received = datetime(came.year, came.month, came.day, 4, tzinfo=UTC)
    return OnShelf(
        "b1",
        Lot(lot, "smec", "盒", received, "purchase", last_day=last, blocked=blocked),
        Amounts(on_hand=qty, reserved=kept),
    )


def use(daily: float, days: float | None, begun: date = LONG_AGO, **locked: date) -> Use:
    return Use({("smec", "盒"): Using(Cover(days, daily, 0), begun)}, locked)


def seen(*shelf: OnShelf, used: Use | None = None) -> list[tuple[Sort, int]]:
    found = look(BOX, shelf, used or Use(), TODAY, RULES)
    return [(w.sort, w.qty) for w in found]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (None, []),
        (14.0, []),
        (13.9, [Sort.LOW]),
        (1.0, [Sort.LOW]),
        (0.0, [Sort.OUT]),
    ],
)
def test_under_two_weeks_is_a_lack_and_what_is_unknown_is_none(
    days: float | None, expected: list[Sort]
) -> None:
    found = look(BOX, (), use(2.0, days), TODAY, RULES)
    assert [w.sort for w in found] == expected


def test_a_lack_says_how_much_lasts_four_weeks() -> None:
    (low,) = look(BOX, (), use(2.0, 5.0), TODAY, RULES)
    assert (low.qty, low.days, low.ask) == (10, 5, 46)
    (out,) = look(BOX, (), use(0.5, 0.0), TODAY, RULES)
    assert (out.qty, out.days, out.ask) == (0, 0, 14)


@pytest.mark.parametrize(
    ("left", "came_before", "expected"),
    [
        (91, 30, []),
        (90, 1, [Sort.NEAR]),
        (60, 10, []),  # it was within ninety days when it was counted in
        (30, 10, [Sort.NEAR]),
        (7, 10, [Sort.NEAR]),
        (0, 10, [Sort.NEAR]),
        (0, 5, []),
        (-1, 5, [Sort.EXPIRED]),
        (-8, 30, [Sort.EXPIRED, Sort.LOCKED]),
        (None, 10, []),
    ],
)
def test_a_band_is_news_only_where_it_was_entered_here(
    left: int | None, came_before: int, expected: list[Sort]
) -> None:
    came = TODAY - timedelta(days=came_before)
    assert [sort for sort, _ in seen(on(left=left, came=came))] == expected


def test_each_band_is_something_else_to_be_told() -> None:
    def about(left: int) -> set[str]:
        return {w.about for w in look(BOX, (on(left=left),), Use(), TODAY, RULES)}

    assert about(90) == about(31) == {"l1:90"}
    assert about(30) == about(8) == {"l1:30"}
    assert about(7) == about(0) == {"l1:7"}
    assert about(-1) == {"l1:0"}


def test_what_is_locked_is_told_after_a_week_and_nothing_else_is_said_of_it() -> None:
    lot = on(left=5, blocked="recalled")
    assert seen(lot, used=use(0, None, l1=TODAY - timedelta(days=7))) == []
    assert seen(lot, used=use(0, None, l1=TODAY - timedelta(days=8))) == [(Sort.LOCKED, 10)]
    assert seen(on(blocked="recalled", qty=0)) == []


def test_what_is_over_before_it_is_used_is_only_what_nobody_waits_for() -> None:
    """Ten at one in five days for forty days: eight are used, two are not, one is kept."""
    lately = TODAY - timedelta(days=5)
    assert seen(on(left=39, came=lately), used=use(0.2, 50.0)) == [(Sort.UNUSED, 2)]
    assert seen(on(left=39, came=lately, kept=9), used=use(0.2, 50.0)) == [(Sort.UNUSED, 1)]
    assert seen(on(left=39, came=lately), used=use(0.2, None, begun=TODAY)) == []
    assert seen(on(left=100), used=use(0.01, 1000.0)) == []


def test_the_worst_comes_first() -> None:
    shelf = (on("near", left=3), on("over", left=-1))
    found = look(BOX, shelf, use(1.0, 2.0), TODAY, RULES)
    assert [w.sort for w in found] == [Sort.EXPIRED, Sort.LOW, Sort.UNUSED, Sort.NEAR]


@pytest.mark.parametrize(("days", "over"), [(16.9, False), (17.0, True), (None, True)])
def test_a_lack_is_over_with_some_days_to_spare(days: float | None, over: bool) -> None:
    assert is_settled(BOX, "smec|盒", use(1.0, days), RULES) is over
    assert is_settled(BOX, "gone|盒", use(1.0, days), RULES)


UNUSED = Warning(
    Sort.UNUSED, "b1", "smec", "盒", 6, "l1", lot_id="l1", last_day=TODAY + timedelta(days=11)
)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([], None),
        ([Elsewhere("b2", 0.5, 0)], ("b2", 5)),  # ten days are left once it is there
        ([Elsewhere("b2", 0.5, 0), Elsewhere("b3", 1.0, 0)], ("b3", 6)),
        ([Elsewhere("b2", 0.5, 0), Elsewhere("b3", 1.0, 10)], ("b2", 5)),
        ([Elsewhere("b2", 0.5, 5)], None),
        ([Elsewhere("b2", 0.05, 0)], None),
    ],
)
def test_it_goes_where_it_is_used_most_and_in_time(
    others: list[Elsewhere], expected: tuple[str, int] | None
) -> None:
    assert where_used(UNUSED, others, TODAY, RULES) == expected
