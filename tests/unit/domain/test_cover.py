"""How long stock lasts, worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.cover import Cover, Day, days_of_cover, expires_unused, to_ask_for
from bot.domain.stock import Lot, Pick
from tests.unit.domain.samples import NOW

TODAY = date(2026, 11, 21)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def used(days: int, qty: int) -> Day:
    return Day(ago(days), qty, -qty)


def lot(id: str, days: int | None, blocked: str | None = None) -> Lot:
    last = None if days is None else TODAY + timedelta(days=days)
    return Lot(id, "ibu_er", "盒", NOW, "count", last_day=last, blocked=blocked)


def test_what_was_used_divided_by_the_days_there_was_any() -> None:
    # 30 came 59 days ago, all went on the day 30 days ago, and 6 came today: 29 days without.
    series = [Day(ago(59), 0, 30), used(30, 30), Day(TODAY, 0, 6)]
    cover = days_of_cover(series, 6, TODAY, ago(59))
    assert cover.stockout_days == 29
    assert cover.daily == pytest.approx(30 / 31)
    assert cover.days == pytest.approx(6 * 31 / 30)
    assert cover.under(14)


def test_a_box_that_was_never_empty_is_divided_by_the_whole_window() -> None:
    cover = days_of_cover([used(50, 30), used(10, 30)], 60, TODAY, ago(400))
    assert cover == Cover(60.0, 1.0, 0)


def test_what_was_used_before_the_window_says_nothing() -> None:
    cover = days_of_cover([used(60, 300), used(59, 60)], 20, TODAY, ago(400))
    assert cover == Cover(20.0, 1.0, 0)


def test_under_fourteen_days_nothing_is_believed() -> None:
    assert days_of_cover([used(3, 5)], 5, TODAY, ago(12)).days is None
    assert days_of_cover([used(3, 7)], 5, TODAY, ago(13)) == Cover(10.0, 0.5, 0)


def test_what_nobody_uses_has_no_number_of_days_and_asks_for_nothing() -> None:
    cover = days_of_cover([], 5, TODAY, ago(100))
    assert cover == Cover(None, 0.0, 0)
    assert not cover.under(14)
    assert to_ask_for(cover) == 0


def test_empty_now_and_used_before_is_nothing_left_to_cover_with() -> None:
    cover = days_of_cover([Day(ago(40), 0, 10), used(21, 10)], 0, TODAY, ago(40))
    assert cover == Cover(0.0, 0.5, 21)
    assert to_ask_for(cover) == 14


def test_what_is_over_or_recalled_stands_there_and_covers_nothing() -> None:
    cover = days_of_cover([used(10, 30)], 0, TODAY, ago(59), there=12)
    assert cover == Cover(0.0, 0.5, 0)


def test_lent_moved_or_thrown_away_is_not_used() -> None:
    cover = days_of_cover([Day(ago(5), 0, -8), used(4, 6)], 10, TODAY, ago(59))
    assert cover.daily == pytest.approx(0.1)


def test_what_came_and_went_on_one_day_was_there_that_day() -> None:
    series = [used(30, 5), Day(ago(10), 4, 0)]
    assert days_of_cover(series, 0, TODAY, ago(59)).stockout_days == 29


def test_as_many_are_asked_for_as_make_it_last_four_weeks() -> None:
    assert to_ask_for(Cover(10.0, 1.0, 0)) == 18
    assert to_ask_for(Cover(10.0, 0.3, 0)) == 6, "a part of a pack is a pack"
    assert to_ask_for(Cover(40.0, 1.0, 0)) == 0
    assert to_ask_for(Cover(10.0, 1.0, 0), target_days=14) == 4


def test_what_expires_before_it_is_used_is_named_by_lot() -> None:
    lots = [Pick(lot("late", 99), 100), Pick(lot("soon", 9), 30), Pick(lot("ever", None), 9)]
    # One a day: ten of `soon` through its last day, then ninety of `late`.
    assert expires_unused(lots, 1.0, TODAY) == (
        Pick(lot("soon", 9), 20),
        Pick(lot("late", 99), 10),
    )
    assert expires_unused(lots, 3.0, TODAY) == ()


def test_what_is_over_or_barred_already_does_not_wait_to_expire() -> None:
    lots = [Pick(lot("over", -1), 5), Pick(lot("barred", 9, "recalled"), 5)]
    assert expires_unused(lots, 0.0, TODAY) == ()
    assert expires_unused([Pick(lot("today", 0), 5)], 1.0, TODAY) == (Pick(lot("today", 0), 4),)
