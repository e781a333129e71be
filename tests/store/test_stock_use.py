"""What a box uses, summed by either database: given out, not taken back, by the day there."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.cover import Day
from bot.domain.stock import Entry, Verb
from bot.services.desk import Desk
from bot.services.stock import ledger
from bot.store import stock_use
from bot.store.database import Database
from tests.desk import ZONE, HandClock
from tests.store.stock_hands import ITEM, KEEPER, arrived, sent, stocked
from tests.store.test_stock_together import _desk, _village

TODAY = date(2026, 11, 21)


@pytest.fixture
async def desk(database: Database) -> Desk:
    await database.write(_village)
    return _desk(database)


async def test_what_was_given_out_is_use_and_nothing_else_is(desk: Desk) -> None:
    clock = desk.clock
    assert isinstance(clock, HandClock)
    lot = await stocked(desk, "b1", 20, "lot")
    write = desk.database.write

    async def out(qty: int, verb: Verb = Verb.OUT) -> Entry:
        entry = await write(lambda w: ledger.enter(w, desk, "b1", lot, verb, qty, KEEPER))
        assert isinstance(entry, Entry)
        return entry

    clock.passes(8 * 3600)  # 01:30 of the 22nd in China, still the 21st in UTC
    await out(3)
    wrong = await out(5)
    await write(lambda w: ledger.take_back(w, desk, wrong, "keeper"))
    await out(1, Verb.LEND)
    await out(1, Verb.DISCARD)
    for which, qty in await sent(desk, "b1", 2):
        await arrived(desk, "b1", which, qty)
    (use,) = await desk.database.read(lambda w: stock_use.uses(w, "b1", date(2026, 11, 22), ZONE))
    assert use.series == (Day(TODAY, 0, 20), Day(date(2026, 11, 22), 3, -7))
    assert (use.item, use.there, use.usable, use.begun) == (ITEM, 13, 13, TODAY)
    (depot,) = await desk.database.read(
        lambda w: stock_use.uses(w, "b1", date(2026, 11, 22), ZONE, passes_on=True)
    )
    assert depot.series[1].used == 5, "a depot's use is also what it sends on"
    (other,) = await desk.database.read(lambda w: stock_use.standing(w, "b2"))
    assert other == (ITEM, "盒", 2, 0, 0, 0, None)
    await write(lambda w: ledger.block(w, desk, lot, "recalled", KEEPER))
    (barred,) = await desk.database.read(lambda w: stock_use.uses(w, "b1", TODAY, ZONE))
    assert (barred.there, barred.usable) == (13, 0)
