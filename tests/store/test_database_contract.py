"""What every database must do, on both."""

from __future__ import annotations

import asyncio
import sqlite3

import asyncpg
import pytest

from bot.store.database import AlreadyHandled, Database, Row, Work
from tests.databases import NOW
from tests.store.updates import BOT, PUT, WRONG, Stopped, ids, putting, rows


async def test_what_was_written_is_read_back_as_plain_rows(database: Database) -> None:
    await database.write(putting(2**40))
    assert await rows(database) == [
        {"bot": BOT, "update_id": 2**40, "payload": "{}", "state": "new", "attempts": 0}
    ]
    assert type((await rows(database))[0]) is dict


async def test_a_write_gives_back_what_its_function_gives(database: Database) -> None:
    async def fn(work: Work) -> tuple[Row | None, Row | None]:
        await work.run("put_update", update_id=1, **PUT)
        found = await work.one("one_update", bot=BOT, update_id=1)
        return found, await work.one("one_update", bot=BOT, update_id=2)

    assert await database.write(fn) == ({"payload": "{}", "attempts": 0, "fault": None}, None)


async def test_a_write_that_fails_leaves_nothing(database: Database) -> None:
    async def fn(work: Work) -> None:
        await work.run("put_update", update_id=1, **PUT)
        raise Stopped

    with pytest.raises(Stopped):
        await database.write(fn)
    assert await ids(database) == []
    await database.write(putting(2))
    assert await ids(database) == [2]


async def test_a_statement_that_failed_spoils_the_write_even_if_nobody_minds(
    database: Database,
) -> None:
    async def fn(work: Work) -> None:
        await work.run("put_update", update_id=1, **PUT)
        try:
            await work.run("put_update", update_id=1, **PUT)
        except WRONG:
            return

    with pytest.raises(WRONG):
        await database.write(fn)
    assert await ids(database) == []


async def test_a_reference_that_leads_nowhere_is_refused(database: Database) -> None:
    with pytest.raises((sqlite3.IntegrityError, asyncpg.ForeignKeyViolationError)):
        await database.write(lambda work: work.run("put_household_of_no_unit"))


async def test_many_rows_are_put_with_one_call(database: Database) -> None:
    await database.write(
        lambda work: work.each("put_update", [{"update_id": n, **PUT} for n in range(50)])
    )
    await database.write(lambda work: work.each("put_update", []))
    assert await ids(database) == list(range(50))


async def test_an_update_changes_something_once(database: Database) -> None:
    await database.write(putting(7))
    await database.write(putting(8), cause=(BOT, 7))
    assert await ids(database) == [8], "the raw update goes with what it caused"
    ran = []

    async def fn(work: Work) -> None:
        ran.append(work)

    with pytest.raises(AlreadyHandled):
        await database.write(fn, cause=(BOT, 7))
    assert not ran
    causes = await database.read(lambda work: work.all("causes"))
    assert causes == [{"bot": BOT, "update_id": 7, "at": "2026-11-21T09:30:00.000Z"}]
    assert NOW.isoformat() == "2026-11-21T09:30:00+00:00"


async def test_a_cause_whose_write_failed_may_try_again(database: Database) -> None:
    async def fn(work: Work) -> None:
        raise Stopped

    await database.write(putting(7))
    with pytest.raises(Stopped):
        await database.write(fn, cause=(BOT, 7))
    assert await ids(database) == [7]
    await database.write(putting(8), cause=(BOT, 7))
    assert await ids(database) == [8]


async def test_the_same_update_of_two_bots_is_two_causes(database: Database) -> None:
    await database.write(putting(1), cause=(BOT, 7))
    await database.write(putting(2), cause=("otherbot", 7))
    assert await ids(database) == [1, 2]


async def test_of_twenty_who_handle_one_update_at_once_one_does(database: Database) -> None:
    async def handle(n: int) -> bool:
        try:
            await database.write(putting(100 + n), cause=(BOT, 7))
        except AlreadyHandled:
            return False
        return True

    assert sum(await asyncio.gather(*(handle(n) for n in range(20)))) == 1
    assert len(await ids(database)) == 1


async def test_of_twenty_who_take_one_thing_at_once_exactly_one_gets_it(
    database: Database, second: Database
) -> None:
    await database.write(putting(1))

    async def take(n: int) -> Row | None:
        chosen = (database, second)[n % 2]
        return await chosen.write(
            lambda work: work.one("take_update", bot=BOT, update_id=1, who=f"person {n}")
        )

    taken = [row for row in await asyncio.gather(*(take(n) for n in range(20))) if row]
    assert len(taken) == 1
    assert [row["state"] for row in await rows(database)] == [taken[0]["state"]]


async def test_twenty_who_look_and_add_one_at_once_add_twenty(
    database: Database, second: Database
) -> None:
    await database.write(putting(1))

    async def look_and_add(work: Work) -> None:
        await work.one("how_many_updates")
        await work.one("count_one_more", bot=BOT, update_id=1)

    await asyncio.gather(*((database, second)[n % 2].write(look_and_add) for n in range(20)))
    assert [row["attempts"] for row in await rows(database)] == [20]


async def test_a_caller_who_goes_away_leaves_no_transaction_open(database: Database) -> None:
    inside, go_on = asyncio.Event(), asyncio.Event()

    async def fn(work: Work) -> None:
        await work.run("put_update", update_id=1, **PUT)
        inside.set()
        await go_on.wait()

    caller = asyncio.create_task(database.write(fn))
    await inside.wait()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    go_on.set()
    async with asyncio.timeout(5):
        await database.write(putting(2))
    assert await ids(database) == [1, 2], "what had begun was finished"


async def test_callers_cancelled_at_any_moment_leave_no_transaction_open(
    database: Database,
) -> None:
    for pause in range(12):
        caller = asyncio.create_task(database.write(putting(pause)))
        for _ in range(pause):
            await asyncio.sleep(0)
        caller.cancel()
        await asyncio.gather(caller, return_exceptions=True)
    async with asyncio.timeout(5):
        await database.write(putting(99))
    assert 99 in await ids(database)


async def test_reading_goes_on_beside_a_write_and_sees_nothing_of_it(database: Database) -> None:
    await database.write(putting(1))
    inside, go_on = asyncio.Event(), asyncio.Event()

    async def fn(work: Work) -> None:
        await work.run("put_update", update_id=2, **PUT)
        inside.set()
        await go_on.wait()

    writer = asyncio.create_task(database.write(fn))
    await inside.wait()
    async with asyncio.timeout(5):
        assert await ids(database) == [1]
    go_on.set()
    await writer
    assert await ids(database) == [1, 2]


async def test_one_read_sees_one_moment(database: Database) -> None:
    async def fn(work: Work) -> tuple[Row | None, Row | None]:
        before = await work.one("how_many_updates")
        await asyncio.create_task(database.write(putting(1)))
        return before, await work.one("how_many_updates")

    async with asyncio.timeout(5):
        assert await database.read(fn) == ({"n": 0}, {"n": 0})
    assert await ids(database) == [1]


async def test_more_readers_than_connections_all_get_their_turn(database: Database) -> None:
    await database.write(putting(1))
    async with asyncio.timeout(5):
        assert await asyncio.gather(*(ids(database) for _ in range(40))) == [[1]] * 40


async def test_a_read_cannot_write(database: Database) -> None:
    with pytest.raises((sqlite3.OperationalError, asyncpg.ReadOnlySQLTransactionError)):
        await database.read(putting(1))
    assert await ids(database) == []
