"""What only PostgreSQL can do: several writes at the same time, several processes."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable

import asyncpg
import pytest

from bot.store.database import Database, Work, open_database
from bot.store.faults import DatabaseBusy, DatabaseUnusable
from bot.store.listening import Listening
from bot.store.sqltext import QUERIES, load_queries
from bot.store.topics import Topics
from bot.store.turns import WRITING
from tests.databases import NOW, only
from tests.store.conftest import CONTRACT_QUERIES
from tests.store.test_database_contract import BOT, PUT, ids, putting, rows

dialect = only("postgresql")


def waking(*topics: str):
    async def fn(work: Work) -> None:
        for topic in topics:
            work.wake(topic)

    return fn


async def heard(database: Database, topic: str) -> None:
    async with asyncio.timeout(5):
        await database.woken(topic).wait()


async def test_two_writes_that_each_missed_the_other_are_not_both_taken(
    database: Database,
) -> None:
    together = asyncio.Barrier(2)
    runs = []

    async def put_next_after(base: int, work: Work) -> None:
        counted = await work.one("how_many_updates")
        assert counted is not None
        runs.append(base)
        if len(runs) <= 2:
            await together.wait()
        await work.run("put_update", update_id=base + counted["n"], **PUT)

    async with asyncio.timeout(5):
        await asyncio.gather(
            database.write(lambda work: put_next_after(10, work)),
            database.write(lambda work: put_next_after(20, work)),
        )
    assert len(runs) == 3, "one of them ran again"
    assert await ids(database) in ([10, 21], [11, 20])


async def test_two_writes_that_wait_for_each_other_both_get_done(database: Database) -> None:
    await database.write(
        lambda work: work.each("put_update", [{"update_id": n, **PUT} for n in (1, 2)])
    )
    together = asyncio.Barrier(2)
    runs = []

    async def count(order: tuple[int, int], work: Work) -> None:
        runs.append(order)
        await work.one("count_one_more", bot=BOT, update_id=order[0])
        if len(runs) <= 2:
            await together.wait()
        await work.one("count_one_more", bot=BOT, update_id=order[1])

    async with asyncio.timeout(5):
        await asyncio.gather(
            database.write(lambda work: count((1, 2), work)),
            database.write(lambda work: count((2, 1), work)),
        )
    assert len(runs) >= 3  # the one that lost may lose once more to the other's commit
    assert [row["attempts"] for row in await rows(database)] == [2, 2]


async def test_a_write_that_always_loses_gives_up_after_five_runs(
    database: Database, visitor: asyncpg.Connection
) -> None:
    """To somebody who writes without asking whether others may."""
    await database.write(putting(1))
    runs = []

    async def lose(work: Work) -> None:
        runs.append(await work.one("how_many_updates"))
        async with visitor.transaction(isolation="serializable"):
            await visitor.execute("UPDATE inbox SET attempts = attempts + 1")
        await work.one("count_one_more", bot=BOT, update_id=1)

    with pytest.raises(DatabaseBusy, match="lost 5 races"):
        await database.write(lose)
    assert len(runs) == 5
    assert [row["attempts"] for row in await rows(database)] == [5]


async def test_who_lost_twice_writes_alone_in_all_processes(
    database: Database, second: Database
) -> None:
    await database.write(putting(1))
    runs, others = [], []

    async def lose(work: Work) -> None:
        runs.append(await work.one("how_many_updates"))
        other = asyncio.create_task(
            second.write(lambda work: work.one("count_one_more", bot=BOT, update_id=1))
        )
        others.append(other)
        if len(runs) < 3:
            await other
        await work.one("count_one_more", bot=BOT, update_id=1)
        assert len(runs) < 3 or not other.done()

    async with asyncio.timeout(5):
        await database.write(lose)
        await asyncio.gather(*others)
    assert len(runs) == 3
    assert [row["attempts"] for row in await rows(database)] == [4]


async def test_one_long_write_does_not_hold_up_all_others_because_somebody_wants_to_be_alone(
    database: Database, second: Database, visitor: asyncpg.Connection
) -> None:
    await database.write(putting(1))
    await visitor.execute(f"SELECT pg_advisory_lock_shared({WRITING})")
    runs = []

    async def lose_twice(work: Work) -> None:
        runs.append(await work.one("how_many_updates"))
        if len(runs) < 3:
            await second.write(lambda work: work.one("count_one_more", bot=BOT, update_id=1))
        await work.one("count_one_more", bot=BOT, update_id=1)

    async with asyncio.timeout(5):
        await database.write(lose_twice)
        await second.write(putting(2))
    assert len(runs) == 3
    assert [row["attempts"] for row in await rows(database)] == [3, 0]


async def test_no_table_is_read_as_a_whole_where_an_index_can_be_used(
    database: Database, visitor: asyncpg.Connection
) -> None:
    """Even the smallest: whatever others write there would be a race lost."""
    setting = "SELECT current_setting('enable_seqscan')"
    assert await visitor.fetchval(setting) == "on"
    pool = database._pool  # type: ignore[attr-defined]
    assert await pool.fetchval(setting) == "off"


async def test_a_lost_race_counts_its_cause_once(database: Database, second: Database) -> None:
    await database.write(putting(1))
    runs = []

    async def lose_once(work: Work) -> None:
        await work.one("how_many_updates")
        if not runs:
            runs.append("lost")
            await asyncio.create_task(
                second.write(lambda other: other.one("count_one_more", bot=BOT, update_id=1))
            )
        await work.one("count_one_more", bot=BOT, update_id=1)

    await database.write(lose_once, cause=(BOT, 7))
    assert [row["attempts"] for row in await rows(database)] == [2]
    causes = await database.read(lambda work: work.all("causes"))
    assert [row["update_id"] for row in causes] == [7]


async def test_a_commit_of_one_process_wakes_the_others(
    database: Database, second: Database
) -> None:
    await second.write(waking("outbox", "a topic of two words"))
    await heard(database, "outbox")
    await heard(database, "a topic of two words")


async def test_a_write_that_fails_wakes_no_other_process(
    database: Database, second: Database
) -> None:
    async def fn(work: Work) -> None:
        work.wake("never")
        raise LookupError

    with pytest.raises(LookupError):
        await second.write(fn)
    await second.write(waking("outbox"))
    await heard(database, "outbox")
    assert not database.woken("never").is_set()


class Noted(Topics):
    """Keeps what it was woken for, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[str] = []

    def wake(self, topics: Iterable[str]) -> None:
        self.all += topics
        super().wake(self.all)


