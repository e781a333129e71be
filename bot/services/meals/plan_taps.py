"""Buttons of a plan: how long, for whom, once more, not any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.meals import Plan, PlanState
from bot.domain.outcome import Done, Outcome, Refused
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.meals.changing import extend, stop
from bot.services.meals.finding import may_order
from bot.services.meals.planning import take_person
from bot.store import meals, people
from bot.store.database import Work


async def _plan(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Plan | Refused:
    """The plan of the button, if who presses may order for who eats and it still runs."""
    plan = await meals.find_plan(work, pressed.subject)
    if plan is None or actor.person is None:
        return Refused("press.unknown")
    if not await may_order(work, desk, plan, actor.person.id):
        return Refused("board.not_for_you")
    return Refused("meals.over") if plan.state is PlanState.ENDED else plan


async def on_until(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A week, half a month or a month, counted from the first day."""
    plan = await _plan(work, desk, actor, pressed)
    if isinstance(plan, Refused):
        return plan
    choice = pressed.choice or ""
    if not choice.isdigit() or not 1 <= int(choice) <= desk.content.meals.longest:
        return Refused("press.unknown")
    await extend(work, desk, plan, plan.first + timedelta(days=int(choice) - 1))
    return Done("meals.until_set")


async def on_more(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Another week or no more, the evening before the last day; once."""
    plan = await _plan(work, desk, actor, pressed)
    if isinstance(plan, Refused):
        return plan
    if pressed.choice != "yes":
        return Done("meals.ends_then")
    if plan.asked_for != plan.last:
        return Refused("meals.more_already")
    await extend(work, desk, plan, plan.last + timedelta(days=desk.content.meals.days))
    return Done("meals.more_set")


async def on_stop(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button that ends a plan because the meals are not needed any more."""
    plan = await _plan(work, desk, actor, pressed)
    if isinstance(plan, Refused):
        return plan
    assert actor.person is not None
    await stop(work, desk, plan, actor.person.id, "not_needed")
    return Done("meals.stopped_toast")


async def on_who(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """For whom the meals are is answered by a name."""
    plan = await _plan(work, desk, actor, pressed)
    if isinstance(plan, Refused):
        return plan
    person = await people.find_person(work, pressed.choice or "")
    if plan.state is not PlanState.ASKING or person is None:
        return Refused("question.over")
    if await _eats(work, person.id):
        await stop(work, desk, replace(plan, person_id=None), None, "nobody")
        return Refused("meals.has_one")
    await take_person(work, desk, plan, person)
    return Done("question.thanks")


async def _eats(work: Work, person_id: str) -> bool:
    own = await meals.plans_of(work, person_id)
    return any(p.person_id == person_id and p.state is PlanState.ACTIVE for p in own)
