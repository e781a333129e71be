"""What was read back to a keeper is not kept for ever."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.people import Person
from bot.store import accounts, orders, people
from bot.store.database import Database, Work
from bot.store.orders import Order
from tests.databases import NOW
from tests.store.test_places import add_tree


async def test_old_orders_are_forgotten_and_young_ones_stay(database: Database) -> None:
    async def add(work: Work) -> None:
        await add_tree(work)
        await people.add_person(work, Person("keeper", "east", "小兰"), now=NOW)
        await accounts.add_account(work, "a", "b", 1, "小兰", NOW)
        for name, days in (("old", 8), ("young", 1)):
            at = NOW - timedelta(days=days)
            await orders.put_order(work, Order(name, "a", "in", {"item": "ors"}, at))

    await database.write(add)
    before = NOW - timedelta(days=7)
    assert await database.write(lambda w: orders.sweep_orders(w, before)) == 1
    assert await database.write(lambda w: orders.sweep_orders(w, before)) == 0
    assert await database.read(lambda w: orders.find_order(w, "old")) is None
    assert await database.read(lambda w: orders.find_order(w, "young")) is not None
