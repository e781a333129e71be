"""A move that cannot be done, or is broken off, leaves both databases as they were."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import asyncpg
import pytest

from bot.store.database import open_database
from bot.store.faults import DatabaseUnusable, MoveFault
from bot.store.migrate import migrate
from bot.store.moving import move
from tests.databases import NOW, Databases


@pytest.fixture
async def source(databases: Databases, tmp_path: Path) -> AsyncIterator[str]:
    """A file with a county in it, whose hamlet is written down before its township."""
    async with databases.fresh("sqlite", tmp_path) as url:
        execute(
            url,
            "INSERT INTO units (id, parent_id, level, name, short_name) VALUES"
            " ('a', 'z', 'hamlet', '东湾', '东'), ('z', NULL, 'township', '白鹭', '白')",
        )
        yield url


@pytest.fixture
async def target(databases: Databases, tmp_path: Path) -> AsyncIterator[str]:
    async with databases.empty("postgresql", tmp_path) as url:
        yield url


def execute(url: str, text: str) -> None:
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as opened, opened:
        opened.execute(text)


async def units(url: str) -> list[str]:
    connection = await asyncpg.connect(url)
    try:
        return [row["name"] for row in await connection.fetch("SELECT name FROM units ORDER BY id")]
    finally:
        await connection.close()


async def test_a_move_that_is_broken_off_begins_again_from_nothing(
    source: str, target: str
) -> None:
    class Killed(BaseException):
        pass

    def killed(_done: int, _all: int) -> None:
        raise Killed

    with pytest.raises(Killed):
        await move(source, target, lambda: NOW, killed)
    assert await units(target) == []
    moved = await move(source, target, lambda: NOW)
    assert moved.rows["units"] == 2
    assert await units(target) == ["东湾", "白鹭"]


async def test_a_row_that_did_not_arrive_undoes_the_move(source: str, target: str) -> None:
    there = await open_database(target, now=lambda: NOW)
    await migrate(there)
    await there.close()
    connection = await asyncpg.connect(target)
    await connection.execute(
        "CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " IF NEW.id = 'a' THEN RETURN NULL; END IF; RETURN NEW; END $$;"
        " CREATE TRIGGER swallow BEFORE INSERT ON units FOR EACH ROW EXECUTE FUNCTION swallow()"
    )
    await connection.close()
    with pytest.raises(MoveFault, match="units had 2 rows and has 1"):
        await move(source, target, lambda: NOW)
    assert await units(target) == []


async def test_a_village_that_is_there_already_is_not_moved_onto(source: str, target: str) -> None:
    await move(source, target, lambda: NOW)
    with pytest.raises(MoveFault, match="the new database is not empty"):
        await move(source, target, lambda: NOW)
    assert await units(target) == ["东湾", "白鹭"]


async def test_references_are_checked_on_the_other_side_as_before(source: str, target: str) -> None:
    await move(source, target, lambda: NOW)
    connection = await asyncpg.connect(target)
    with pytest.raises(asyncpg.ForeignKeyViolationError):
        await connection.execute("DELETE FROM units WHERE id = 'z'")
    assert await connection.fetchval("SELECT COUNT(*) FROM pg_sequences") == 0, "ids are ours"
    await connection.close()


async def test_a_reference_that_leads_nowhere_is_not_moved(source: str, target: str) -> None:
    execute(source, "UPDATE units SET parent_id = 'nobody' WHERE id = 'a'")
    with pytest.raises(MoveFault, match="units"):
        await move(source, target, lambda: NOW)
    assert await units(target) == []


async def test_what_postgresql_cannot_keep_is_said(source: str, target: str) -> None:
    execute(source, "UPDATE units SET name = '东' || char(0) || '湾' WHERE id = 'a'")
    assert (await move(source, target, lambda: NOW)).nulls == 1
    assert await units(target) == ["东湾", "白鹭"]


async def test_a_value_of_another_kind_is_said_with_its_table(source: str, target: str) -> None:
    execute(source, "UPDATE units SET next_number = 'many' WHERE id = 'a'")
    with pytest.raises(MoveFault, match="units holds a value of another kind"):
        await move(source, target, lambda: NOW)


async def test_who_is_at_work_on_either_side_is_not_disturbed(source: str, target: str) -> None:
    here, there = [await open_database(url, now=lambda: NOW) for url in (source, target)]
    async with here.lock("bot:1000001"):
        with pytest.raises(MoveFault, match="the bot is running"):
            await move(source, target, lambda: NOW)
    async with there.lock("bot:1000001"):
        with pytest.raises(MoveFault, match="somebody is at work on the new"):
            await move(source, target, lambda: NOW)
    await here.close()
    await migrate(there)
    await there.close()
    assert await units(target) == []


async def test_a_database_of_something_else_gets_no_table_of_ours(source: str, target: str) -> None:
    connection = await asyncpg.connect(target)
    await connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(MoveFault, match="recipes"):
        await move(source, target, lambda: NOW)
    assert await connection.fetchval("SELECT COUNT(*) FROM pg_tables WHERE tablename='units'") == 0
    await connection.close()


async def test_where_from_and_where_to_have_to_be_right(
    source: str, target: str, tmp_path: Path
) -> None:
    for wrong in ((target, source), (source, source), (f"sqlite:///{tmp_path}/no.db", target)):
        with pytest.raises(MoveFault, match=r"from a SQLite file|no database at"):
            await move(*wrong, lambda: NOW)
    execute(source, "DELETE FROM migrations WHERE number > 20")
    with pytest.raises(MoveFault, match="run linli migrate first"):
        await move(source, target, lambda: NOW)
    (tmp_path / "other.db").write_bytes(b"no database at all " * 400)
    with pytest.raises(DatabaseUnusable, match="not a database"):
        await move(str(tmp_path / "other.db"), target, lambda: NOW)
