"""At the cut-off: one order for who cooks, one round a hamlet for who carries; each meal once."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

from bot.domain.lanes import Lane, Owed
from bot.domain.meals import (
    Batch,
    Meal,
    Plan,
    PlanState,
    Provider,
    Stop,
    Turn,
    TurnState,
    cut_off,
    is_due,
    meal_at,
    rounds,
)
from bot.services.desk import Desk
from bot.services.meals.carrying import open_round
from bot.services.meals.changing import stop
from bot.services.meals.redrawing import about_batch, redraw
from bot.services.meals.rounds import hand_round
from bot.services.telling import Message, tell_person
from bot.store import meals, people
from bot.store.database import Work

Key = tuple[str | None, date, Meal]  # who cooks, which meal of which day


async def prepare(desk: Desk) -> int:
    """Everything whose cut-off has passed, each order in a write of its own."""
    due = await desk.database.read(lambda work: _due(work, desk))
    for key in due:
        await desk.database.write(partial(_make, desk=desk, key=key))
    return len(due)


async def next_cut_off(desk: Desk) -> datetime | None:
    """When the next order is made."""

    async def read(work: Work) -> datetime | None:
        found = [at for _, at in await _ahead(work, desk)]
        return min(found, default=None)

    return await desk.database.read(read)


async def _due(work: Work, desk: Desk) -> list[Key]:
    found = [key for key, at in await _ahead(work, desk) if at <= desk.now()]
    return sorted(set(found), key=lambda k: (k[1], list(Meal).index(k[2]), k[0] or ""))


async def _ahead(work: Work, desk: Desk) -> list[tuple[Key, datetime]]:
    """Meals of today and tomorrow that are planned and not written down yet."""
    rules, today = desk.content.meals, desk.today()
    providers = {p.id: p for p in await meals.all_providers(work)}
    found: list[tuple[Key, datetime]] = []
    for plan in await meals.plans_in(work, PlanState.ACTIVE):
        pauses = await meals.pauses_of(work, plan.id)
        for day in (today, today + timedelta(days=1)):
            for meal in plan.meals:
                if not is_due(plan, pauses, day, meal):
                    continue
                if await meals.find_turn(work, plan.id, day, meal) is None:
                    cook = providers.get(plan.provider_id or "")
                    at = cut_off(rules, cook, meal, day, desk.zone)
                    found.append(((plan.provider_id, day, meal), at))
    return found


async def _make(work: Work, *, desk: Desk, key: Key) -> None:
    provider_id, day, meal = key
    stops = await _stops(work, desk, key)
    if not stops:
        return
    provider = await meals.find_provider(work, provider_id)
    batch = await _batch(work, desk, provider, day, meal) if provider else None
    when = meal_at(desk.content.meals, meal, day, desk.zone)
    late = desk.now() >= when + desk.content.meals.late_after
    for unit_id, doors in rounds(stops).items():
        case = None if late else await open_round(work, desk, unit_id, day, meal, doors)
        for door in doors:
            await _write(work, door, batch, case)
        if case is not None:
            await hand_round(work, desk, case)
    for one in stops:
        if one.plan.fetch:
            await _write(work, one, batch, None)
    if provider is not None and batch is not None and not late:
        await _tell(work, desk, provider, batch)


async def _stops(work: Work, desk: Desk, key: Key) -> list[Stop]:
    provider_id, day, meal = key
    found: list[Stop] = []
    for plan in await meals.plans_in(work, PlanState.ACTIVE):
        pauses = await meals.pauses_of(work, plan.id)
        if plan.provider_id != provider_id or not is_due(plan, pauses, day, meal):
            continue
        if await meals.find_turn(work, plan.id, day, meal) is not None:
            continue
        if await _is_gone(work, desk, plan):
            continue
        turn = Turn(plan.id, day, meal, TurnState.DUE, plan.portions, desk.now())
        found.append(Stop(plan, turn))
    return found


async def _is_gone(work: Work, desk: Desk, plan: Plan) -> bool:
    """Died, moved, asked to be let go: nothing is cooked and nobody is asked."""
    person = await people.find_person(work, plan.person_id) if plan.person_id else None
    if person is None or person.ended_on is None:
        return False
    await stop(work, desk, plan, None, person.ended_why or "asked")
    return True


async def _batch(work: Work, desk: Desk, provider: Provider, day: date, meal: Meal) -> Batch:
    """There is one order a meal; who is late is added to it."""
    known = await meals.batch_for(work, provider.id, day, meal)
    if known is not None:
        return known
    batch = Batch(desk.ids.new(), provider.id, day, meal, desk.now())
    await meals.add_batch(work, batch)
    return batch


async def _write(work: Work, stop: Stop, batch: Batch | None, case: str | None) -> None:
    turn = stop.turn
    await meals.add_turn(
        work,
        Turn(
            turn.plan_id, turn.day, turn.meal, turn.state, turn.portions, turn.changed_at,
            batch.id if batch else None, case,
        ),
    )  # fmt: skip


async def _tell(work: Work, desk: Desk, provider: Provider, batch: Batch) -> None:
    for person in provider.people:
        message = Message(
            "living.meal_batch", f"{about_batch(batch.id)}:{person}", {"batch": batch.id},
            Lane.CASE, Owed.OWED, living=True,
        )  # fmt: skip
        await tell_person(work, desk, person, message)
    await redraw(work, batch.id, None)
