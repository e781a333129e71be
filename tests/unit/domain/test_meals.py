"""Meals as rules: cut-offs, the first day that can still be ordered, rounds, what may follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.meals import (
    EVERY_DAY,
    Fate,
    Meal,
    MealRules,
    Pause,
    Plan,
    PlanState,
    Provider,
    Stop,
    Turn,
    TurnState,
    cut_off,
    diets_of,
    fate,
    first_day,
    is_due,
    may_become,
    meal_at,
    nearest,
    portions_of,
    rounds,
)

ZONE = ZoneInfo("Asia/Shanghai")
RULES = MealRules()
MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
COOK = Provider("c", "liuwan", "食堂", "canteen", "村口", {Meal.LUNCH: time(10)}, "3", "p1", "p2")
PLAN = Plan(
    "a", "east", PlanState.ACTIVE, (Meal.LUNCH,), MONDAY, date(2026, 11, 27), NOW, NOW,
    person_id="p",
)  # fmt: skip


def turn(state: TurnState, **values: object) -> Turn:
    return replace(Turn("a", MONDAY, Meal.LUNCH, state, 1, NOW), **values)  # type: ignore[arg-type]


def at(clock: str, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), ZONE)


def test_a_meal_is_ordered_until_the_hour_of_who_cooks_else_of_the_village() -> None:
    assert cut_off(RULES, COOK, Meal.LUNCH, MONDAY, ZONE) == at("10:00")
    assert cut_off(RULES, None, Meal.LUNCH, MONDAY, ZONE) == at("09:30")
    assert cut_off(RULES, COOK, Meal.DINNER, MONDAY, ZONE) == at("15:00")


def test_breakfast_is_ordered_the_evening_before() -> None:
    assert cut_off(RULES, None, Meal.BREAKFAST, MONDAY, ZONE) == at("19:00", date(2026, 11, 22))
    assert meal_at(RULES, Meal.BREAKFAST, MONDAY, ZONE) == at("07:00")


@pytest.mark.parametrize(
    ("clock", "meals", "day"),
    [
        ("09:59", (Meal.LUNCH,), MONDAY),
        ("10:00", (Meal.LUNCH,), date(2026, 11, 24)),
        ("12:00", (Meal.LUNCH, Meal.DINNER), MONDAY),
        ("20:00", (Meal.BREAKFAST,), date(2026, 11, 25)),
    ],
)
def test_a_plan_begins_on_the_first_day_that_can_still_be_ordered(
    clock: str, meals: tuple[Meal, ...], day: date
) -> None:
    assert first_day(RULES, COOK, meals, MONDAY, at(clock), ZONE) == day


def test_nothing_is_due_outside_its_days_on_other_weekdays_or_while_paused() -> None:
    pauses = frozenset({Pause("a", date(2026, 11, 24)), Pause("a", date(2026, 11, 25), Meal.LUNCH)})
    days = [date(2026, 11, d) for d in range(22, 29)]
    due = [d.day for d in days if is_due(PLAN, pauses, d, Meal.LUNCH)]
    assert due == [23, 26, 27]
    assert not is_due(PLAN, pauses, MONDAY, Meal.DINNER)
    weekdays = replace(PLAN, weekdays=(1,))
    assert not is_due(weekdays, (), MONDAY, Meal.LUNCH)
    assert not is_due(replace(PLAN, state=PlanState.ENDED), (), MONDAY, Meal.LUNCH)
    assert not is_due(replace(PLAN, person_id=None), (), MONDAY, Meal.LUNCH)


@pytest.mark.parametrize(
    ("state", "past", "shown"),
    [
        (TurnState.DUE, False, Fate.PLANNED),
        (TurnState.DUE, True, Fate.GAP),
        (TurnState.FALLBACK, False, Fate.PLANNED),
        (TurnState.BROUGHT, True, Fate.DELIVERED),
        (TurnState.CANCELLED, True, Fate.CANCELLED),
        (TurnState.NO_ANSWER, False, Fate.GAP),
        (TurnState.NOT_FETCHED, True, Fate.GAP),
        (TurnState.MISSED, True, Fate.GAP),
    ],
)
def test_what_came_of_a_meal_is_shown(state: TurnState, past: bool, shown: Fate) -> None:
    assert fate(PLAN, (), turn(state), MONDAY, Meal.LUNCH, past=past) is shown


def test_a_day_without_a_turn_is_planned_a_gap_paused_or_none_at_all() -> None:
    pause = frozenset({Pause("a", MONDAY)})
    assert fate(PLAN, (), None, MONDAY, Meal.LUNCH, past=False) is Fate.PLANNED
    assert fate(PLAN, (), None, MONDAY, Meal.LUNCH, past=True) is Fate.GAP
    assert fate(PLAN, pause, None, MONDAY, Meal.LUNCH, past=True) is Fate.PAUSED
    assert fate(PLAN, pause, turn(TurnState.CANCELLED), MONDAY, Meal.LUNCH, past=True) is (
        Fate.PAUSED
    )
    assert fate(PLAN, (), None, date(2026, 11, 28), Meal.LUNCH, past=True) is None


def test_each_hamlet_has_one_round_and_who_fetches_it_none() -> None:
    plans = [
        PLAN,
        replace(PLAN, id="b", unit_id="west"),
        replace(PLAN, id="c", fetch=True),
        replace(PLAN, id="d", household_id="h1", portions=2),
    ]
    stops = [
        Stop(p, replace(turn(TurnState.DUE), plan_id=p.id, portions=p.portions)) for p in plans
    ]
    found = rounds(stops)
    assert {unit: [s.plan.id for s in of] for unit, of in found.items()} == {
        "east": ["a", "d"],
        "west": ["b"],
    }
    assert portions_of(found["east"]) == 3


def test_diets_are_counted_without_names_and_without_what_was_called_off() -> None:
    salt = replace(PLAN, id="b", diet=("low_salt",))
    stops = [
        Stop(PLAN, turn(TurnState.DUE)),
        Stop(salt, turn(TurnState.DUE, portions=2)),
        Stop(salt, turn(TurnState.CANCELLED, portions=5)),
    ]
    assert diets_of(stops) == (((), (), 1), (("low_salt",), (), 2))


@pytest.mark.parametrize("after", [TurnState.NO_ANSWER, TurnState.MISSED, TurnState.BROUGHT])
def test_what_was_brought_stays_so(after: TurnState) -> None:
    assert not may_become(TurnState.BROUGHT, after)
    assert not may_become(TurnState.CANCELLED, after)
    assert may_become(TurnState.DUE, after)


def test_what_was_late_may_still_come() -> None:
    assert may_become(TurnState.MISSED, TurnState.BROUGHT)
    assert may_become(TurnState.NO_ANSWER, TurnState.BROUGHT)


def test_the_nearest_who_cooks_all_of_it_is_asked_and_what_is_free_before_what_costs() -> None:
    free = replace(COOK, id="f", price="0")
    near = replace(COOK, id="n", unit_id="east", cut_offs={Meal.DINNER: time(15)})
    units = ("east", "liuwan")
    assert nearest([COOK, free, near], (Meal.LUNCH,), units) == free
    assert nearest([COOK, free, near], (Meal.DINNER,), units) == near
    assert nearest([COOK, free, near], (Meal.LUNCH, Meal.DINNER), units) is None
    assert nearest([COOK], (Meal.LUNCH,), ("west",)) is None


def test_every_day_is_all_seven() -> None:
    assert EVERY_DAY == (0, 1, 2, 3, 4, 5, 6)
    assert COOK.people == ("p1", "p2")
