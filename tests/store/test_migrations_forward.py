"""A village of any earlier version comes through to this one with every row it had.

No version is released yet: every number of a migration is treated as one.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import asyncpg

from bot.store.database import open_database
from bot.store.migrate import load_migrations, migrate
from bot.store.whole import MIGRATIONS, Table, Whole, WholeServer, whole
from tests.databases import NOW, Databases

BALANCED = ("on_hand", "reserved", "lent", "moving")
Kept = dict[tuple[str, str], dict[str, Any]]


def a_row(table: Table, version: int) -> dict[str, Any]:
    """One row with something in every column; those it names are of the same version."""
    row: dict[str, Any] = {}
    for column, kind in table.columns.items():
        named = table.references.get(column)
        row[column] = f"{version:04}" if named or kind == "text" else 1
        if kind == "bigint" or (kind == "integer" and column in table.keys):
            row[column] = version
    return row | {
        column: 0 for column in ("on_hand", "reserved", "lent", "moving") if column in row
    }


def insert(table: Table, row: dict[str, Any], mark: str) -> str:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join(mark.format(n) for n in range(1, len(row) + 1))
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'


def plant(tables: tuple[Table, ...], version: int) -> Kept:
    """A row for every table there is at a version, the named before who names them."""
    return {
        (table.name, f"{version:04}"): a_row(table, version)
        for table in tables
        if table.name != MIGRATIONS
    }


async def tables_at(url: str) -> tuple[Table, ...]:
    async with whole(url) as found:
        return found.tables


async def lost(found: Whole, planted: Kept) -> list[str]:
    """What was planted and is not there as it was."""
    missing = []
    by_name = {table.name: table for table in found.tables}
    there: dict[str, list[dict[str, Any]]] = {}
    for (name, version), row in planted.items():
        if name not in there:
            table = by_name[name]
            pieces = [piece async for piece in found.pieces(table)]
            there[name] = [
                dict(zip(table.columns, values, strict=True)) for p in pieces for values in p
            ]
        if not any(row.items() <= other.items() for other in there[name]):
            missing.append(f"{name} of version {version}")
    return missing


def folder_until(folder: Path, dialect: Any, number: int) -> Path:
    """The migrations as an earlier version had them."""
    for migration in load_migrations(dialect):
        if migration.number == number:
            (folder / migration.path.name).write_bytes(migration.path.read_bytes())
            for twin in migration.path.parent.glob(f"{migration.name}.*.sql"):
                (folder / twin.name).write_bytes(twin.read_bytes())
    return folder


async def test_a_file_of_every_version_comes_through_to_this_one(tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    numbers = [migration.number for migration in load_migrations("sqlite")]
    faults: list[str] = []
    for number in numbers:
        folder_until(folder, "sqlite", number)
        path = tmp_path / f"{number}.db"
        database = await open_database(str(path), now=lambda: NOW)
        await migrate(database, folder)
        tables = await tables_at(str(path))
        planted = plant(tables, number)
        with closing(sqlite3.connect(path)) as opened, opened:
            opened.execute("PRAGMA foreign_keys = ON")
            by_name = {table.name: table for table in tables}
            for (name, _), row in planted.items():
                opened.execute(insert(by_name[name], row, "?{}"), tuple(row.values()))
        assert len(await migrate(database)) == len(numbers) - numbers.index(number) - 1
        await database.close()
        async with whole(str(path)) as found:
            faults += await lost(found, planted)
            assert await found.fetch("PRAGMA foreign_key_check") == []
            assert (await found.fetch("PRAGMA integrity_check"))[0][0] == "ok"
    assert faults == []


async def test_a_server_that_lived_through_every_version_kept_what_it_had_at_each(
    databases: Databases, tmp_path: Path
) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    planted: Kept = {}
    async with databases.empty("postgresql", tmp_path) as url:
        database = await open_database(url, now=lambda: NOW)
        connection = await asyncpg.connect(url)
        for migration in load_migrations("postgresql"):
            folder_until(folder, "postgresql", migration.number)
            assert await migrate(database, folder) == [migration.name]
            at = WholeServer(connection)
            await at.look()
            new = plant(at.tables, migration.number)
            by_name = {table.name: table for table in at.tables}
            async with connection.transaction():
                for (name, _), row in new.items():
                    await connection.execute(insert(by_name[name], row, "${}"), *row.values())
            planted |= new
        await connection.close()
        await database.close()
        async with whole(url) as found:
            assert await lost(found, planted) == []
    assert len(planted) > 2000
