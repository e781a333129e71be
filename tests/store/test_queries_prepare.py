"""Every query is one that both databases understand, and take and give the same kinds of values."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import asyncpg
import pytest

from bot.store.faults import QueryFault
from bot.store.sqltext import DIALECTS, load_queries
from tests.databases import Databases

GIVEN = {"text", "int4", "int8", "float8"}
# JSON is handed over as text, so a list can be one value.
TAKEN = GIVEN | {"json"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "queries"
    made.mkdir()
    return made


@pytest.fixture
def sqlite(database_url: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as connection:
        yield connection


@pytest.mark.parametrize("dialect", ["sqlite"])
async def test_sqlite_understands_every_query(sqlite: sqlite3.Connection) -> None:
    faults = []
    for query in load_queries("sqlite").values():
        try:
            sqlite.execute(f"EXPLAIN {query.text}", dict.fromkeys(query.parameters))
        except sqlite3.Error as fault:
            faults.append(f"{query.name}: {fault}")
    assert faults == []


async def test_postgresql_understands_every_query_and_its_values_are_plain(
    databases: Databases, tmp_path: Path
) -> None:
    faults = []
    async with databases.fresh("postgresql", tmp_path) as url:
        connection = await asyncpg.connect(url)
        for query in load_queries("postgresql").values():
            try:
                prepared = await connection.prepare(query.text)
            except asyncpg.PostgresError as fault:
                faults.append(f"{query.name}: {fault}")
                continue
            faults += [
                f"{query.name}: the value {name} is {kind.name}, CAST it"
                for name, kind in zip(query.parameters, prepared.get_parameters(), strict=True)
                if kind.name not in TAKEN
            ]
            faults += [
                f"{query.name}: the column {column.name} is {column.type.name}, CAST it"
                for column in prepared.get_attributes()
                if column.type.name not in GIVEN
            ]
        await connection.close()
    assert faults == []


def test_both_databases_have_the_same_queries_with_the_same_values() -> None:
    sqlite, postgresql = (load_queries(dialect) for dialect in DIALECTS)
    assert {name: set(query.parameters) for name, query in sqlite.items()} == {
        name: set(query.parameters) for name, query in postgresql.items()
    }
    assert {"note_cause", "migrations_table"} <= sqlite.keys()


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_name_that_comes_twice_is_refused(folder: Path, dialect: str) -> None:
    (folder / "one.sql").write_text("-- name: open_cases\nSELECT 1 AS n;\n")
    (folder / f"two.{dialect}.sql").write_text("-- name: open_cases\nSELECT 2 AS n;\n")
    with pytest.raises(QueryFault, match="open_cases"):
        load_queries(dialect, (folder,))


def test_each_database_gets_its_own_twin(folder: Path) -> None:
    (folder / "cases.sql").write_text("-- name: both^\nSELECT :a AS n;\n")
    (folder / "cases.sqlite.sql").write_text("-- name: twin\nSELECT 'sqlite' AS n;\n")
    (folder / "cases.postgresql.sql").write_text("-- name: twin\nSELECT 'postgresql' AS n;\n")
    for dialect in DIALECTS:
        loaded = load_queries(dialect, (folder,))
        assert loaded.keys() == {"both", "twin"}
        assert f"'{dialect}'" in loaded["twin"].text


def test_values_stand_where_the_text_names_them(folder: Path) -> None:
    (folder / "cases.sql").write_text(
        "-- name: found^\n-- at 12:30, 'tis said\n"
        "SELECT ':not' AS n WHERE :b = :a AND :b <> ':c' AND CAST(:z AS TEXT) IS NULL;\n"
    )
    query = load_queries("postgresql", (folder,))["found"]
    assert query.parameters == ("b", "a", "z")
    assert "$1 = $2 AND $1 <> ':c' AND CAST($3 AS TEXT)" in query.text
    assert list(query.bind({"a": 1, "z": None, "b": 2})) == ["b", "a", "z"]
    assert load_queries("sqlite", (folder,))["found"].parameters == ("b", "a", "z")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("cases.sql", "-- name: put<!\nINSERT INTO a VALUES (1);", "<!"),
        ("cases.sql", "-- name: put#\nDELETE FROM a;", "#"),
        ("cases.sql", "-- name: nothing\n", "empty query"),
        ("cases.sql", "-- name: two words\nSELECT 1;", "invalid query name"),
        ("cases.mysql.sql", "-- name: put\nSELECT 1;", "no database we know"),
    ],
)
def test_a_query_that_would_differ_is_refused(
    folder: Path, name: str, text: str, said: str
) -> None:
    (folder / name).write_text(text)
    with pytest.raises(QueryFault, match=said):
        load_queries("sqlite", (folder,))


def test_a_query_may_be_called_a_cursor(folder: Path) -> None:
    (folder / "cases.sql").write_text("-- name: move_cursor\nSELECT 1 AS n;\n")
    assert load_queries("sqlite", (folder,)).keys() == {"move_cursor"}
