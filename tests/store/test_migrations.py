"""The tables are the sum of the numbered files, each applied once."""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from bot.store.database import Database, Dialect, open_database
from bot.store.faults import DatabaseTooNew, MigrationFault
from bot.store.migrate import MIGRATIONS, load_migrations, migrate, pending
from bot.store.sqltext import QUERIES
from tests.databases import NOW, Databases

SHAPE_QUERIES = Path(__file__).parent / "queries" / "shape"
SQL_FAULTS = (sqlite3.Error, asyncpg.PostgresError)


@pytest.fixture
async def empty(databases: Databases, dialect: Dialect, tmp_path: Path) -> AsyncIterator[Database]:
    async with databases.empty(dialect, tmp_path) as url:
        opened = await open_database(url, now=lambda: NOW, queries=(QUERIES, SHAPE_QUERIES))
        yield opened
        await opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "changes"
    made.mkdir()
    (made / "0001_first.sql").write_text("CREATE TABLE things (id TEXT PRIMARY KEY);")
    return made


async def shape(database: Database) -> dict[str, dict[str, str]]:
    """Table by table, each column and its type in one wording."""
    found: dict[str, dict[str, str]] = {}
    for row in await database.read(lambda work: work.all("every_column")):
        kind = str(row["kind"]).lower()
        found.setdefault(row["of_table"], {})[row["name"]] = f"{kind} {row['not_null']}"
    return found


async def indexes(database: Database) -> set[str]:
    return {row["name"] for row in await database.read(lambda work: work.all("every_index"))}


async def test_a_new_database_gets_everything_once(empty: Database) -> None:
    names = [migration.name for migration in load_migrations(empty.dialect)]
    assert names[0] == "0001_first"
    assert await pending(empty) == names
    assert await pending(empty) == names, "asking changes nothing"
    assert await migrate(empty) == names
    assert await migrate(empty) == []
    assert await pending(empty) == []
    applied = await empty.read(lambda work: work.all("applied_migrations"))
    assert [row["name"] for row in applied] == names
    assert {row["at"] for row in await empty.read(lambda work: work.all("when_applied"))} == {
        "2026-11-21T09:30:00.000Z"
    }


async def test_step_by_step_or_at_once_makes_the_same_tables(
    empty: Database, database_url: str, tmp_path: Path
) -> None:
    growing = tmp_path / "growing"
    growing.mkdir()
    for migration in load_migrations(empty.dialect):
        for path in MIGRATIONS.glob(f"{migration.name}.*"):
            shutil.copy(path, growing)
        assert await migrate(empty, growing) == [migration.name]
    at_once = await open_database(database_url, now=lambda: NOW, queries=(QUERIES, SHAPE_QUERIES))
    assert await shape(empty) == await shape(at_once)
    assert await indexes(empty) == await indexes(at_once)
    await at_once.close()


async def test_both_databases_have_the_same_tables(databases: Databases, tmp_path: Path) -> None:
    shapes, names = [], []
    for dialect in ("sqlite", "postgresql"):
        async with databases.fresh(dialect, tmp_path) as url:
            opened = await open_database(url, now=lambda: NOW, queries=(QUERIES, SHAPE_QUERIES))
            shapes.append(await shape(opened))
            names.append(await indexes(opened))
            await opened.close()
    assert shapes[0] == shapes[1]
    assert names[0] == names[1]
    assert {"cases", "inbox", "outbox", "migrations"} <= shapes[0].keys()
    kinds = {kind.rpartition(" ")[0] for columns in shapes[0].values() for kind in columns.values()}
    assert kinds <= {"text", "bigint", "integer", "double precision"}


async def test_what_is_added_later_is_applied_and_nothing_else(
    empty: Database, folder: Path
) -> None:
    assert await migrate(empty, folder) == ["0001_first"]
    (folder / "0002_names.sql").write_text(
        "ALTER TABLE things ADD COLUMN name TEXT;\n"
        "INSERT INTO things (id, name) VALUES ('a', 'semicolons; in text')"
    )
    assert await migrate(empty, folder) == ["0002_names"]
    assert (await shape(empty))["things"].keys() == {"id", "name"}


