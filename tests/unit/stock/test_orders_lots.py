"""How a difference, or what is thrown away, falls on the lots of one thing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.stock import Amounts, Lot, OnShelf
from bot.services.stock.order_lots import of_order, on_hand, spread, to_throw

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def on(
    id: str, days: int, hand: int, kept: int = 0, unit: str = "盒", blocked: str | None = None
) -> OnShelf:
    lot = Lot(id, "ibu_er", unit, NOW, "count", batch=id, blocked=blocked,
              last_day=TODAY + timedelta(days=days))  # fmt: skip
    return OnShelf("b1", lot, Amounts(on_hand=hand, reserved=kept))


def said(picks: tuple[object, ...] | None) -> list[tuple[str, int]]:
    assert picks is not None
    return [(p.lot.id, p.qty) for p in picks]  # type: ignore[attr-defined]


def test_what_is_missing_is_taken_from_what_expires_first() -> None:
    shelf = of_order((on("late", 300, 3), on("early", 30, 2)), "盒")
    assert said(spread(shelf, -3)) == [("early", -2), ("late", -1)]


def test_what_is_too_many_is_trusted_no_longer_than_what_expires_first() -> None:
    shelf = of_order((on("late", 300, 3), on("early", 30, 2)), "盒")
    assert said(spread(shelf, 2)) == [("early", 2)]
    assert said(spread(shelf, 0)) == []


def test_what_is_kept_for_somebody_is_not_counted_away() -> None:
    shelf = (on("one", 30, 2, kept=2), on("two", 60, 1))
    assert said(spread(shelf, -1)) == [("two", -1)]
    assert spread(shelf, -2) is None
    assert spread((), 1) is None


def test_only_the_measure_and_the_batch_that_were_said() -> None:
    shelf = (on("A1", 30, 2), on("B2", 60, 1), on("C3", 60, 9, unit="板"))
    assert on_hand(of_order(shelf, "盒")) == 3
    assert [s.lot.id for s in of_order(shelf, "盒", "b2")] == ["B2"]
    assert on_hand(shelf) == 12


def test_without_a_number_all_that_may_not_be_used_is_thrown_away() -> None:
    shelf = (on("good", 30, 2), on("over", -1, 2), on("barred", 90, 1, blocked="recalled"))
    assert said(to_throw(shelf, TODAY, None)) == [("over", 2), ("barred", 1)]
    assert said(to_throw(shelf, TODAY, 4)) == [("over", 2), ("barred", 1), ("good", 1)]
    assert to_throw(shelf, TODAY, 6) is None


@given(
    st.lists(st.tuples(st.integers(-50, 400), st.integers(0, 9), st.integers(0, 9)), max_size=6),
    st.integers(-40, 40),
)
def test_a_difference_is_met_exactly_or_not_at_all(
    lots: list[tuple[int, int, int]], difference: int
) -> None:
    shelf = of_order(
        tuple(
            on(f"l{i}", days, hand, min(kept, hand)) for i, (days, hand, kept) in enumerate(lots)
        ),
        None,
    )
    picks = spread(shelf, difference)
    if picks is None:
        assert not shelf or -difference > sum(s.amounts.free for s in shelf)
        return
    assert sum(p.qty for p in picks) == difference
    free = {s.lot.id: s.amounts.free for s in shelf}
    assert all(p.qty > 0 or -p.qty <= free[p.lot.id] for p in picks)
