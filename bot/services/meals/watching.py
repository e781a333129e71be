"""Nobody carries it, who cooks is silent, nobody says that it came: somebody hears of each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from functools import partial

from bot.domain.case import Case
from bot.domain.closing import cancel
from bot.domain.meals import Batch, Meal, Stop, TurnState, meal_at
from bot.domain.moved import Moved
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.meals.finding import stops_on
from bot.services.meals.hearing import liaisons, tell_eater, tell_over
from bot.services.meals.redrawing import redraw
from bot.services.meals.rounds import is_round, nobody_at
from bot.store import cases, meals
from bot.store.database import Work

A_DAY = timedelta(days=1)
OPEN_TURNS = (TurnState.DUE, TurnState.FALLBACK)
Act = Callable[[Work], Awaitable[None]]


async def watch(desk: Desk) -> int:
    """Everything that time has come for, each in a write of its own."""
    acts = await desk.database.read(lambda work: _acts(work, desk))
    for act in acts:
        await desk.database.write(act)
    return len(acts)


async def next_watch(desk: Desk) -> datetime | None:
    """When the next of these is due."""

    async def read(work: Work) -> datetime | None:
        found = [at for at, _ in await _planned(work, desk)]
        return min(found, default=None)

    return await desk.database.read(read)


async def _acts(work: Work, desk: Desk) -> list[Act]:
    return [act for at, act in await _planned(work, desk) if at <= desk.now()]


async def _planned(work: Work, desk: Desk) -> list[tuple[datetime, Act]]:
    found: list[tuple[datetime, Act]] = []
    today = desk.today()
    for day in (today - A_DAY, today, today + A_DAY):
        for stop in await stops_on(work, day):
            found += await _of_stop(work, desk, stop)
    for batch in await meals.open_batches(work):
        found += _of_batch(desk, batch)
    return found


async def _of_stop(work: Work, desk: Desk, stop: Stop) -> list[tuple[datetime, Act]]:
    turn, rules = stop.turn, desk.content.meals
    if turn.state not in OPEN_TURNS:
        return []
    eaten = meal_at(rules, turn.meal, turn.day, desk.zone)
    case = await cases.find_case(work, turn.case_id) if turn.case_id else None
    found: list[tuple[datetime, Act]] = []
    free = case is not None and is_round(case) and case.claimed_by is None
    if free and not turn.told:
        at = nobody_at(desk, turn.day, turn.meal)
        found.append((at, partial(_tell_nobody, desk=desk, stop=stop)))
    if turn.state is TurnState.DUE and not stop.plan.fetch:
        at = eaten + rules.late_after
        found.append((at, partial(_late, desk=desk, stop=stop)))
    else:
        at = eaten + rules.close_after
        found.append((at, partial(_missed, desk=desk, stop=stop)))
    return found


def _of_batch(desk: Desk, batch: Batch) -> list[tuple[datetime, Act]]:
    rules = desk.content.meals
    eaten = meal_at(rules, batch.meal, batch.day, desk.zone)
    found: list[tuple[datetime, Act]] = []
    if batch.answer is None and not batch.raised:
        at = eaten - rules.silent_before
        found.append((at, partial(_tell_silent, desk=desk, batch=batch)))
    close = partial(_close, desk=desk, batch=batch)
    return [*found, (eaten + rules.close_after, close)]


async def _tell_nobody(work: Work, *, desk: Desk, stop: Stop) -> None:
    """Who eats hears honestly that nobody carries it yet, and who sees to it."""
    await meals.mark_told(work, stop.turn)
    named = await liaisons(work, desk, stop.plan.unit_id)
    params = {"meal": stop.turn.meal.value, "day": stop.turn.day.isoformat()}
    if named:
        params["who"] = named[0]
    occasion = _occasion(stop.turn.day, stop.turn.meal)
    await tell_eater(work, desk, stop.plan, "meals.nobody", occasion, params)


async def _tell_silent(work: Work, *, desk: Desk, batch: Batch) -> None:
    """Who cooks has not said a word: somebody rings or goes there."""
    await meals.note_raised(work, batch.id)
    provider = await meals.find_provider(work, batch.provider_id)
    if provider is not None:
        given = {"batch": batch.id}
        await tell_over(work, desk, provider.unit_id, "meals.silent", batch.id, given)


async def _late(work: Work, *, desk: Desk, stop: Stop) -> None:
    """Nobody has said that it came: a gap, until somebody does."""
    turn, plan = stop.turn, stop.plan
    await meals.move_turn(work, turn, TurnState.MISSED, None, desk.now())
    case = await cases.find_case(work, turn.case_id) if turn.case_id else None
    occasion = _occasion(turn.day, turn.meal)
    params = {"plan": plan.id, "meal": turn.meal.value, "day": turn.day.isoformat()}
    holder = case.claimed_by if case else None
    if holder is not None:
        params["who"] = holder
    await tell_over(work, desk, plan.unit_id, "meals.late", f"{plan.id}:{occasion}", params)
    if holder is None:
        await tell_eater(work, desk, plan, "meals.missed", occasion, params)
    await redraw(work, turn.batch_id, turn.case_id)
    if case is not None and holder is None:
        await _end(work, desk, case)


async def _missed(work: Work, *, desk: Desk, stop: Stop) -> None:
    """The hour is long over, whoever was to bring or fetch it."""
    turn = stop.turn
    await meals.move_turn(work, turn, TurnState.MISSED, None, desk.now())
    case = await cases.find_case(work, turn.case_id) if turn.case_id else None
    if turn.state is TurnState.FALLBACK:
        params = {"meal": turn.meal.value, "day": turn.day.isoformat()}
        occasion = _occasion(turn.day, turn.meal)
        await tell_eater(work, desk, stop.plan, "meals.missed", occasion, params)
    if case is not None:
        await _end(work, desk, case)


async def _close(work: Work, *, desk: Desk, batch: Batch) -> None:
    """Nothing of this meal waits any more; rounds that were never ticked off end with it."""
    await meals.close_batch(work, batch.id)
    for turn in await meals.turns_of_batch(work, batch.id):
        case = await cases.find_case(work, turn.case_id) if turn.case_id else None
        if case is not None and is_round(case):
            await _end(work, desk, case)
    await redraw(work, batch.id, None)


async def _end(work: Work, desk: Desk, case: Case) -> None:
    if not case.climbing:
        return
    moved = cancel(case, None, "meal_over", desk.now())
    if isinstance(moved, Moved):
        await settle(work, desk, case, moved)


def _occasion(day: date, meal: Meal) -> str:
    return f"{day.isoformat()}:{meal.value}"
