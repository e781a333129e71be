"""Several who take from the queue at once on PostgreSQL: nobody loses, nobody waits, in order."""

from __future__ import annotations

import asyncio

import asyncpg

from bot.store.database import Database, Work
from bot.store.inbox import keep_updates, mark_handled, take
from bot.store.turns import ONCE_MORE, WRITING
from tests.databases import NOW, only
from tests.store.test_inbox import BOT, keep, raws, waiting

LOCK = "SELECT 1 FROM inbox WHERE update_id = $1 FOR UPDATE"
HAND = "UPDATE inbox SET taken_by = 'first' WHERE update_id = $1"


dialect = only("postgresql")


async def took(database: Database, process: str = "second") -> tuple[list[int], tuple[int, ...]]:
    taken, left = await database.queue(lambda work: take(work, BOT, process, 10))
    return [raw.update_id for raw in taken], left


async def test_who_reads_the_queue_and_adds_to_it_loses_no_race_to_who_takes_from_it(
    database: Database, second: Database
) -> None:
    """As serializable writes each of these would have missed the other, and one would run again."""
    await keep(database, 10, 11)
    runs = []

    async def look_and_add(work: Work) -> None:
        runs.append(await work.all("list_waiting_updates", bot=BOT, after=-1, limit=100))
        if len(runs) == 1:
            assert (await took(second))[0] == [10, 11]
        await keep_updates(work, BOT, raws(12), NOW)

    async with asyncio.timeout(5):
        await database.write(look_and_add)
    assert len(runs) == 1
    assert await waiting(database) == [10, 11, 12]


async def test_who_writes_what_follows_from_an_update_loses_no_race_to_who_fetches_the_next(
    database: Database, second: Database
) -> None:
    await keep(database, 11)
    runs = []

    async def handle(work: Work) -> None:
        runs.append(await work.all("list_waiting_updates", bot=BOT, after=-1, limit=100))
        if len(runs) == 1:
            await second.queue(lambda other: keep_updates(other, BOT, raws(12), NOW))
        await work.run("keep_handled_update", bot=BOT, update_id=14, at="")

    async with asyncio.timeout(5):
        await database.write(handle, cause=(BOT, 11))
    assert len(runs) == 1
    assert await waiting(database) == [12]


async def test_who_writes_alone_keeps_nobody_from_the_queue(
    database: Database, visitor: asyncpg.Connection
) -> None:
    await keep(database, 10)
    await visitor.execute(f"SELECT pg_advisory_lock({ONCE_MORE}), pg_advisory_lock({WRITING})")
    async with asyncio.timeout(5):
        assert await took(database) == ([10], ())
        await database.queue(lambda work: mark_handled(work, BOT, [10], NOW))
    assert await waiting(database) == []


async def test_what_follows_in_a_chat_is_left_while_somebody_is_taking_what_comes_before(
    database: Database, visitor: asyncpg.Connection
) -> None:
    await keep(database, 10, 11, 12)  # 10 and 12 are of one chat
    async with visitor.transaction():
        await visitor.execute(LOCK, 10)
        await visitor.execute(HAND, 10)
        async with asyncio.timeout(5):
            assert await took(database) == ([11], (12,))
    # It is theirs by now, and what follows in its chat with it.
    assert await took(database) == ([], ())
    assert (await took(database, "first"))[0] == [12]


async def test_what_was_left_is_taken_when_the_other_lets_go(
    database: Database, visitor: asyncpg.Connection
) -> None:
    await keep(database, 10, 12)
    taking = visitor.transaction()
    await taking.start()
    await visitor.execute(LOCK, 10)
    assert await took(database) == ([], (12,))
    await taking.rollback()
    assert await took(database) == ([10, 12], ())


async def test_one_that_was_handled_while_it_was_kept_again_does_not_come_back(
    database: Database, visitor: asyncpg.Connection
) -> None:
    """Its line was gone when ours was written, its number not yet there when we looked."""
    await database.write(lambda work: mark_handled(work, BOT, [11], NOW))
    await visitor.execute(
        "INSERT INTO inbox (bot, update_id, chat_key, payload, received_at)"
        " VALUES ($1, 11, 'chat1', '{}', '')",
        BOT,
    )
    await keep(database, 11, 12)
    assert await waiting(database) == [12]
