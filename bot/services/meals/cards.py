"""The cards of a round, of a single meal and of an order, as things are at this moment."""

from __future__ import annotations

from typing import Any

from bot.domain.case import Case
from bot.domain.meals import Batch, Stop, TurnState, meal_at, portions_of
from bot.services.desk import Desk
from bot.services.meals.finding import stops_of_batch, stops_of_case
from bot.services.meals.speaking import (
    Values,
    diet_text,
    door_of,
    food_lines,
    hamlet_lines,
    meal_name,
)
from bot.services.views.names import name_of, text_of
from bot.services.views.shown import Shown
from bot.store import cases, meals
from bot.store.database import Work
from bot.store.outbox import OutboxRow


async def round_card(work: Work, desk: Desk, case: Case) -> dict[str, Any]:
    """Door by door for who has it; for others how many portions, no names."""
    stops = await stops_of_case(work, case.id)
    if not stops:
        return {"round": {}, "here": [], "sure": []}
    turn = stops[0].turn
    batch = await meals.find_batch(work, turn.batch_id) if turn.batch_id else None
    provider = await meals.find_provider(work, batch.provider_id) if batch else None
    doors = [await _door(work, desk, n, stop) for n, stop in enumerate(stops, 1)]
    following = next((d for d in doors if d["open"]), None)
    held = case.claimed_by is not None and not case.final
    named = case.claimed_by in await meals.carriers_of(work, case.unit_id)
    eaten = meal_at(desk.content.meals, turn.meal, turn.day, desk.zone)
    waits = held and named and case.claim_until is not None and case.claim_until <= eaten
    return {
        "round": {
            "meal": meal_name(desk, turn.meal.value),
            "day": turn.day,
            "at": eaten,
            "n": portions_of(stops),
            "left": sum(d["open"] for d in doors),
            "doors": doors,
            "provider": provider.name if provider else "",
            "place": provider.place if provider else "",
            "cannot": batch is not None and batch.answer == "no",
            "held": held,
        },
        "here": _taps(desk, following) if held and following else [],
        "sure": [{"label": text_of(desk, "meals.tap.going"), "choice": "yes"}] if waits else [],
    }


async def _door(work: Work, desk: Desk, number: int, stop: Stop) -> Values:
    open_now = (TurnState.DUE, TurnState.MISSED)
    return {
        "number": number,
        **await door_of(work, stop.plan),
        "n": stop.turn.portions,
        "diet": diet_text(desk, stop.plan.diet, stop.plan.avoid),
        "state": text_of(desk, f"meals.state.{stop.turn.state.value}"),
        "open": stop.turn.state in open_now,
    }


def _taps(desk: Desk, door: Values) -> list[dict[str, str]]:
    """The next door, one tap."""
    return [
        {
            "label": text_of(desk, f"meals.tap.{code}", {"who": door["name"]}),
            "choice": f"{code}{door['number']}",
        }
        for code in ("b", "n")
    ]


async def single_card(work: Work, desk: Desk, case: Case) -> dict[str, Any]:
    """What may not be in it, for who brings it."""
    known = dict(case.details)
    codes = [code for code in known.get("diet", "").split(",") if code]
    words = [word for word in known.get("avoid", "").split(",") if word]
    for stop in await stops_of_case(work, case.id):
        codes, words = list(stop.plan.diet), list(stop.plan.avoid)
    return {"food": {"diet": diet_text(desk, codes, words)}}


async def batch_card(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """What is to be cooked: how many, which diets, who carries where."""
    batch = await meals.find_batch(work, row.params["batch"])
    if batch is None:
        return None
    values = await batch_values(work, desk, batch)
    return Shown("meals.batch", values, batch.id)


async def batch_values(work: Work, desk: Desk, batch: Batch) -> Values:
    stops = await stops_of_batch(work, batch.id)
    holders: dict[str, str] = {}
    for stop in stops:
        case = await cases.find_case(work, stop.turn.case_id) if stop.turn.case_id else None
        if case is not None and case.claimed_by is not None:
            holders[stop.plan.unit_id] = await name_of(work, case.claimed_by)
    fetching = [s for s in stops if s.plan.fetch and s.turn.state is not TurnState.CANCELLED]
    open_fetch = [s for s in fetching if s.turn.state in (TurnState.DUE, TurnState.MISSED)]
    eaten = meal_at(desk.content.meals, batch.meal, batch.day, desk.zone)
    provider = await meals.find_provider(work, batch.provider_id)
    return {
        "batch": {
            "provider": provider.name if provider else "",
            "phone": (provider.phone or "") if provider else "",
            "meal": meal_name(desk, batch.meal.value),
            "day": batch.day,
            "at": eaten,
            "n": portions_of(stops),
            "foods": food_lines(desk, stops),
            "hamlets": await hamlet_lines(work, desk, stops, holders),
            "fetchers": [await _fetcher(work, desk, stop) for stop in fetching],
            "new": batch.answer is None and not batch.closed,
            "yes": batch.answer == "yes",
            "no": batch.answer == "no",
        },
        "taps": _batch_taps(desk, batch, fetch=bool(open_fetch) and desk.now() >= eaten),
        "now": desk.today(),
    }


async def _fetcher(work: Work, desk: Desk, stop: Stop) -> Values:
    state = text_of(desk, f"meals.state.{stop.turn.state.value}")
    return {"name": await name_of(work, stop.plan.person_id), "state": state}


def _batch_taps(desk: Desk, batch: Batch, *, fetch: bool) -> list[dict[str, str]]:
    """At most three, those of the hour."""
    codes: list[str] = []
    if not batch.closed and batch.answer is None:
        codes = ["yes", "no"]
    elif not batch.closed and batch.answer == "yes" and not fetch:
        codes = ["no"]
    if batch.answer != "no" and not batch.closed and (fetch or codes == ["no"]):
        stops = ["all", "some"] if fetch else []
        codes = [*codes, *stops][:3]
    return [{"label": text_of(desk, f"meals.tap.{code}"), "choice": code} for code in codes]
