"""Meals: plans a person, providers with their cut-off, what is due on a day and what came of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Meal(StrEnum):
    """A meal of the day, in its order."""

    BREAKFAST = "breakfast"
    LUNCH = "lunch"
    DINNER = "dinner"


class PlanState(StrEnum):
    """Where a plan stands."""

    ASKING = "asking"  # it is not clear yet who eats
    ACTIVE = "active"
    ENDED = "ended"


class TurnState(StrEnum):
    """What came of one meal of one person."""

    DUE = "due"
    BROUGHT = "brought"
    NO_ANSWER = "no_answer"
    NOT_FETCHED = "not_fetched"
    CANCELLED = "cancelled"
    FALLBACK = "fallback"  # the provider could not: neighbours are asked, by a case of its own
    MISSED = "missed"


class Fate(StrEnum):
    """How a meal of a plan is shown."""

    PLANNED = "planned"
    DELIVERED = "delivered"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    GAP = "gap"


EVERY_DAY = tuple(range(7))


@dataclass(frozen=True, slots=True)
class Provider:
    """Who cooks: until when portions are ordered, what one costs, who is asked."""

    id: str
    unit_id: str
    name: str
    kind: str  # canteen | meal_point | restaurant | shop
    place: str
    cut_offs: Mapping[Meal, time]
    price: str = "0"  # yuan a portion, as it is said
    person_id: str | None = None
    deputy_id: str | None = None
    phone: str | None = None

    @property
    def people(self) -> tuple[str, ...]:
        return tuple(p for p in (self.person_id, self.deputy_id) if p)


@dataclass(frozen=True, slots=True)
class Plan:
    """Who eats what, from which day to which; `fetch`: they come for it themselves."""

    id: str
    unit_id: str
    state: PlanState
    meals: tuple[Meal, ...]
    first: date
    last: date
    opened_at: datetime
    changed_at: datetime
    weekdays: tuple[int, ...] = EVERY_DAY
    portions: int = 1
    diet: tuple[str, ...] = ()  # codes, told to who cooks and who brings
    avoid: tuple[str, ...] = ()  # what is not eaten, in words
    person_id: str | None = None
    household_id: str | None = None
    author_id: str | None = None
    proxy_id: str | None = None
    provider_id: str | None = None
    fetch: bool = False
    case_id: str | None = None
    ended_at: datetime | None = None
    why: str | None = None
    asked_for: date | None = None  # the last day about which it was asked whether it goes on


@dataclass(frozen=True, slots=True)
class Pause:
    """A day without a meal; all meals of it where none is named."""

    plan_id: str
    day: date
    meal: Meal | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One meal of one plan on one day: there is never a second one."""

    plan_id: str
    day: date
    meal: Meal
    state: TurnState
    portions: int
    changed_at: datetime
    batch_id: str | None = None
    case_id: str | None = None  # the round it goes with, or the neighbour's matter
    by_id: str | None = None
    told: bool = False  # who eats has heard that nobody brings it yet


@dataclass(frozen=True, slots=True)
class Batch:
    """What one provider cooks for one meal."""

    id: str
    provider_id: str
    day: date
    meal: Meal
    made_at: datetime
    answer: str | None = None  # yes | no
    answered_by: str | None = None
    raised: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class MealRules:
    """data/meals.yaml: when meals are eaten, how long a plan runs, when somebody is told."""

    times: Mapping[Meal, time] = field(
        default_factory=lambda: {
            Meal.BREAKFAST: time(7),
            Meal.LUNCH: time(11, 30),
            Meal.DINNER: time(17),
        }
    )
    cut_offs: Mapping[Meal, time] = field(
        default_factory=lambda: {
            Meal.BREAKFAST: time(19),
            Meal.LUNCH: time(9, 30),
            Meal.DINNER: time(15),
        }
    )
    default_meal: Meal = Meal.LUNCH
    days: int = 7
    longest: int = 60
    offers: tuple[int, ...] = (7, 15, 30)
    most_portions: int = 6
    nobody_before: timedelta = timedelta(minutes=60)
    silent_before: timedelta = timedelta(minutes=30)
    late_after: timedelta = timedelta(minutes=60)
    close_after: timedelta = timedelta(hours=4)
    ask_more_at: time = time(18)
    ask_who: timedelta = timedelta(hours=12)


def meal_at(rules: MealRules, meal: Meal, day: date, zone: ZoneInfo) -> datetime:
    """When it is eaten."""
    return datetime.combine(day, rules.times[meal], zone)