async def test_nobody_is_woken_again_by_their_own_echo(
    database_url: str, visitor: asyncpg.Connection
) -> None:
    topics = Noted()
    ours, theirs = Listening(database_url, topics), Listening(database_url, Noted())
    await ours.start()
    await theirs.start()
    await ours.tell(visitor, ["mine"])
    await theirs.tell(visitor, ["theirs"])
    async with asyncio.timeout(5):
        await topics.event("theirs").wait()
    assert topics.all == ["theirs"]
    await ours.stop()
    await theirs.stop()


async def test_a_lost_listener_is_made_anew_and_everybody_looks_once(
    database: Database, second: Database, visitor: asyncpg.Connection
) -> None:
    assert not database.woken("outbox").is_set()
    assert not second.woken("outbox").is_set()
    await visitor.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND query LIKE 'LISTEN%'"
    )
    await heard(database, "outbox")
    await heard(second, "outbox")
    database.woken("outbox").clear()
    await second.write(waking("outbox"))
    await heard(database, "outbox")


async def test_a_write_goes_through_after_every_connection_was_lost(
    database: Database, visitor: asyncpg.Connection
) -> None:
    await database.write(putting(1))
    await visitor.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await asyncio.gather(database.write(putting(2)), return_exceptions=True)
    await database.write(putting(3))
    assert {1, 3} <= set(await ids(database))


async def test_a_wrong_name_is_said_without_the_password(database_url: str) -> None:
    socket = database_url.partition("?")[2]
    with pytest.raises(DatabaseUnusable, match="nowhere") as refused:
        await open_database(f"postgresql://postgres:hush@/nowhere?{socket}", now=lambda: NOW)
    assert "hush" not in str(refused.value)


async def test_rows_are_kept_for_the_next_process(database: Database, database_url: str) -> None:
    await database.write(putting(1))
    await database.close()
    later = await open_database(database_url, now=lambda: NOW, queries=(QUERIES, CONTRACT_QUERIES))
    assert await ids(later) == [1]
    await later.close()


def test_a_list_is_asked_for_in_words_that_have_an_index() -> None:
    texts = {q.name: q.text for q in load_queries("postgresql").values()}
    mentioned = "unit_id = ANY (string_to_array(CAST(:unit_ids AS TEXT), ','))"
    assert mentioned in re.sub(r"\$\d+", ":unit_ids", texts["list_people_mentioned"])
    assert not [name for name, text in texts.items() if "REPLACE(CAST" in text]
