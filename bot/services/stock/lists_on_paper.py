"""The lists of the boxes for the operator of the machine; every one of them is noted."""

from __future__ import annotations

from typing import Any

from bot.domain.boxes import Box
from bot.services.desk import Desk
from bot.services.present import OPERATOR
from bot.services.stock.sheets import (
    List,
    Span,
    distribution_list,
    donation_list,
    ledger_list,
    month_values,
    stock_list,
)
from bot.services.stock.stock_json import boxes_of
from bot.store import boxes, places, records
from bot.store.database import Work


class BoxLists:
    """One list a call, of the boxes of a unit and all below it, or of every box."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def make(
        self, what: str, unit: str | None, span: Span, *, with_names: bool = False
    ) -> List:
        """The list called stock, ledger, donations or distribution; ValueError for another."""
        await self._note(f"{what}_names" if with_names else what, unit or "all")
        return await self._desk.database.read(
            lambda work: self._list(work, what, unit, span, with_names)
        )

    async def month(self, box: str, span: Span) -> dict[str, Any] | None:
        """What the printed sheet of a box shows; None where there is no such box."""
        await self._note("month", box)

        async def read(work: Work) -> dict[str, Any] | None:
            found = await _box(work, box)
            return await month_values(work, self._desk, found, span) if found else None

        return await self._desk.database.read(read)

    async def _list(
        self, work: Work, what: str, unit: str | None, span: Span, with_names: bool
    ) -> List:
        desk, found = self._desk, await boxes_of(work, unit)
        if what == "stock":
            return await stock_list(work, desk, found)
        if what == "ledger":
            return await ledger_list(work, desk, found, span)
        if what == "donations":
            inside = frozenset(await places.subtree_ids(work, unit)) if unit else None
            return await donation_list(work, desk, inside, span)
        if what == "distribution":
            return await distribution_list(work, desk, found, span, with_names=with_names)
        raise ValueError(f"there is no list {what}")

    async def _note(self, what: str, about: str) -> None:
        desk = self._desk
        await desk.database.write(
            lambda work: records.add_look(
                work, desk.ids.new(), OPERATOR, f"export {what}", about, desk.now()
            )
        )


async def _box(work: Work, name: str) -> Box | None:
    """By its id or its name."""
    every = await boxes.all_boxes(work)
    return next((box for box in every if name in (box.id, box.name)), None)
