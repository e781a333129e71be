"""The evening before the last day it is asked whether it goes on; then the plan ends by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.domain.meals import Plan, PlanState, meal_at
from bot.services.desk import Desk
from bot.services.meals.changing import stop
from bot.services.meals.hearing import tell_asker, tell_far
from bot.store import meals, people
from bot.store.database import Work

A_DAY = timedelta(days=1)


async def end_plans(desk: Desk) -> int:
    """Asks, ends, and lets go what nobody said for whom."""
    due = await desk.database.read(lambda work: _moments(work, desk))
    now = [plan for at, plan in due if at <= desk.now()]
    for plan in now:
        await desk.database.write(partial(_one, desk=desk, plan_id=plan.id))
    return len(now)


async def next_end(desk: Desk) -> datetime | None:
    """When the next of these is due."""
    due = await desk.database.read(lambda work: _moments(work, desk))
    return min((at for at, _ in due), default=None)


async def _moments(work: Work, desk: Desk) -> list[tuple[datetime, Plan]]:
    found = [(_next(desk, plan), plan) for plan in await meals.plans_in(work, PlanState.ACTIVE)]
    wait = desk.content.meals.ask_who
    asking = await meals.plans_in(work, PlanState.ASKING)
    return [*found, *((plan.opened_at + wait, plan) for plan in asking)]


def _next(desk: Desk, plan: Plan) -> datetime:
    return ends_at(desk, plan) if plan.asked_for == plan.last else _asks_at(desk, plan)


def _asks_at(desk: Desk, plan: Plan) -> datetime:
    at = desk.content.meals.ask_more_at
    return datetime.combine(plan.last - A_DAY, at, desk.zone)


def ends_at(desk: Desk, plan: Plan) -> datetime:
    """When its last meal should have been eaten."""
    rules = desk.content.meals
    return meal_at(rules, plan.meals[-1], plan.last, desk.zone) + rules.close_after


async def _one(work: Work, *, desk: Desk, plan_id: str) -> None:
    plan = await meals.find_plan(work, plan_id)
    if plan is None or plan.state is PlanState.ENDED:
        return
    person = await people.find_person(work, plan.person_id) if plan.person_id else None
    if person is not None and person.ended_on is not None:
        await stop(work, desk, plan, None, person.ended_why or "asked")
    elif plan.state is PlanState.ASKING:
        await stop(work, desk, plan, None, "nobody")
    elif ends_at(desk, plan) <= desk.now():
        await _end(work, desk, plan)
    else:
        await _ask(work, desk, plan)


async def _ask(work: Work, desk: Desk, plan: Plan) -> None:
    """Once; a plan that was short from the start was asked about when it was set."""
    await meals.put_plan(work, replace(plan, asked_for=plan.last))
    if plan.last > plan.first + A_DAY:
        await tell_asker(work, desk, plan, "meals.more", plan.last.isoformat())


async def _end(work: Work, desk: Desk, plan: Plan) -> None:
    ended = replace(
        plan, state=PlanState.ENDED, ended_at=desk.now(), changed_at=desk.now(), why="over"
    )
    await meals.put_plan(work, ended)
    await tell_asker(work, desk, ended, "meals.ended", plan.last.isoformat())
    asker = plan.author_id or plan.person_id
    await tell_far(work, desk, ended, "meals.far_ended", "end", but=asker)
