"""The stock for machines: one plain object a box and thing, without anybody's name."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from itertools import groupby

from bot.content.content import Content
from bot.domain.boxes import Box
from bot.domain.stock import Amounts, OnShelf, available
from bot.services.ports import Clock, Ids
from bot.services.present import OPERATOR, Plain
from bot.store import boxes, places, records, stock
from bot.store.database import Database, Work


class StockPresent:
    """What lies in the boxes now, for the operator of the machine; every look is noted."""

    def __init__(self, database: Database, content: Content, clock: Clock, ids: Ids) -> None:
        self._database = database
        self._content = content
        self._clock = clock
        self._ids = ids

    async def lines(self, today: date, unit: str | None = None) -> AsyncIterator[Plain]:
        """Box by box in the order of units, thing by thing; those of one unit and below, or all."""
        now = self._clock.now()
        await self._database.write(
            lambda work: records.add_look(work, self._ids.new(), OPERATOR, "stock", "all", now)
        )
        for box in await self._database.read(lambda work: boxes_of(work, unit)):
            for line in await self._of(box, today):
                yield line

    async def _of(self, box: Box, today: date) -> list[Plain]:
        shelf = await self._database.read(lambda work: stock.shelf(work, box.id))
        found = []
        ordered = sorted(shelf, key=_thing)
        for (item, unit), group in groupby(ordered, _thing):
            known = self._content.stocked.find(item)
            name = known.name if known else item
            found.append(plain_stock(box, (item, name, unit), tuple(group), today))
        return found


async def boxes_of(work: Work, unit: str | None) -> tuple[Box, ...]:
    """The boxes of a unit and all below it, or every box."""
    if unit is None:
        return await boxes.all_boxes(work)
    return await boxes.boxes_of_units(work, await places.subtree_ids(work, unit))


def _thing(on: OnShelf) -> tuple[str, str]:
    return (on.lot.item, on.lot.unit)


def plain_stock(
    box: Box, thing: tuple[str, str, str], shelf: tuple[OnShelf, ...], today: date
) -> Plain:
    """A thing in a box; `free` is what could be promised today, so nothing expired or blocked."""
    item, name, unit = thing
    total = Amounts()
    for on in shelf:
        total = total.plus(on.amounts)
    return {
        "box": box.id,
        "box_name": box.name,
        "box_unit": box.unit_id,
        "box_kind": box.kind.value,
        "item": item,
        "name": name,
        "unit": unit,
        "on_hand": total.on_hand,
        "reserved": total.reserved,
        "free": available(shelf, today, unit),
        "lent": total.lent,
        "moving": total.moving,
        "lots": [_plain_lot(on) for on in shelf],
    }


def _plain_lot(on: OnShelf) -> Plain:
    lot = on.lot
    return {
        "batch": lot.batch,
        "last_day": lot.last_day.isoformat() if lot.last_day else None,
        "qty": on.amounts.on_hand,
        "blocked": lot.blocked,
    }
