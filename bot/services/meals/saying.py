"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from datetime import date

from bot.domain.meals import portions_of
from bot.services.desk import Desk
from bot.services.meals.cards import batch_card, batch_values, round_card, single_card
from bot.services.meals.finding import stops_of_batch
from bot.services.meals.seeing import say_overview
from bot.services.meals.speaking import (
    Values,
    day_dates,
    door_of,
    meal_name,
    offers,
    plan_values,
)
from bot.services.tasks.showing import Card, Saying
from bot.services.views.names import name_of, named_with_role, unit_name
from bot.services.views.shown import Builder
from bot.store import meals, people
from bot.store.database import Work

OF_PLAN = (
    "meals.set", "meals.set_for_you", "meals.far_set", "meals.far_ended", "meals.ended",
    "meals.more", "meals.changed", "meals.paused", "meals.paused_for_you", "meals.stopped",
    "meals.stopped_for_you", "meals.extended", "meals.not_then", "meals.ask_who", "meals.nobody",
    "meals.found", "meals.cannot_cook", "meals.missed", "meals.late", "meals.batch_less_door",
    "meals.batch_other_door", "meals.where", "meals.waiting",
)  # fmt: skip
OF_BATCH = (
    "meals.silent", "meals.fallback", "meals.absent", "meals.batch_less", "meals.batch_other",
)  # fmt: skip


async def say_plan(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Whatever a message about one plan may name."""
    plan = await meals.find_plan(work, params["plan"])
    if plan is None:
        return {"plan": {}, "choices": [], "_subject": "-"}
    values: Values = {
        "plan": await plan_values(work, desk, plan),
        "door": await door_of(work, plan),
        "place": await unit_name(work, plan.unit_id),
        "choices": await _choices(work, desk, params),
        "asks": bool(params.get("ask")),
        "dates": day_dates(params.get("days", "")),
        "meal": meal_name(desk, params["meal"]) if "meal" in params else "",
        "day": date.fromisoformat(params["day"]) if "day" in params else "",
        "helper": await named_with_role(work, desk, params.get("who")),
        "now": desk.today(),
        "_subject": plan.id,
    }
    provider = await meals.find_provider(work, params.get("provider"))
    values["provider"] = provider.name if provider else ""
    return values


async def _choices(work: Work, desk: Desk, params: dict[str, str]) -> list[dict[str, str]]:
    named = [id for id in params.get("people", "").split(",") if id]
    if named:
        return [{"label": await name_of(work, id), "choice": id} for id in named]
    return offers(desk) if params.get("ask") else []


async def say_batch(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """An order as it is now, and who of those that fetch it has not been."""
    batch = await meals.find_batch(work, params["batch"])
    if batch is None:
        return {"batch": {}, "choices": [], "_subject": "-"}
    values = await batch_values(work, desk, batch)
    stops = await stops_of_batch(work, batch.id)
    plan = await meals.find_plan(work, params["plan"]) if "plan" in params else None
    own = [s for s in stops if s.plan.unit_id == params.get("unit")]
    values |= {
        "choices": [
            {"label": await name_of(work, s.plan.person_id), "choice": s.plan.id}
            for s in stops
            if s.plan.fetch and s.turn.state.value in ("due", "missed")
        ][:3],
        "place": await unit_name(work, plan.unit_id if plan else params.get("unit")),
        "names": [await name_of(work, s.plan.person_id) for s in own],
        "portions": plan.portions if plan else 0,
        "total": portions_of(stops),
        "_subject": batch.id,
    }
    return values


async def say_which(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Whose plan is meant: names, so that it can be said again."""
    names = []
    for id in params["plans"].split(","):
        plan = await meals.find_plan(work, id)
        person = await people.find_person(work, plan.person_id or "") if plan else None
        names += [person.address] if person else []
    return {"names": names}


# By message key.
SAYING: dict[str, Saying] = {
    **dict.fromkeys(OF_PLAN, say_plan),
    **dict.fromkeys(OF_BATCH, say_batch),
    "meals.which": say_which,
    "meals.overview": say_overview,
}
# Beside the values of a task's card (task.<kind> or task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {"help.meal_run": round_card, "help.meal": single_card}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {"living.meal_batch": batch_card}
