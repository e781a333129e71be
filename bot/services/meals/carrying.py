"""A round to a hamlet: whoever carries as a rule has it, else volunteers claim it; door by door."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.meals import Meal, Stop, TurnState, may_become, meal_at, portions_of
from bot.domain.moments import Moment, moment_to_text
from bot.domain.moved import Moved
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import may_work
from bot.services.desk import Desk
from bot.services.meals.finding import stops_of_case
from bot.services.meals.rounds import ROUND, close_if_done, mark, nobody_at
from bot.services.opening import open_case
from bot.services.recording import apply
from bot.services.taps import Tap
from bot.services.views.names import text_of
from bot.services.wanted import Wanted
from bot.store.database import Work

PART = {Meal.BREAKFAST: "morning", Meal.LUNCH: "noon", Meal.DINNER: "evening"}
MARKS = {"b": TurnState.BROUGHT, "n": TurnState.NO_ANSWER}


async def open_round(
    work: Work, desk: Desk, unit_id: str, day: date, meal: Meal, doors: tuple[Stop, ...]
) -> str:
    """A matter of the hamlet: how many portions; its ladder begins shortly before the meal."""
    begins = nobody_at(desk, day, meal)
    amount = text_of(desk, "meals.portions", {"n": portions_of(doors)})
    case = await open_case(
        work,
        desk,
        Wanted(
            kind="help",
            category=ROUND,
            unit_id=unit_id,
            origin="private",
            quiet_author=True,
            ask=False,
            pause=max(begins - desk.now(), timedelta(0)),
            known={
                "when": moment_to_text(Moment(day=day, part=PART[meal])),
                "amount": amount,
            },
        ),
    )
    return case.id


async def on_going(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """我去送: who was named says so, and nobody else is asked."""
    stops = await stops_of_case(work, tap.case.id)
    if tap.person.id != tap.case.claimed_by or not stops:
        return Refused("claim.refused.not_yours")
    turn, rules = stops[0].turn, desk.content.meals
    until = meal_at(rules, turn.meal, turn.day, desk.zone) + rules.close_after
    sure = replace(
        tap.case,
        claim_until=until,
        next_at=until,
        warned=True,
        changed_at=desk.now(),
        revision=tap.case.revision + 1,
    )
    await apply(work, desk, tap.case, Moved(sure, ()))
    return Done("meals.going")


async def on_door(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """[送到了] or [没人应] of one door."""
    code, number = (tap.choice or " ")[0], (tap.choice or " ")[1:]
    if not may_work(tap.case, tap.viewer):
        return Refused("claim.refused.not_yours")
    stops = await stops_of_case(work, tap.case.id)
    if code not in MARKS or not number.isdigit() or not 1 <= int(number) <= len(stops):
        return Refused("press.unknown")
    stop = stops[int(number) - 1]
    if not may_become(stop.turn.state, MARKS[code]):
        return Refused("meals.door.already")
    await mark(work, desk, stop, MARKS[code], tap.person.id)
    await close_if_done(work, desk, tap.case, tap.person.id)
    return Done("meals.door.brought" if code == "b" else "meals.door.no_answer")
