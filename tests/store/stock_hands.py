"""People at the same boxes at once, each with a connection of their own, and what they did."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

from bot.domain.holds import Hold, HoldState
from bot.domain.outcome import Refused
from bot.domain.stock import Amounts, Lot, Verb
from bot.services.desk import Desk
from bot.services.stock import ledger
from bot.services.stock.ledger import Why
from bot.store import holds, stock
from bot.store.database import Work
from tests.databases import NOW

T = TypeVar("T")
ITEM = "ibu_er"
KEEPER = Why("keeper")
BOXES = ("b1", "b2")


async def write(desk: Desk, fn: Callable[[Work], Awaitable[T]]) -> T:
    """Whoever loses a race runs again by itself, in the end alone: nobody is refused."""
    return await desk.database.write(fn)


async def stocked(desk: Desk, box: str, qty: int, id: str) -> Lot:
    lot = Lot(id, ITEM, "盒", NOW, "count")
    await write(desk, lambda w: ledger.receive(w, desk, box, lot, qty, KEEPER))
    return lot


def a_hold(desk: Desk, box: str = "b1", qty: int = 1) -> Hold:
    return Hold(desk.ids.new(), "c1", ITEM, qty, HoldState.QUEUED, "east", NOW, NOW, box)


async def kept(desk: Desk, hold: Hold) -> Hold | Refused:
    return await write(desk, lambda w: ledger.keep_for(w, desk, hold))


async def handed(desk: Desk, hold: Hold) -> Hold | Refused:
    return await write(desk, lambda w: ledger.hand_over(w, desk, hold, hold.qty, "keeper", None))


async def dropped(desk: Desk, hold: Hold) -> Hold:
    return await write(desk, lambda w: ledger.let_go(w, desk, hold, HoldState.LAPSED))


async def sent(desk: Desk, box: str, qty: int) -> list[tuple[Lot, int]]:
    picks = await write(desk, lambda w: ledger.take_out(w, desk, box, ITEM, qty, Verb.SEND, KEEPER))
    return [] if isinstance(picks, Refused) else [(p.lot, p.qty) for p in picks]


async def arrived(desk: Desk, box: str, lot: Lot, qty: int) -> None:
    other = BOXES[1 - BOXES.index(box)]

    async def moved(work: Work) -> None:
        left = await ledger.enter(work, desk, box, lot, Verb.ARRIVE, qty, KEEPER)
        came = await ledger.enter(work, desk, other, lot, Verb.IN, qty, KEEPER)
        assert not isinstance(left, Refused)
        assert not isinstance(came, Refused)

    await write(desk, moved)


async def counted(desk: Desk, box: str, lot: Lot, found: int) -> int:
    """By how much the stock-take changed what is there."""
    entry = await write(desk, lambda w: ledger.count(w, desk, box, lot, found, KEEPER))
    return 0 if entry is None or isinstance(entry, Refused) else entry.change.on_hand


async def together(jobs: list[Coroutine[Any, Any, Any]]) -> list[Any]:
    """All at once; who still waits for another after half a minute waits for ever."""
    async with asyncio.timeout(30):
        return await asyncio.gather(*jobs)


async def all_there(desk: Desk) -> Amounts:
    """Everything in both boxes, of books that are right."""

    async def look(work: Work) -> Amounts:
        assert await stock.sums_that_differ(work) == ()
        sum_ = Amounts()
        for on in await stock.shelf_of_item(work, ITEM):
            assert on.amounts.possible
            assert on.amounts.on_hand >= 0
            sum_ = sum_.plus(on.amounts)
        promised = 0
        for box in BOXES:
            promised += sum(h.qty for h in await holds.holds_of_box(work, box, HoldState.KEPT))
        assert promised == sum_.reserved, "what is kept is kept for somebody"
        return sum_

    return await desk.database.read(look)


@dataclass
class Hand:
    """Somebody who does this and that, and remembers what left the boxes by it."""

    desk: Desk
    dice: Random
    lots: list[Lot]
    gone: int = 0

    async def works(self, times: int) -> None:
        for _ in range(times):
            await self.dice.choice([self.takes, self.takes, self.moves, self.counts, self.lends])()

    async def takes(self) -> None:
        hold = await kept(self.desk, a_hold(self.desk, self._box(), self.dice.randint(1, 3)))
        if isinstance(hold, Hold):
            if self.dice.random() < 0.6:
                given = await handed(self.desk, hold)
                self.gone += given.qty if isinstance(given, Hold) else 0
            elif self.dice.random() < 0.7:
                await dropped(self.desk, hold)

    async def moves(self) -> None:
        box = self._box()
        for lot, qty in await sent(self.desk, box, self.dice.randint(1, 3)):
            await arrived(self.desk, box, lot, qty)

    async def counts(self) -> None:
        lot = self.dice.choice(self.lots)
        self.gone -= await counted(self.desk, self._box(), lot, self.dice.randint(2, 9))

    async def lends(self) -> None:
        desk, box = self.desk, self._box()
        picks = await write(
            desk, lambda w: ledger.take_out(w, desk, box, ITEM, 1, Verb.LEND, KEEPER)
        )
        if not isinstance(picks, Refused) and self.dice.random() < 0.5:
            lot = picks[0].lot
            await write(desk, lambda w: ledger.enter(w, desk, box, lot, Verb.RETURN, 1, KEEPER))

    def _box(self) -> str:
        return self.dice.choice(BOXES)
