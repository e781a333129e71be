"""data/meals.yaml: when meals are eaten and ordered, how long plans run, when somebody is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import one_of, read_clock, read_count, read_duration
from bot.content.table import Table
from bot.domain.meals import Meal, MealRules

FILE = "meals.yaml"


def read_meal_rules(shelf: Shelf) -> MealRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    base = MealRules()
    plan, bringing = _part(table, "plan"), _part(table, "bringing")
    offers = plan.several("offers", read_count)
    rules = MealRules(
        times=_clocks(_part(table, "times"), base.times),
        cut_offs=_clocks(_part(table, "cut_offs"), base.cut_offs),
        default_meal=plan.read("default_meal", one_of(Meal), base.default_meal),
        days=plan.read("days", read_count, base.days),
        longest=plan.read("longest", read_count, base.longest),
        offers=tuple(offers) if offers else base.offers,
        most_portions=plan.read("most_portions", read_count, base.most_portions),
        ask_more_at=plan.read("ask_more_at", read_clock, base.ask_more_at),
        ask_who=plan.read("ask_who", read_duration, base.ask_who),
        nobody_before=bringing.read("nobody_before", read_duration, base.nobody_before),
        silent_before=bringing.read("silent_before", read_duration, base.silent_before),
        late_after=bringing.read("late_after", read_duration, base.late_after),
        close_after=bringing.read("close_after", read_duration, base.close_after),
    )
    plan.close()
    bringing.close()
    table.close()
    return rules


def _clocks(table: Table, base: Mapping[Meal, time]) -> dict[Meal, time]:
    found = {meal: table.read(meal.value, read_clock, base[meal]) for meal in Meal}
    table.close()
    return found


def _part(table: Table, key: str) -> Table:
    return table.table(key) or Table({}, table.file, key, [])
