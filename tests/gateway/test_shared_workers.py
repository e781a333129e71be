"""Several processes on one inbox: each update once, a chat in order, nothing left with the dead."""

from __future__ import annotations

import asyncio
from random import Random

import pytest

from bot.clock import SystemClock
from bot.gateway.workers import Workers
from bot.services.intake import Intake, process_lock
from bot.store.database import Database
from bot.store.inbox import count_inbox
from bot.store.work import Work
from tests.gateway.places import BOT
from tests.gateway.test_workers import Seen, keep


def one_of(database: Database, process: str) -> Intake:
    return Intake(database, SystemClock(), BOT, process)


@pytest.mark.parametrize("seed", range(3))
async def test_three_processes_handle_each_update_once_and_every_chat_in_order(
    database: Database, seed: int
) -> None:
    dice, seen, stop = Random(seed), Seen(), asyncio.Event()
    keeper = Intake(database, SystemClock(), BOT)
    workers = [Workers(one_of(database, f"p{n}"), seen) for n in range(3)]
    running = [asyncio.create_task(one.run(stop)) for one in workers]
    number = 0
    for _ in range(10):
        batch = [(number + n, f"c{dice.randrange(7)}") for n in range(dice.randrange(1, 40))]
        number += len(batch)
        await keep(keeper, *batch)
    async with asyncio.timeout(30):
        while await database.read(_left):
            await asyncio.sleep(0.01)
        stop.set()
        await asyncio.gather(*running)
    assert seen.count == number
    assert all(numbers == sorted(numbers) for numbers in seen.by_chat.values())


async def test_of_a_chat_that_one_process_has_taken_another_takes_nothing(
    database: Database,
) -> None:
    first, second = one_of(database, "first"), one_of(database, "second")
    await keep(first, (1, "c"), (2, "d"))
    assert [raw.update_id for raw in await first.waiting(-1, 1)] == [1]
    await keep(first, (3, "c"), (4, "c"))
    assert [raw.update_id for raw in await second.waiting(-1, 10)] == [2]
    assert [raw.update_id for raw in await first.waiting(-1, 10)] == [3, 4]
    await first.handled([1, 3])
    assert await second.waiting(-1, 10) == ()


async def test_what_a_process_had_taken_is_free_when_it_is_gone_and_not_before(
    database: Database,
) -> None:
    gone, other = one_of(database, "gone"), one_of(database, "other")
    await keep(other, (1, "c"), (2, "c"), (3, "d"))
    async with database.lock(process_lock("gone")):
        assert len(await gone.waiting(-1, 10)) == 3
        await gone.handled([1])
        assert await other.free_of_the_gone() == 0
        assert await other.waiting(-1, 10) == ()
    assert await other.free_of_the_gone() == 1
    assert [raw.update_id for raw in await other.waiting(-1, 10)] == [2, 3]
    # What it has itself taken is not free.
    assert await other.free_of_the_gone() == 0


async def _left(work: Work) -> bool:
    return (await count_inbox(work, BOT)).new > 0
