"""How plans, portions and diets are said: words from the messages, values from the records."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from bot.domain.meals import (
    EVERY_DAY,
    Meal,
    Plan,
    Provider,
    Stop,
    diets_of,
    is_paused,
    portions_of,
)
from bot.services.desk import Desk
from bot.services.views.names import name_of, named_with_role, text_of, unit_name
from bot.store import meals, people, places
from bot.store.database import Work

Values = dict[str, Any]


def meal_name(desk: Desk, code: str) -> str:
    return text_of(desk, f"meals.meal.{code}")


def meal_names(desk: Desk, some: Iterable[Meal]) -> str:
    return text_of(desk, "meals.and", {"words": [meal_name(desk, m.value) for m in some]})


def diet_text(desk: Desk, codes: Iterable[str], words: Iterable[str]) -> str:
    """What somebody must not or will not eat, as a list; empty where nothing was said."""
    said = [text_of(desk, f"meals.diet.{code}") for code in codes]
    said += [text_of(desk, "meals.avoid", {"word": word}) for word in words]
    return text_of(desk, "meals.list", {"words": said}) if said else ""


def price_text(desk: Desk, provider: Provider | None) -> str:
    if provider is None:
        return ""
    free = float(provider.price) == 0
    if free:
        return text_of(desk, "meals.price.free")
    return text_of(desk, "meals.price.pays", {"price": provider.price})


def days_text(desk: Desk, plan: Plan) -> str:
    """On which days meals come: every day, or days of the week by name."""
    if plan.weekdays == EVERY_DAY:
        return text_of(desk, "meals.every_day")
    names = [text_of(desk, f"weekday.{n}") for n in plan.weekdays]
    return text_of(desk, "meals.every_week", {"days": names})


async def plan_values(work: Work, desk: Desk, plan: Plan) -> Values:
    """Everything that is said of a plan; its diet only where the template asks for it."""
    provider = await meals.find_provider(work, plan.provider_id)
    carriers = await meals.carriers_of(work, plan.unit_id)
    pauses = await meals.pauses_of(work, plan.id)
    passed = [m for m in plan.meals if is_paused(plan, pauses, plan.first, m)]
    return {
        "who": await name_of(work, plan.person_id),
        "meals": meal_names(desk, plan.meals),
        "days": days_text(desk, plan),
        "first": plan.first,
        "last": plan.last,
        "today": plan.first == desk.today(),
        "passed": meal_names(desk, passed) if passed else "",
        "length": (plan.last - plan.first).days + 1,
        "portions": plan.portions,
        "diet": diet_text(desk, plan.diet, plan.avoid),
        "provider": provider.name if provider else "",
        "place": provider.place if provider else "",
        "price": price_text(desk, provider),
        "fetch": plan.fetch,
        "carrier": await name_of(work, carriers[0]) if carriers else "",
        "by": await named_with_role(work, desk, plan.proxy_id or plan.author_id),
    }


def offers(desk: Desk) -> list[dict[str, str]]:
    """How long it could be, to be tapped."""
    return [
        {"label": text_of(desk, "meals.days", {"n": n}), "choice": str(n)}
        for n in desk.content.meals.offers[:3]
    ]


def day_dates(text: str) -> list[date]:
    return [date.fromisoformat(day) for day in text.split(",") if day]


def food_lines(desk: Desk, stops: Iterable[Stop]) -> list[Values]:
    """What is cooked apart, such as less salt, and how many of each; no names."""
    return [
        {"diet": diet_text(desk, codes, words) or text_of(desk, "meals.usual"), "n": n}
        for codes, words, n in diets_of(stops)
    ]


async def hamlet_lines(
    work: Work, desk: Desk, stops: tuple[Stop, ...], holders: dict[str, str]
) -> list[Values]:
    """By hamlet: how many, who carries them."""
    units = dict.fromkeys(s.plan.unit_id for s in stops if not s.plan.fetch)
    lines = []
    for unit_id in units:
        own = [s for s in stops if s.plan.unit_id == unit_id and not s.plan.fetch]
        if portions_of(own):
            holder = holders.get(unit_id, "")
            place = await unit_name(work, unit_id)
            lines.append({"place": place, "n": portions_of(own), "holder": holder})
    return lines


async def door_of(work: Work, plan: Plan) -> Values:
    """Name, door and phone: for who carries, once they have the round."""
    person = await people.find_person(work, plan.person_id) if plan.person_id else None
    door = await places.get_household(work, plan.household_id) if plan.household_id else None
    return {
        "name": person.address if person else "",
        "phone": (person.phone or "") if person else "",
        "door": (door.door or door.name) if door else "",
        "landmark": (door.landmark or "") if door else "",
    }
