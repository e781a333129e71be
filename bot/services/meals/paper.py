"""Meals as a table: how many were cooked, carried and missed; nobody who eats is named."""

from __future__ import annotations

from bot.domain.meals import Turn
from bot.services.desk import Desk
from bot.services.meals.speaking import meal_name
from bot.services.present import OPERATOR
from bot.services.stock.sheets import List, Span
from bot.services.views.names import text_of, unit_name
from bot.store import meals, people, places, records
from bot.store.database import Work

COLUMNS = (
    ("meal_day", "date"), ("meal", "text"), ("provider", "text"), ("place", "text"),
    ("portions", "int"), ("meal_end", "text"), ("carrier", "text"),
)  # fmt: skip


class MealLists:
    """One list a call, of a unit and all below it, or of every unit; each is noted."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def make(self, unit: str | None, span: Span) -> List:
        """Every meal of the span that was ordered."""
        desk = self._desk
        await desk.database.write(
            lambda work: records.add_look(
                work, desk.ids.new(), OPERATOR, "export meals", unit or "all", desk.now()
            )
        )
        return await desk.database.read(lambda work: self._list(work, unit, span))

    async def _list(self, work: Work, unit: str | None, span: Span) -> List:
        desk = self._desk
        units = set(await places.subtree_ids(work, unit)) if unit else None
        first = span.since.astimezone(desk.zone).date()
        after = span.until.astimezone(desk.zone).date()
        rows = []
        for turn in await meals.turns_between(work, first, after):
            row = await self._row(work, turn, units)
            rows += [row] if row else []
        titles = tuple((text_of(desk, f"export.column.{code}"), kind) for code, kind in COLUMNS)
        return List(text_of(desk, "export.title.meals"), titles, tuple(rows))

    async def _row(
        self, work: Work, turn: Turn, units: set[str] | None
    ) -> tuple[object, ...] | None:
        plan = await meals.find_plan(work, turn.plan_id)
        if plan is None or (units is not None and plan.unit_id not in units):
            return None
        provider = await meals.find_provider(work, plan.provider_id)
        carrier = await people.find_person(work, turn.by_id) if turn.by_id else None
        desk = self._desk
        return (
            turn.day, meal_name(desk, turn.meal.value), provider.name if provider else None,
            await unit_name(work, plan.unit_id), turn.portions,
            text_of(desk, f"meals.end.{turn.state.value}"), carrier.name if carrier else None,
        )  # fmt: skip
