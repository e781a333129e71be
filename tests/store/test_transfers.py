"""Transfers and orders on both databases, and what nobody confirmed being told once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from bot.domain.boxes import Box
from bot.domain.people import Person
from bot.store import accounts, boxes, orders, people, transfers
from bot.store.database import Database, Work
from bot.store.orders import WALK, Order
from bot.store.transfers import GOT, SENT, Transfer
from tests.databases import NOW
from tests.store.test_places import add_tree

MOVED = Transfer("t1", "b1", "b2", "ibu_er", "盒", 2, SENT, NOW, asked_by="keeper", sent_at=NOW)


async def prepared(database: Database, more: Callable[[Work], Awaitable[None]]) -> None:
    async def add(work: Work) -> None:
        await add_tree(work)
        await people.add_person(work, Person("keeper", "east", "小兰"), now=NOW)
        for name in ("b1", "b2"):
            await boxes.add_box(work, Box(name, "liuwan", name, "小卖部", keeper_id="keeper"))
        await accounts.add_account(work, "a1", "b", 7, "小兰", NOW)
        await more(work)

    await database.write(add)


async def test_a_transfer_is_written_and_its_end_over_it(database: Database) -> None:
    await prepared(database, lambda work: transfers.put_transfer(work, MOVED))
    over = replace(MOVED, state=GOT, got=1, why="lost", got_by="keeper", got_at=NOW)
    assert await database.read(lambda w: transfers.transfers_of_box(w, "b2")) == (MOVED,)
    await database.write(lambda work: transfers.put_transfer(work, over))
    assert await database.read(lambda w: transfers.find_transfer(w, "t1")) == over
    assert await database.read(lambda w: transfers.transfers_of_box(w, "b2")) == ()


async def test_what_nobody_confirmed_is_told_once_the_oldest_first(database: Database) -> None:
    older = replace(MOVED, id="t2", sent_at=NOW - timedelta(days=1))

    async def both(work: Work) -> None:
        await transfers.put_transfer(work, MOVED)
        await transfers.put_transfer(work, older)

    await prepared(database, both)
    assert await database.read(transfers.not_told) == (older, MOVED)
    for _ in range(2):
        await database.write(lambda work: transfers.mark_told(work, older, NOW))
    assert await database.read(transfers.not_told) == (MOVED,)


async def test_an_order_is_open_until_it_is_done_or_too_old(database: Database) -> None:
    order = Order("o1", "a1", "in", {"item": "ibu_er", "qty": "2"}, NOW)
    walk = Order("o2", "a1", WALK, {"box": "b1"}, NOW)

    async def both(work: Work) -> None:
        await orders.put_order(work, order)
        await orders.put_order(work, walk)

    await prepared(database, both)
    assert await database.read(lambda w: orders.open_order_of(w, "a1", NOW)) == order
    later = NOW + timedelta(minutes=1)
    assert await database.read(lambda w: orders.open_order_of(w, "a1", later)) is None
    await database.write(lambda work: orders.drop_open_orders(work, "a1", NOW))
    assert await database.read(lambda w: orders.open_order_of(w, "a1", NOW)) is None
    assert await database.read(lambda w: orders.open_walks_of(w, "a1", NOW)) == (walk,)
