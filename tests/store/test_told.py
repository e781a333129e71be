"""What was told of a box, what is scarce, what came: the same on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.scarcity import FEW, Scarcity
from bot.domain.stock import Verb
from bot.services.desk import Desk
from bot.services.stock import ledger
from bot.store import scarcity, stock, told
from bot.store.database import Database
from tests.databases import NOW
from tests.store.stock_hands import ITEM, KEEPER, stocked
from tests.store.test_stock_together import _desk, _village


@pytest.fixture
async def desk(database: Database) -> Desk:
    await database.write(_village)
    return _desk(database)


async def test_what_was_told_is_known_until_it_is_over(desk: Desk) -> None:
    write, read = desk.database.write, desk.database.read
    for at in (NOW, NOW + timedelta(days=1)):
        await write(lambda w, at=at: told.put_told(w, "b1", told.LOOKED, "", at))  # type: ignore[misc]
    await write(lambda w: told.put_told(w, "b1", "low", "smec|盒", NOW))
    assert await read(told.looked_at) == {"b1": NOW + timedelta(days=1)}
    assert await read(lambda w: told.told_of_box(w, "b1")) == {("looked", ""), ("low", "smec|盒")}
    await write(lambda w: told.drop_told(w, "b1", "low", "smec|盒"))
    assert await read(lambda w: told.told_of_box(w, "b1")) == {("looked", "")}
    assert await read(lambda w: told.told_of_box(w, "b2")) == frozenset()


async def test_what_came_in_and_was_not_taken_back_is_counted(desk: Desk) -> None:
    await stocked(desk, "b1", 5, "first")
    second = await stocked(desk, "b1", 2, "second")
    wrong = await desk.database.read(lambda w: stock.entries_of(w, "x"))
    assert wrong == ()
    await desk.database.write(lambda w: ledger.enter(w, desk, "b1", second, Verb.OUT, 1, KEEPER))
    came = lambda w: told.came_in(w, "b1", ITEM, "盒", NOW - timedelta(hours=1))  # noqa: E731
    assert await desk.database.read(came) == 7
    later = lambda w: told.came_in(w, "b1", ITEM, "盒", NOW + timedelta(days=9))  # noqa: E731
    assert await desk.database.read(later) == 0


async def test_since_when_a_lot_is_locked_stands_in_the_book(desk: Desk) -> None:
    lot = await stocked(desk, "b1", 5, "first")
    assert await desk.database.read(lambda w: told.locked_since(w, "b1")) == {}
    await desk.database.write(lambda w: ledger.block(w, desk, lot, "recalled", KEEPER))
    found = await desk.database.read(lambda w: told.locked_since(w, "b1"))
    assert list(found) == ["first"]


async def test_what_is_scarce_is_open_until_it_has_an_end(desk: Desk) -> None:
    one = Scarcity("s1", "liuwan", "布洛芬", NOW, FEW)
    other = replace(one, id="s2", generic="对乙酰氨基酚", by_id="keeper")
    write, read = desk.database.write, desk.database.read
    for each in (one, other):
        await write(lambda w, each=each: scarcity.put_scarcity(w, each))  # type: ignore[misc]
    assert await read(scarcity.all_open) == (one, other)
    assert await read(lambda w: scarcity.open_scarcity(w, "liuwan", "布洛芬")) == one
    assert await read(lambda w: scarcity.open_scarcity(w, "east", "布洛芬")) is None
    above = replace(one, above_since=NOW)
    over = replace(other, until=NOW)
    for each in (above, over):
        await write(lambda w, each=each: scarcity.put_scarcity(w, each))  # type: ignore[misc]
    assert await read(scarcity.all_open) == (above,)
    assert await read(lambda w: scarcity.find_scarcity(w, "s2")) == over
    assert await read(scarcity.served) == ()
    assert await read(scarcity.untold_in_line) == ()