def cut_off(
    rules: MealRules, provider: Provider | None, meal: Meal, day: date, zone: ZoneInfo
) -> datetime:
    """Until when portions of it can be ordered; a clock after the meal means the day before."""
    clock = (provider.cut_offs if provider else rules.cut_offs).get(meal, rules.cut_offs[meal])
    before = day if clock < rules.times[meal] else day - timedelta(days=1)
    return datetime.combine(before, clock, zone)


def first_day(
    rules: MealRules,
    provider: Provider | None,
    meals: Iterable[Meal],
    wanted: date,
    now: datetime,
    zone: ZoneInfo,
) -> date:
    """The first day, from the wanted one on, of which some meal can still be ordered."""
    day, chosen = wanted, tuple(meals)
    while all(cut_off(rules, provider, meal, day, zone) <= now for meal in chosen):
        day += timedelta(days=1)
    return day


def is_planned(plan: Plan, day: date, meal: Meal) -> bool:
    """Whether the plan has this meal on this day, pauses apart."""
    within = plan.first <= day <= plan.last
    return within and day.weekday() in plan.weekdays and meal in plan.meals


def is_paused(plan: Plan, pauses: Collection[Pause], day: date, meal: Meal) -> bool:
    return any(Pause(plan.id, day, named) in pauses for named in (None, meal))


def is_due(plan: Plan, pauses: Collection[Pause], day: date, meal: Meal) -> bool:
    """Whether a portion is to be cooked and brought."""
    if plan.state is not PlanState.ACTIVE or plan.person_id is None:
        return False
    return is_planned(plan, day, meal) and not is_paused(plan, pauses, day, meal)


def fate(
    plan: Plan, pauses: Collection[Pause], turn: Turn | None, day: date, meal: Meal, *, past: bool
) -> Fate | None:
    """How the meal is shown; None where the plan has none then. `past`: it should have come."""
    if turn is None:
        if not is_planned(plan, day, meal):
            return None
        if is_paused(plan, pauses, day, meal):
            return Fate.PAUSED
        return Fate.GAP if past else Fate.PLANNED
    if turn.state is TurnState.BROUGHT:
        return Fate.DELIVERED
    if turn.state is TurnState.CANCELLED:
        paused = is_paused(plan, pauses, day, meal)
        return Fate.PAUSED if paused else Fate.CANCELLED
    open_now = turn.state in (TurnState.DUE, TurnState.FALLBACK)
    return Fate.PLANNED if open_now and not past else Fate.GAP


@dataclass(frozen=True, slots=True)
class Stop:
    """What one door of a round gets."""

    plan: Plan
    turn: Turn


def rounds(stops: Iterable[Stop]) -> dict[str, tuple[Stop, ...]]:
    """By hamlet, what is carried to its doors; who fetches it has no round."""
    found: dict[str, list[Stop]] = {}
    for stop in stops:
        if not stop.plan.fetch:
            found.setdefault(stop.plan.unit_id, []).append(stop)
    return {unit: in_order(of_unit) for unit, of_unit in sorted(found.items())}


def in_order(stops: Iterable[Stop]) -> tuple[Stop, ...]:
    """Door by door, always in the same order."""
    return tuple(sorted(stops, key=lambda s: (s.plan.household_id or "", s.plan.id)))


def portions_of(stops: Iterable[Stop]) -> int:
    """Portions that are still wanted."""
    gone = (TurnState.CANCELLED, TurnState.FALLBACK)
    return sum(stop.turn.portions for stop in stops if stop.turn.state not in gone)


def diets_of(stops: Iterable[Stop]) -> tuple[tuple[tuple[str, ...], tuple[str, ...], int], ...]:
    """(codes, words, portions) of each diet, those without any first."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
    for stop in stops:
        if stop.turn.state in (TurnState.CANCELLED, TurnState.FALLBACK):
            continue
        key = (stop.plan.diet, stop.plan.avoid)
        found[key] = found.get(key, 0) + stop.turn.portions
    return tuple((codes, words, n) for (codes, words), n in sorted(found.items()))


def may_become(before: TurnState, after: TurnState) -> bool:
    """What may follow: what was brought stays so, what was late may still be."""
    over = (TurnState.BROUGHT, TurnState.CANCELLED)
    return before not in over and before is not after


def nearest(
    providers: Iterable[Provider], meals: Collection[Meal], units: Iterable[str]
) -> Provider | None:
    """Who cooks all of these meals, nearest unit first, what costs nothing first."""
    order = {unit: place for place, unit in enumerate(units)}
    able = [p for p in providers if p.unit_id in order and set(meals) <= set(p.cut_offs)]
    able.sort(key=lambda p: (order[p.unit_id], float(p.price), p.id))
    return able[0] if able else None
