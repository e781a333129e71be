"""What holds of meals whatever happens: each is delivered, paused, called off or shown as a gap."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.meals import (
    Fate,
    Meal,
    MealRules,
    Pause,
    Plan,
    PlanState,
    Stop,
    Turn,
    TurnState,
    cut_off,
    fate,
    first_day,
    is_due,
    is_planned,
    may_become,
    meal_at,
    portions_of,
    rounds,
)

ZONE = ZoneInfo("Asia/Shanghai")
RULES = MealRules()
FIRST = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
LAST_FATES = {Fate.DELIVERED, Fate.PAUSED, Fate.CANCELLED, Fate.GAP}

some_meals = st.sets(st.sampled_from(list(Meal)), min_size=1).map(
    lambda found: tuple(meal for meal in Meal if meal in found)
)
some_weekdays = st.sets(st.integers(0, 6), min_size=1).map(lambda found: tuple(sorted(found)))
days = st.integers(0, 12).map(lambda n: FIRST + timedelta(days=n))


@st.composite
def some_plans(draw: st.DrawFn) -> Plan:
    first = draw(days)
    return Plan(
        id=draw(st.sampled_from(["a", "b", "c", "d"])),
        unit_id=draw(st.sampled_from(["east", "west"])),
        state=PlanState.ACTIVE,
        meals=draw(some_meals),
        first=first,
        last=first + timedelta(days=draw(st.integers(0, 8))),
        opened_at=NOW,
        changed_at=NOW,
        weekdays=draw(some_weekdays),
        portions=draw(st.integers(1, 3)),
        person_id="p",
        fetch=draw(st.booleans()),
    )


steps = st.lists(
    st.one_of(
        st.tuples(st.just("make"), days, st.sampled_from(list(Meal))),
        st.tuples(st.just("pause"), days, st.sampled_from(list(Meal))),
        st.tuples(st.sampled_from(list(TurnState)), days, st.sampled_from(list(Meal))),
        st.tuples(st.just("stop"), days, st.sampled_from(list(Meal))),
    ),
    max_size=30,
)


class Book:
    """One plan as the services keep it: a turn a meal, called off where it is paused or stopped."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.pauses: frozenset[Pause] = frozenset()
        self.turns: dict[tuple[date, Meal], Turn] = {}
        self.made = 0

    def do(self, what: object, day: date, meal: Meal) -> None:
        turn = self.turns.get((day, meal))
        if what == "make":
            if turn is None and is_due(self.plan, self.pauses, day, meal):
                self.turns[(day, meal)] = Turn("a", day, meal, TurnState.DUE, 1, NOW)
                self.made += 1
        elif what == "pause":
            self.pauses |= {Pause(self.plan.id, day, meal)}
            self.call_off(turn)
        elif what == "stop":
            last = min(self.plan.last, max(day, self.plan.first))
            self.plan = replace(self.plan, last=last, state=PlanState.ENDED)
            for one in tuple(self.turns.values()):
                self.call_off(one)
        elif turn is not None and isinstance(what, TurnState) and may_become(turn.state, what):
            self.turns[(day, meal)] = replace(turn, state=what)

    def call_off(self, turn: Turn | None) -> None:
        if turn is not None and turn.state in (TurnState.DUE, TurnState.FALLBACK):
            self.turns[(turn.day, turn.meal)] = replace(turn, state=TurnState.CANCELLED)


@given(some_plans(), steps)
def test_each_meal_of_a_plan_comes_to_one_of_four_ends(
    plan: Plan, done: list[tuple[object, date, Meal]]
) -> None:
    book = Book(plan)
    for what, day, meal in done:
        book.do(what, day, meal)
    for n in range(25):
        day = FIRST + timedelta(days=n)
        for meal in Meal:
            turn = book.turns.get((day, meal))
            shown = fate(book.plan, book.pauses, turn, day, meal, past=True)
            if is_planned(book.plan, day, meal):
                assert shown in LAST_FATES
            elif turn is None:
                assert shown is None


@given(some_plans(), steps)
def test_no_meal_is_made_twice_and_none_after_the_end(
    plan: Plan, done: list[tuple[object, date, Meal]]
) -> None:
    book = Book(plan)
    for what, day, meal in done:
        book.do(what, day, meal)
    assert book.made == len(book.turns)
    for day, meal in book.turns:
        assert plan.first <= day <= plan.last
        assert meal in plan.meals
        assert day.weekday() in plan.weekdays


@given(some_plans(), steps)
def test_what_was_brought_or_called_off_is_never_a_gap(
    plan: Plan, done: list[tuple[object, date, Meal]]
) -> None:
    book = Book(plan)
    for what, day, meal in done:
        before = book.turns.get((day, meal))
        book.do(what, day, meal)
        after = book.turns.get((day, meal))
        if before is not None and before.state is TurnState.BROUGHT:
            assert after == before


@given(st.lists(some_plans(), max_size=6), days)
def test_every_portion_is_in_exactly_one_round_or_fetched(plans: list[Plan], day: date) -> None:
    stops = [
        Stop(plan, Turn(plan.id, day, Meal.LUNCH, TurnState.DUE, plan.portions, NOW))
        for plan in plans
    ]
    found = rounds(stops)
    carried = sum(portions_of(of_unit) for of_unit in found.values())
    fetched = sum(stop.turn.portions for stop in stops if stop.plan.fetch)
    assert carried + fetched == portions_of(stops)
    assert all(stop.plan.unit_id == unit for unit, of in found.items() for stop in of)


@given(some_meals, days, st.integers(0, 24 * 60))
def test_a_plan_begins_on_a_day_of_which_something_can_still_be_ordered(
    meals: tuple[Meal, ...], wanted: date, minutes: int
) -> None:
    now = datetime.combine(wanted, datetime.min.time(), ZONE) + timedelta(minutes=minutes)
    first = first_day(RULES, None, meals, wanted, now, ZONE)
    assert wanted <= first <= wanted + timedelta(days=2)
    assert any(cut_off(RULES, None, meal, first, ZONE) > now for meal in meals)
    for meal in meals:
        assert cut_off(RULES, None, meal, first, ZONE) < meal_at(RULES, meal, first, ZONE)
