"""Twelve write the same rows in the same moment, from two processes: each once, none refused."""

from __future__ import annotations

import asyncio

from bot.store.database import Database, Work
from tests.store.updates import BOT, PUT, rows

WRITERS, TIMES = 12, 5


async def one_more(work: Work) -> None:
    """Reads all there is, and changes two rows in an order that others do not keep."""
    await work.one("how_many_updates")
    for number in (1, 2):
        await work.one("count_one_more", bot=BOT, update_id=number)


async def one_more_the_other_way_round(work: Work) -> None:
    """As above; the two ways are a deadlock."""
    await work.one("how_many_updates")
    for number in (2, 1):
        await work.one("count_one_more", bot=BOT, update_id=number)


async def test_all_of_them_are_heard_and_nobody_hears_that_the_database_is_busy(
    database: Database, second: Database
) -> None:
    async def put(work: Work) -> None:
        for number in (1, 2):
            await work.run("put_update", update_id=number, **PUT)

    await database.write(put)

    async def writes(n: int) -> None:
        for _ in range(TIMES):
            ways = (one_more, one_more_the_other_way_round)
            await (database, second)[n % 2].write(ways[n // 2 % 2])

    await asyncio.gather(*(writes(n) for n in range(WRITERS)))
    assert [row["attempts"] for row in await rows(database)] == [WRITERS * TIMES] * 2
