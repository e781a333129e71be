"""A day left out, other portions, or the end: what changes a plan, before its cut-off or after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.closing import cancel
from bot.domain.meals import (
    Meal,
    Pause,
    Plan,
    PlanState,
    Turn,
    TurnState,
    cut_off,
    is_planned,
)
from bot.domain.moved import Moved
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.meals.finding import provider_near
from bot.services.meals.hearing import message_of, tell_eater, tell_far, tell_provider
from bot.services.meals.redrawing import redraw
from bot.services.telling import tell_person
from bot.store import cases, meals
from bot.store.database import Work
from bot.understanding.meal_words import MealWords


async def pause(
    work: Work,
    desk: Desk,
    plan: Plan,
    days: Iterable[date],
    named: tuple[Meal, ...],
    by: str | None,
) -> tuple[date, ...]:
    """No meal on these days; what was ordered already is called off at once."""
    kept = tuple(day for day in days if plan.first <= day <= plan.last)
    for day in kept:
        for meal in named or (None,):
            await meals.add_pause(work, Pause(plan.id, day, meal), desk.now())
        chosen = named or plan.meals
        await _call_off(work, desk, plan, [(day, meal) for meal in chosen])
    if kept and by not in (plan.person_id, plan.author_id):
        occasion = f"pause:{kept[0].isoformat()}:{len(kept)}"
        days_said = ",".join(day.isoformat() for day in kept)
        await tell_eater(work, desk, plan, "meals.paused_for_you", occasion, {"days": days_said})
    return kept


async def stop(work: Work, desk: Desk, plan: Plan, by: str | None, why: str) -> Plan:
    """None from now on; who cooks and who carries hear at once what they need not do."""
    turns = await meals.turns_of_plan(work, plan.id)
    open_now = [(t.day, t.meal) for t in turns if t.state is TurnState.DUE]
    ended = replace(
        plan,
        state=PlanState.ENDED,
        last=min(plan.last, max(desk.today(), plan.first)),
        ended_at=desk.now(),
        changed_at=desk.now(),
        why=why,
    )
    await meals.put_plan(work, ended)
    await _call_off(work, desk, ended, open_now)
    if why not in ("died", "moved", "asked"):
        if by not in (plan.person_id, None):
            await tell_eater(work, desk, ended, "meals.stopped_for_you", "stop", by=by)
        await tell_far(work, desk, ended, "meals.far_ended", "end", but=by)
    return ended


async def extend(work: Work, desk: Desk, plan: Plan, last: date) -> Plan:
    """So much longer; never beyond what a plan may run from today."""
    most = desk.today() + timedelta(days=desk.content.meals.longest)
    longer = replace(plan, last=min(last, most), changed_at=desk.now())
    await meals.put_plan(work, longer)
    return longer


async def change(
    work: Work, desk: Desk, plan: Plan, words: MealWords, by: str | None, text: str
) -> Plan:
    """Other meals, days, portions, food or cook; what is ordered for today changes at once."""
    rules = desk.content.meals
    wanted = tuple(Meal(code) for code in words.meals) or plan.meals
    if words.act == "change" and words.meals and "加" in text:
        wanted = tuple(meal for meal in Meal if meal in {*plan.meals, *wanted})
    days = words.days
    weekdays = plan.weekdays
    if days.weekdays:
        less = tuple(n for n in plan.weekdays if n not in days.weekdays)
        weekdays = less if words.act == "change" and less and _says_no(text) else days.weekdays
    last = days.last or (desk.today() + timedelta(days=days.length - 1) if days.length else None)
    changed = replace(
        plan,
        meals=wanted,
        weekdays=weekdays,
        portions=min(words.portions or plan.portions, rules.most_portions),
        diet=tuple(dict.fromkeys((*plan.diet, *words.diet))),
        avoid=tuple(dict.fromkeys((*plan.avoid, *words.avoid))),
        fetch=plan.fetch if words.fetch is None else words.fetch,
        last=max(last, desk.today()) if last else plan.last,
        changed_at=desk.now(),
    )
    other = await provider_near(work, plan.unit_id, wanted, words.provider, text)
    if words.provider or wanted != plan.meals:
        changed = replace(changed, provider_id=other.id if other else changed.provider_id)
    await meals.put_plan(work, changed)
    await skip_passed(work, desk, changed)
    turns = await meals.turns_of_plan(work, plan.id)
    gone = [(t.day, t.meal) for t in turns if not is_planned(changed, t.day, t.meal)]
    await _call_off(work, desk, changed, gone)
    await _retell(work, desk, changed, turns)
    key, occasion = "meals.changed", f"{desk.now().isoformat()}"
    await tell_eater(work, desk, changed, key, occasion)
    if by not in (changed.person_id, None) and by == changed.author_id:
        await tell_person(work, desk, by, message_of(changed, key, occasion))
    return changed


def _says_no(text: str) -> bool:
    return any(word in text for word in ("不", "别", "甭"))


async def _call_off(
    work: Work, desk: Desk, plan: Plan, meals_of_days: Iterable[tuple[date, Meal]]
) -> None:
    """After the cut-off: who cooks and who carries hear it at once."""
    for day, meal in meals_of_days:
        turn = await meals.find_turn(work, plan.id, day, meal)
        open_now = (TurnState.DUE, TurnState.FALLBACK)
        if turn is None or turn.state not in open_now:
            continue
        await meals.move_turn(work, turn, TurnState.CANCELLED, None, desk.now())
        if turn.state is TurnState.FALLBACK:
            await _drop(work, desk, turn)
        await _tell_change(work, desk, plan, turn, "meals.batch_less", "less")


async def _drop(work: Work, desk: Desk, turn: Turn) -> None:
    """The neighbour who was to cook hears that it is not needed."""
    case = await cases.find_case(work, turn.case_id) if turn.case_id else None
    moved = cancel(case, None, "not_needed", desk.now()) if case else None
    if case is not None and isinstance(moved, Moved):
        await settle(work, desk, case, moved)


async def skip_passed(work: Work, desk: Desk, plan: Plan) -> None:
    """What can no longer be ordered when it is wished for is a day off, never a gap."""
    provider = await meals.find_provider(work, plan.provider_id)
    rules, today = desk.content.meals, desk.today()
    for day in (today, today + timedelta(days=1)):
        for meal in plan.meals:
            passed = cut_off(rules, provider, meal, day, desk.zone) <= desk.now()
            made = await meals.find_turn(work, plan.id, day, meal)
            if passed and made is None and is_planned(plan, day, meal):
                await meals.add_pause(work, Pause(plan.id, day, meal), desk.now())


async def _retell(work: Work, desk: Desk, plan: Plan, turns: tuple[Turn, ...]) -> None:
    """What is due today with other food: who cooks and carries look again."""
    for turn in turns:
        if turn.state is TurnState.DUE and is_planned(plan, turn.day, turn.meal):
            await meals.set_portions(work, turn, plan.portions)
            occasion = f"other:{desk.now().isoformat()}"
            await _tell_change(work, desk, plan, turn, "meals.batch_other", occasion)


async def _tell_change(
    work: Work, desk: Desk, plan: Plan, turn: Turn, key: str, occasion: str
) -> None:
    params = {"plan": plan.id, "day": turn.day.isoformat(), "meal": turn.meal.value}
    about = f"{plan.id}:{turn.day.isoformat()}:{turn.meal.value}:{occasion}"
    batch = await meals.find_batch(work, turn.batch_id) if turn.batch_id else None
    if batch is not None:
        provider = await meals.find_provider(work, batch.provider_id)
        if provider is not None:
            batch_params = {**params, "batch": batch.id}
            await tell_provider(work, desk, provider, key, about, batch_params)
    case = await cases.find_case(work, turn.case_id) if turn.case_id else None
    if case is not None and case.claimed_by is not None and not case.final:
        message = message_of(plan, f"{key}_door", about, params)
        await tell_person(work, desk, case.claimed_by, message)
    await redraw(work, turn.batch_id, turn.case_id)
