"""What every database must do, on both: waking, locks, wrong use, closing, addresses."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from bot.store.database import Database, Work, open_database
from bot.store.faults import DatabaseClosed, DatabaseUnusable, NestedWork, QueryFault
from tests.databases import NOW
from tests.store.updates import BOT, PUT, Stopped, ids, putting, rows


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
