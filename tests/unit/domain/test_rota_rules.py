"""The rota as rules: on, next, bare hours, who could stand in, what could be swapped."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.rota_rules import (
    Span,
    Turn,
    could,
    holes,
    last_end,
    present,
    to_swap_with,
    wanted,
    watch,
)

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ZONE = ZoneInfo("Asia/Shanghai")


def turn(who: str, begin: int, end: int) -> Turn:
    """From so many hours after noon until so many."""
    return Turn(f"{who}{begin}", "v", "duty_village", who, NOON + begin * HOUR, NOON + end * HOUR)


def span(begin: int, end: int) -> Span:
    return Span(NOON + begin * HOUR, NOON + end * HOUR)


def test_one_is_on_until_the_next_comes() -> None:
    found = watch([turn("b", 6, 18), turn("a", -6, 6)], NOON)
    assert [t.person_id for t in found.on] == ["a"]
    assert found.until == NOON + 6 * HOUR
    assert [t.person_id for t in found.then] == ["b"]


def test_who_goes_on_after_their_turn_is_on_until_somebody_else_comes() -> None:
    found = watch([turn("a", -6, 6), turn("a", 6, 18), turn("b", 18, 30)], NOON)
    assert found.until == NOON + 18 * HOUR
    assert [t.person_id for t in found.then] == ["b"]


def test_in_a_gap_nobody_is_on_and_the_next_is_named() -> None:
    found = watch([turn("a", -6, -1), turn("b", 6, 18)], NOON)
    assert found.on == ()
    assert found.until is None
    assert [t.person_id for t in found.then] == ["b"]


def test_two_at_once_are_both_on() -> None:
    assert len(watch([turn("a", -1, 5), turn("b", -1, 5)], NOON).on) == 2


def test_hours_of_who_is_ill_are_bare() -> None:
    rota = [turn("a", 0, 12), turn("b", 12, 24)]
    kept = present(rota, {"a": [span(4, 8)]})
    assert holes(kept, [span(0, 24)]) == (span(4, 8),)
    assert holes(rota, [span(0, 24)]) == ()


def test_a_hole_in_the_middle_of_the_night_is_found_exactly() -> None:
    rota = [turn("a", 0, 14), turn("b", 19, 30)]
    assert holes(rota, [span(0, 30)]) == (span(14, 19),)
    assert last_end(rota) == NOON + 30 * HOUR


def test_only_the_hours_that_are_wanted_count() -> None:
    since = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
    found = wanted((time(19), time(7)), since, since + timedelta(days=1), ZONE)
    assert [(s.begin.astimezone(ZONE).hour, s.end.astimezone(ZONE).hour) for s in found] == [
        (19, 7)
    ]
    whole = wanted((time(0), time(0)), since, since + timedelta(days=1), ZONE)
    assert whole == (Span(since, since + timedelta(days=1)),)


def test_who_has_been_on_least_and_is_rested_is_asked_first() -> None:
    rota = [turn("a", 0, 12), turn("b", 12, 14), turn("c", -30, -18)]
    found = could(rota, span(14, 19), ["a", "b", "c", "d"], {})
    assert found == ("d", "c", "b", "a")


def test_who_is_ill_or_on_duty_then_is_not_asked() -> None:
    rota = [turn("a", 13, 20)]
    assert could(rota, span(14, 19), ["a", "b"], {"b": [span(0, 40)]}) == ()


def test_a_swap_gives_nobody_two_turns_at_once() -> None:
    mine = turn("a", 10, 20)
    rota = [mine, turn("b", 20, 30), turn("b", 12, 14), turn("c", 30, 40), turn("a", 30, 40)]
    found = to_swap_with(rota, mine, NOON)
    assert [t.id for t in found] == ["b12"]
    free = to_swap_with([mine, turn("d", 50, 60)], mine, NOON)
    assert [t.id for t in free] == ["d50"]
