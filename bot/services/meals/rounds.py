"""What is done with a round, whoever does it: handed on, ticked off door by door, over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain import claims
from bot.domain.case import Case
from bot.domain.closing import cancel, confirm
from bot.domain.lanes import Lane, Owed
from bot.domain.meals import Meal, Stop, TurnState, meal_at
from bot.domain.moved import Moved
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.meals.finding import stops_of_case
from bot.services.meals.hearing import tell_eater
from bot.services.meals.looking_in import open_look_in
from bot.services.meals.redrawing import redraw
from bot.services.meals.seen import note_seen
from bot.services.recording import apply
from bot.services.telling import Message, tell_person
from bot.store import cases, meals, people
from bot.store.database import Work

ROUND = "meal_run"
LEAST = timedelta(minutes=10)


def is_round(case: Case) -> bool:
    return case.kind == "help" and case.category == ROUND


def nobody_at(desk: Desk, day: date, meal: Meal) -> datetime:
    """When it is too late to be without somebody who carries."""
    rules = desk.content.meals
    return meal_at(rules, meal, day, desk.zone) - rules.nobody_before


async def hand_round(work: Work, desk: Desk, case_id: str, after: str | None = None) -> Case | None:
    """To who carries here as a rule, or to the second when the first (`after`) cannot."""
    case = await cases.find_case(work, case_id)
    if case is None or case.claimed_by is not None or case.state is not State.OPEN:
        return None
    named = await meals.carriers_of(work, case.unit_id)
    if after is not None:
        named = named[1:] if named[:1] == (after,) else ()
    for person in named:
        known = await people.find_person(work, person)
        if known is None or known.ended_on is not None:
            continue
        moved = claims.claim(case, person, desk.quiet(), desk.now())
        if isinstance(moved, Moved):
            return await _give(work, desk, case, await _until(work, desk, moved), person)
    return None


async def _give(work: Work, desk: Desk, case: Case, moved: Moved, person: str) -> Case:
    """The round with its doors, to who was named."""
    held = await apply(work, desk, case, moved)
    params = {"case": held.id, "person": person, "times": "held"}
    about = f"held:{held.id}:{person}:{held.revision}"
    message = Message("living.task", about, params, Lane.REPLY, Owed.OWED, held.id, living=True)
    await tell_person(work, desk, person, message)
    await tell_found(work, desk, held)
    return held


async def tell_found(work: Work, desk: Desk, case: Case) -> None:
    """Who had heard that nobody carries it hears who does; who cooks sees who comes."""
    for stop in await stops_of_case(work, case.id):
        await redraw(work, stop.turn.batch_id, None)
        if case.claimed_by is not None and stop.turn.told:
            params = {"who": case.claimed_by, "meal": stop.turn.meal.value}
            occasion = f"found:{case.id}:{case.claimed_by}"
            await tell_eater(work, desk, stop.plan, "meals.found", occasion, params)


async def _until(work: Work, desk: Desk, moved: Moved) -> Moved:
    """Until shortly before the meal they say that they go, or the next one hears it."""
    stops = await stops_of_case(work, moved.case.id)
    if not stops:
        return moved
    turn = stops[0].turn
    until = max(nobody_at(desk, turn.day, turn.meal), desk.now() + LEAST)
    return replace(moved, case=replace(moved.case, claim_until=until, next_at=until, warned=True))


async def mark(work: Work, desk: Desk, stop: Stop, to: TurnState, by: str) -> None:
    """What became of one meal; who was met is seen, who was not is looked for."""
    await meals.move_turn(work, stop.turn, to, by, desk.now())
    if to is TurnState.BROUGHT and stop.plan.person_id:
        await note_seen(work, desk, stop.plan.person_id, by)
    elif to in (TurnState.NO_ANSWER, TurnState.NOT_FETCHED):
        await open_look_in(work, desk, stop.plan, to.value, by)
    await redraw(work, stop.turn.batch_id, stop.turn.case_id)


async def close_if_done(work: Work, desk: Desk, case: Case, by: str | None) -> Case:
    """Every door was stood at: the round is over, and nobody has to say so."""
    stops = await stops_of_case(work, case.id)
    if any(stop.turn.state is TurnState.DUE for stop in stops) or case.final:
        return case
    brought = any(stop.turn.state is TurnState.BROUGHT for stop in stops)
    if case.claimed_by is None or not brought:
        moved = cancel(case, by, "meal_over", desk.now())
    else:
        solved = replace(case, outcome="solved", answered_by=case.claimed_by)
        moved = confirm(solved, by or "", "self", desk.now())
    return await apply(work, desk, case, moved) if isinstance(moved, Moved) else case
