"""What every database must do, on both."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

import asyncpg
import pytest

from bot.store.database import AlreadyHandled, Database, Row, Work, open_database
from bot.store.faults import DatabaseClosed, DatabaseUnusable, NestedWork, QueryFault
from tests.databases import NOW

BOT = "linlibot"
PUT = {"bot": BOT, "payload": "{}"}
WRONG = (sqlite3.Error, asyncpg.PostgresError)


class Stopped(Exception):
    pass


def putting(update_id: int) -> Callable[[Work], Awaitable[None]]:
    return lambda work: work.run("put_update", update_id=update_id, **PUT)


async def rows(database: Database) -> list[Row]:
    return await database.read(lambda work: work.all("all_updates"))


async def ids(database: Database) -> list[int]:
    return [row["update_id"] for row in await rows(database)]


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


async def test_a_commit_wakes_who_waits(database: Database) -> None:
    async def fn(work: Work) -> None:
        work.wake("outbox")
        assert not database.woken("outbox").is_set()

    await database.write(fn)
    assert database.woken("outbox").is_set()
    assert not database.woken("inbox").is_set()
    assert database.woken("outbox") is database.woken("outbox")


async def test_who_has_cleared_the_event_is_not_woken_twice(database: Database) -> None:
    async def fn(work: Work) -> None:
        work.wake("outbox")

    await database.write(fn)
    database.woken("outbox").clear()
    await database.write(putting(1))
    await rows(database)
    assert not database.woken("outbox").is_set()


async def test_a_write_that_fails_wakes_nobody(database: Database) -> None:
    async def fn(work: Work) -> None:
        work.wake("outbox")
        raise Stopped

    with pytest.raises(Stopped):
        await database.write(fn)
    assert not database.woken("outbox").is_set()


async def test_a_lock_is_held_by_one_and_free_again_afterwards(
    database: Database, second: Database
) -> None:
    async with database.lock("poller:linlibot/1") as mine:
        assert mine
        async with second.lock("poller:linlibot/1") as theirs:
            assert not theirs
        async with second.lock("another") as other:
            assert other
    async with second.lock("poller:linlibot/1") as theirs:
        assert theirs


async def test_a_lock_does_not_keep_anybody_from_writing(
    database: Database, second: Database
) -> None:
    async with database.lock("poller"):
        await second.write(putting(1))
    assert await ids(database) == [1]


async def test_a_write_inside_a_write_is_refused_instead_of_waiting_for_itself(
    database: Database,
) -> None:
    async with asyncio.timeout(5):
        with pytest.raises(NestedWork):
            await database.write(lambda work: database.write(putting(1)))
        with pytest.raises(NestedWork):
            await database.write(lambda work: ids(database))


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("no_such_query", {}, "no query named no_such_query"),
        ("one_update", {"bot": BOT}, "takes"),
        ("one_update", {"bot": BOT, "update_id": 1, "more": 2}, "takes"),
        ("one_update", {"bot": BOT, "update_id": NOW}, "not datetime"),
        ("one_update", {"bot": BOT, "update_id": True}, "not bool"),
    ],
)
async def test_a_query_wrongly_used_is_refused_alike(
    database: Database, name: str, given: dict[str, object], said: str
) -> None:
    with pytest.raises(QueryFault, match=said):
        await database.read(lambda work: work.one(name, **given))


async def test_a_transaction_cannot_be_used_after_its_end(database: Database) -> None:
    kept: list[Work] = []

    async def fn(work: Work) -> None:
        kept.append(work)

    await database.write(fn)
    with pytest.raises(QueryFault, match="after its transaction had ended"):
        await kept[0].all("all_updates")


async def test_closing_ends_a_write_that_would_never_end(
    database_url: str, database: Database
) -> None:
    inside = asyncio.Event()

    async def fn(work: Work) -> None:
        await work.run("put_update", update_id=1, **PUT)
        inside.set()
        await asyncio.Event().wait()

    async with asyncio.timeout(5):
        stuck = asyncio.create_task(database.write(fn))
        await inside.wait()
        await database.close()
        with pytest.raises(DatabaseClosed):
            await stuck
        with pytest.raises(DatabaseClosed):
            await database.write(putting(2))
        await database.close()


async def test_what_was_committed_is_there_after_opening_again(
    database: Database, second: Database
) -> None:
    await database.write(putting(1))
    await database.close()
    assert await ids(second) == [1]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://somewhere/linli", "neither sqlite:// nor postgresql://"),
        ("sqlite:///no/such/folder/linli.db", "folder no/such/folder does not exist"),
        ("postgresql://nobody@127.0.0.1:1/linli?connect_timeout=2", "PostgreSQL says"),
        ("postgresql://nobody@[::1:1/linli", "PostgreSQL says"),
    ],
)
async def test_an_address_that_leads_nowhere_is_said_plainly(url: str, said: str) -> None:
    with pytest.raises(DatabaseUnusable, match=f"cannot be opened: .*{said}"):
        await open_database(url, now=lambda: NOW)


async def test_a_file_that_is_no_database_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "linli.db").write_text("not a database, whatever it is called\n" * 40)
    with pytest.raises(DatabaseUnusable, match="not a database"):
        await open_database(str(tmp_path / "linli.db"), now=lambda: NOW)
    with pytest.raises(DatabaseUnusable, match="is a folder"):
        await open_database(str(tmp_path), now=lambda: NOW)
    assert os.listdir(tmp_path) == ["linli.db"]
