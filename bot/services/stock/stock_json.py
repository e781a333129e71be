"""The stock for machines: one plain object a box and thing, without anybody's name."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import date
from itertools import groupby

from bot.content.content import Content
from bot.domain.boxes import Box
from bot.services.ports import Clock, Ids
from bot.services.present import OPERATOR, Plain
from bot.store import boxes, places, records, stock_use
from bot.store.database import Database, Work
from bot.store.stock_use import LotStanding


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
        shown = await self._database.read(lambda work: boxes_of(work, unit))
        standing = await self._database.read(stock_use.every_lot)
        by_box = {box: tuple(lots) for box, lots in groupby(standing, lambda lot: lot.box_id)}
        for box in shown:
            for line in self._of(box, by_box.get(box.id, ()), today):
                yield line

    def _of(self, box: Box, lots: tuple[LotStanding, ...], today: date) -> Iterator[Plain]:
        for (item, _), group in groupby(lots, lambda lot: (lot.item, lot.unit)):
            known = self._content.stocked.find(item)
            yield plain_stock(box, known.name if known else item, tuple(group), today)


async def boxes_of(work: Work, unit: str | None) -> tuple[Box, ...]:
    """The boxes of a unit and all below it, or every box."""
    if unit is None:
        return await boxes.all_boxes(work)
    return await boxes.boxes_of_units(work, await places.subtree_ids(work, unit))


def plain_stock(box: Box, name: str, lots: tuple[LotStanding, ...], today: date) -> Plain:
    """A thing in a box; `free` is what could be promised today, so nothing expired or blocked."""
    day = today.isoformat()
    return {
        "box": box.id,
        "box_name": box.name,
        "box_unit": box.unit_id,
        "box_kind": box.kind.value,
        "item": lots[0].item,
        "name": name,
        "unit": lots[0].unit,
        "on_hand": sum(lot.on_hand for lot in lots),
        "reserved": sum(lot.reserved for lot in lots),
        "free": sum(lot.on_hand - lot.reserved for lot in lots if lot.usable(day)),
        "lent": sum(lot.lent for lot in lots),
        "moving": sum(lot.moving for lot in lots),
        "lots": [_plain_lot(lot) for lot in lots],
    }


def _plain_lot(lot: LotStanding) -> Plain:
    return {
        "batch": lot.batch,
        "last_day": lot.last_day,
        "qty": lot.on_hand,
        "blocked": lot.blocked,
    }
