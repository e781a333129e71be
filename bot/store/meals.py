"""Meals in the database: who cooks, plans and their pauses, what came of each meal."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from bot.domain.meals import Batch, Meal, Pause, Plan, PlanState, Provider, Turn, TurnState
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("meal_providers", "person_id", "empty"),
    Column("meal_providers", "deputy_id", "empty"),
    Column("meal_plans", "diet", "empty"),
    Column("meal_plans", "avoid", "empty"),
    Column("meal_plans", "person_id", "keep"),
    Column("meal_plans", "author_id", "keep"),
    Column("meal_plans", "proxy_id", "keep"),
    Column("meal_turns", "by_id", "keep"),
    Column("meal_batches", "answered_by", "keep"),
)
_ALL = "all"
_PROVIDER = ("id", "unit_id", "name", "kind", "place", "price", "person_id", "deputy_id", "phone")
_PLAN = (
    "id", "unit_id", "portions", "person_id", "household_id", "author_id", "proxy_id",
    "provider_id", "case_id", "why",
)  # fmt: skip


async def add_provider(work: Work, provider: Provider) -> bool:
    """Whether it is new; an id already there stays as it is."""
    row: dict[str, Any] = {name: getattr(provider, name) for name in _PROVIDER}
    row["cut_offs"] = ",".join(f"{m.value} {at:%H:%M}" for m, at in provider.cut_offs.items())
    return await work.one("add_meal_provider", **row) is not None


async def all_providers(work: Work) -> tuple[Provider, ...]:
    return tuple(_provider(row) for row in await work.all("list_meal_providers"))


async def find_provider(work: Work, id: str | None) -> Provider | None:
    return next((p for p in await all_providers(work) if p.id == id), None)


async def put_plan(work: Work, plan: Plan) -> None:
    """Insert it, or write it over the one of its id."""
    row: dict[str, Any] = {name: getattr(plan, name) for name in _PLAN}
    await work.run(
        "put_meal_plan",
        **row,
        state=plan.state.value,
        meals=",".join(meal.value for meal in plan.meals),
        weekdays=",".join(str(n) for n in plan.weekdays),
        first_day=plan.first.isoformat(),
        last_day=plan.last.isoformat(),
        diet=",".join(plan.diet) or None,
        avoid="\n".join(plan.avoid) or None,
        fetches=int(plan.fetch),
        opened_at=to_text(plan.opened_at),
        changed_at=to_text(plan.changed_at),
        ended_at=maybe_to_text(plan.ended_at),
        asked_for=plan.asked_for.isoformat() if plan.asked_for else None,
    )


async def find_plan(work: Work, id: str) -> Plan | None:
    row = await work.one("find_meal_plan", id=id)
    return _plan(row) if row else None


async def plans_in(work: Work, state: PlanState) -> tuple[Plan, ...]:
    return tuple(_plan(row) for row in await work.all("meal_plans_in_state", state=state.value))


async def plans_of(work: Work, person_id: str) -> tuple[Plan, ...]:
    """Running plans of who eats, who asked and who reported it."""
    return tuple(_plan(row) for row in await work.all("meal_plans_of", person=person_id))


async def add_pause(work: Work, pause: Pause, now: datetime) -> None:
    meal = pause.meal.value if pause.meal else _ALL
    day = pause.day.isoformat()
    await work.run("add_meal_pause", plan=pause.plan_id, day=day, meal=meal, at=to_text(now))


async def pauses_of(work: Work, plan_id: str) -> frozenset[Pause]:
    rows = await work.all("meal_pauses_of", plan=plan_id)
    return frozenset(
        Pause(
            plan_id,
            date.fromisoformat(row["day"]),
            None if row["meal"] == _ALL else Meal(row["meal"]),
        )
        for row in rows
    )


async def add_turn(work: Work, turn: Turn) -> bool:
    """False where this meal was written down before."""
    row = await work.one(
        "add_meal_turn",
        plan_id=turn.plan_id,
        day=turn.day.isoformat(),
        meal=turn.meal.value,
        state=turn.state.value,
        portions=turn.portions,
        changed_at=to_text(turn.changed_at),
        batch_id=turn.batch_id,
        case_id=turn.case_id,
        by_id=turn.by_id,
        told=int(turn.told),
    )
    return row is not None


async def move_turn(
    work: Work, turn: Turn, to: TurnState, by: str | None, now: datetime, case: str | None = None
) -> bool:
    """From the state it was seen in; False where somebody was faster."""
    row = await work.one(
        "move_meal_turn", plan=turn.plan_id, day=turn.day.isoformat(), meal=turn.meal.value,
        before=turn.state.value, state=to.value, by=by, at=to_text(now),
        case=case or turn.case_id,
    )  # fmt: skip
    return row is not None


async def mark_told(work: Work, turn: Turn) -> None:
    """Who eats has heard that nobody brings it yet."""
    day = turn.day.isoformat()
    await work.run("mark_meal_told", plan=turn.plan_id, day=day, meal=turn.meal.value)


async def set_portions(work: Work, turn: Turn, portions: int) -> None:
    """As long as nothing came of it yet."""
    day = turn.day.isoformat()
    await work.run(
        "set_meal_portions", plan=turn.plan_id, day=day, meal=turn.meal.value, portions=portions
    )


async def find_turn(work: Work, plan_id: str, day: date, meal: Meal) -> Turn | None:
    row = await work.one("find_meal_turn", plan=plan_id, day=day.isoformat(), meal=meal.value)
    return _turn(row) if row else None


async def turns_of_plan(work: Work, plan_id: str) -> tuple[Turn, ...]:
    return tuple(_turn(row) for row in await work.all("meal_turns_of_plan", plan=plan_id))


async def turns_of_case(work: Work, case_id: str) -> tuple[Turn, ...]:
    return tuple(_turn(row) for row in await work.all("meal_turns_of_case", case=case_id))


async def turns_of_batch(work: Work, batch_id: str) -> tuple[Turn, ...]:
    return tuple(_turn(row) for row in await work.all("meal_turns_of_batch", batch=batch_id))


async def turns_on(work: Work, day: date) -> tuple[Turn, ...]:
    return tuple(_turn(row) for row in await work.all("meal_turns_on", day=day.isoformat()))


async def turns_between(work: Work, first: date, after: date) -> tuple[Turn, ...]:
    """From the first day on, up to but not on the other."""
    rows = await work.all("meal_turns_between", first=first.isoformat(), after=after.isoformat())
    return tuple(_turn(row) for row in rows)


async def add_batch(work: Work, batch: Batch) -> bool:
    row = await work.one(
        "add_meal_batch",
        id=batch.id,
        provider_id=batch.provider_id,
        day=batch.day.isoformat(),
        meal=batch.meal.value,
        made_at=to_text(batch.made_at),
    )
    return row is not None


async def find_batch(work: Work, id: str) -> Batch | None:
    row = await work.one("find_meal_batch", id=id)
    return _batch(row) if row else None


async def batch_for(work: Work, provider_id: str, day: date, meal: Meal) -> Batch | None:
    row = await work.one(
        "meal_batch_for", provider=provider_id, day=day.isoformat(), meal=meal.value
    )
    return _batch(row) if row else None


async def open_batches(work: Work) -> tuple[Batch, ...]:
    return tuple(_batch(row) for row in await work.all("open_meal_batches"))


async def answer_batch(work: Work, id: str, answer: str, by: str) -> bool:
    """False where it was answered before or is over."""
    return await work.one("answer_meal_batch", id=id, answer=answer, by=by) is not None


async def note_raised(work: Work, id: str) -> None:
    await work.run("raise_meal_batch", id=id)


async def close_batch(work: Work, id: str) -> None:
    await work.run("close_meal_batch", id=id)


async def put_carriers(
    work: Work, unit_id: str, first: str, second: str | None, now: datetime
) -> None:
    """Who carries to a hamlet as a rule, and who when the first cannot."""
    await work.run(
        "put_meal_carriers", unit=unit_id, first=first, second=second, since=to_text(now)
    )


async def drop_carriers(work: Work, unit_id: str) -> None:
    await work.run("drop_meal_carriers", unit=unit_id)


async def carriers_of(work: Work, unit_id: str) -> tuple[str, ...]:
    row = await work.one("meal_carriers_of", unit=unit_id)
    return tuple(id for id in (row["first_id"], row["second_id"]) if id) if row else ()


async def forget(work: Work, person_id: str) -> None:
    """What somebody eats or must not, and where they were seen, goes; counts stay (PERSONAL)."""
    for name in (
        "leave_meal_provider", "leave_meal_provider_as_deputy", "forget_meal_plans",
        "forget_meal_carrier", "forget_second_meal_carrier",
    ):  # fmt: skip
        await work.run(name, person=person_id)


def _provider(row: Row) -> Provider:
    pairs = [one.split(" ") for one in row["cut_offs"].split(",")]
    values: dict[str, Any] = {name: row[name] for name in _PROVIDER}
    return Provider(**values, cut_offs={Meal(m): time.fromisoformat(at) for m, at in pairs})


def _plan(row: Row) -> Plan:
    values: dict[str, Any] = {name: row[name] for name in _PLAN}
    return Plan(
        **values,
        state=PlanState(row["state"]),
        meals=tuple(Meal(code) for code in row["meals"].split(",")),
        weekdays=tuple(int(n) for n in row["weekdays"].split(",")),
        first=date.fromisoformat(row["first_day"]),
        last=date.fromisoformat(row["last_day"]),
        diet=tuple((row["diet"] or "").split(",")) if row["diet"] else (),
        avoid=tuple((row["avoid"] or "").split("\n")) if row["avoid"] else (),
        fetch=bool(row["fetches"]),
        opened_at=from_text(row["opened_at"]),
        changed_at=from_text(row["changed_at"]),
        ended_at=maybe_from_text(row["ended_at"]),
        asked_for=date.fromisoformat(row["asked_for"]) if row["asked_for"] else None,
    )


def _turn(row: Row) -> Turn:
    return Turn(
        row["plan_id"],
        date.fromisoformat(row["day"]),
        Meal(row["meal"]),
        TurnState(row["state"]),
        row["portions"],
        from_text(row["changed_at"]),
        row["batch_id"],
        row["case_id"],
        row["by_id"],
        bool(row["told"]),
    )


def _batch(row: Row) -> Batch:
    return Batch(
        row["id"],
        row["provider_id"],
        date.fromisoformat(row["day"]),
        Meal(row["meal"]),
        from_text(row["made_at"]),
        row["answer"],
        row["answered_by"],
        bool(row["raised"]),
        bool(row["closed"]),
    )