async def test_twins_are_one_change_in_two_wordings(
    empty: Database, dialect: Dialect, folder: Path
) -> None:
    (folder / "0002_twin.sqlite.sql").write_text("CREATE TABLE for_sqlite (id TEXT);")
    (folder / "0002_twin.postgresql.sql").write_text("CREATE TABLE for_postgresql (id TEXT);")
    assert await migrate(empty, folder) == ["0001_first", "0002_twin"]
    assert {name for name in await shape(empty) if name.startswith("for_")} == {f"for_{dialect}"}


async def test_a_change_that_fails_leaves_nothing_behind(empty: Database, folder: Path) -> None:
    (folder / "0002_half.sql").write_text(
        "CREATE TABLE half (id TEXT);\nINSERT INTO no_such_table VALUES (1);"
    )
    with pytest.raises(SQL_FAULTS, match="no_such_table"):
        await migrate(empty, folder)
    assert await pending(empty, folder) == ["0002_half"]
    assert (await shape(empty)).keys() == {"things", "migrations"}
    (folder / "0002_half.sql").write_text("CREATE TABLE half (id TEXT);")
    assert await migrate(empty, folder) == ["0002_half"]


async def test_a_database_of_a_newer_version_is_refused(empty: Database, folder: Path) -> None:
    (folder / "0002_later.sql").write_text("CREATE TABLE later (id TEXT);")
    await migrate(empty, folder)
    (folder / "0002_later.sql").unlink()
    with pytest.raises(DatabaseTooNew, match=re.escape("newer version of linli; please update")):
        await migrate(empty, folder)
    with pytest.raises(DatabaseTooNew, match="0002_later"):
        await pending(empty, folder)


async def test_several_processes_at_once_apply_it_once(
    databases: Databases, dialect: Dialect, tmp_path: Path
) -> None:
    async with databases.empty(dialect, tmp_path) as url:
        several = [await open_database(url, now=lambda: NOW) for _ in range(3)]
        async with asyncio.timeout(10):
            done = await asyncio.gather(*(migrate(one) for one in several))
        for one in several:
            await one.close()
    assert sorted(map(len, done)) == [0, 0, len(load_migrations(dialect))]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("0002_ends.sql", "CREATE TABLE a (id TEXT);\nCOMMIT;", "ends its own transaction"),
        ("0002_ends.sql", "  rollback;", "ends its own transaction"),
        ("0001_again.sql", "SELECT 1;", "have one number"),
        ("2_short.sql", "SELECT 1;", "not named like"),
        ("0002_alone.sqlite.sql", "SELECT 1;", "no twin for postgresql"),
        ("0002_alone.postgresql.sql", "SELECT 1;", "no twin for sqlite"),
    ],
)
async def test_a_file_that_is_not_as_it_must_be_is_refused(
    empty: Database, folder: Path, name: str, text: str, said: str
) -> None:
    (folder / name).write_text(text)
    with pytest.raises(MigrationFault, match=said):
        await migrate(empty, folder)
    assert "a" not in await shape(empty)


async def test_rebuilding_a_table_keeps_what_refers_to_it(
    databases: Databases, tmp_path: Path, folder: Path
) -> None:
    (folder / "0002_parts.sql").write_text(
        "CREATE TABLE parts (id TEXT, thing TEXT REFERENCES things (id) ON DELETE CASCADE);\n"
        "INSERT INTO things VALUES ('a'); INSERT INTO parts VALUES ('p', 'a');"
    )
    (folder / "0003_rebuilt.sql").write_text(
        "CREATE TABLE rebuilt (id TEXT PRIMARY KEY, name TEXT);\n"
        "INSERT INTO rebuilt (id) SELECT id FROM things;\n"
        "DROP TABLE things;\nALTER TABLE rebuilt RENAME TO things;"
    )
    path = tmp_path / "rebuilt.db"
    database = await open_database(str(path), now=lambda: NOW)
    await migrate(database, folder)
    await database.close()
    with sqlite3.connect(path) as found:
        assert found.execute("SELECT id, thing FROM parts").fetchall() == [("p", "a")]
    found.close()
