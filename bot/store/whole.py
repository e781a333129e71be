"""A whole database to read through, table by table and in pieces, whichever is behind it.

The only place where statements are put together from names: those of its own catalogue.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiosqlite

from bot.store.address import sqlite_path
from bot.store.faults import DatabaseUnusable
from bot.store.listening import connecting
from bot.store.sqltext import Dialect, load_queries

try:
    import asyncpg
except ModuleNotFoundError:  # the extra `postgres` is not installed; a file needs none of it
    asyncpg = None

PIECE = 1000  # rows
MIGRATIONS = "migrations"


@dataclass(frozen=True, slots=True)
class Table:
    """One table as the catalogue describes it; `references` is column by column to a table."""

    name: str
    columns: Mapping[str, str]  # name -> kind
    keys: tuple[str, ...]
    references: Mapping[str, str]

    @property
    def select(self) -> str:
        """All of it, in the order of its keys."""
        order = f" ORDER BY {_names(self.keys)}" if self.keys else ""
        return f'SELECT {_names(tuple(self.columns))} FROM "{self.name}"{order}'

    @property
    def count(self) -> str:
        return f'SELECT COUNT(*) FROM "{self.name}"'


class Whole(ABC):
    """One snapshot of everything."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.tables: tuple[Table, ...] = ()

    async def look(self) -> None:
        """Read the catalogue; every table comes after those it names, where that is possible."""
        queries = load_queries(self.dialect)
        columns = await self.fetch(queries["list_columns"].text)
        references = await self.fetch(queries["list_references"].text)
        self.tables = in_order(_tables(columns, references))

    async def count(self, table: Table) -> int:
        """How many rows it has."""
        return int((await self.fetch(table.count))[0][0])

    @abstractmethod
    async def fetch(self, text: str) -> list[Sequence[Any]]: ...

    @abstractmethod
    def pieces(self, table: Table) -> AsyncIterator[list[tuple[Any, ...]]]: ...


class WholeFile(Whole):
    """A SQLite file."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        super().__init__("sqlite")
        self._connection = connection

    async def fetch(self, text: str) -> list[Sequence[Any]]:
        """A few rows at once."""
        return list(await self._connection.execute_fetchall(text))

    async def pieces(self, table: Table) -> AsyncIterator[list[tuple[Any, ...]]]:
        """Its rows, at most a thousand at a time."""
        async with self._connection.execute(table.select) as cursor:
            while rows := await cursor.fetchmany(PIECE):
                yield [tuple(row) for row in rows]


class WholeServer(Whole):
    """A PostgreSQL database."""

    def __init__(self, connection: Any) -> None:
        super().__init__("postgresql")
        self._connection = connection

    async def fetch(self, text: str) -> list[Sequence[Any]]:
        """A few rows at once."""
        return [tuple(row) for row in await self._connection.fetch(text)]

    async def pieces(self, table: Table) -> AsyncIterator[list[tuple[Any, ...]]]:
        """Its rows, at most a thousand at a time."""
        cursor = await self._connection.cursor(table.select)
        while rows := await cursor.fetch(PIECE):
            yield [tuple(row) for row in rows]


@asynccontextmanager
async def whole(url: str, *, still: bool = False) -> AsyncIterator[Whole]:
    """A snapshot to read from; `still` (a file only): nobody writes while it is open."""
    path = sqlite_path(url)
    if path is not None:
        async with _file(path, still=still) as connection:
            found: Whole = WholeFile(connection)
            await found.look()
            yield found
        return
    async with (
        server(url) as connection,
        connection.transaction(isolation="repeatable_read", readonly=True),
    ):
        found = WholeServer(connection)
        await found.look()
        yield found


@asynccontextmanager
async def server(url: str) -> AsyncIterator[Any]:
    """A connection of its own to a PostgreSQL database."""
    if asyncpg is None:
        raise DatabaseUnusable("PostgreSQL needs one thing more: pip install 'linli[postgres]'")
    with connecting():
        connection = await asyncpg.connect(url, timeout=10)
    try:
        yield connection
    finally:
        await connection.close()


@asynccontextmanager
async def _file(path: Path, *, still: bool) -> AsyncIterator[aiosqlite.Connection]:
    try:
        connection = await aiosqlite.connect(
            _address(path, still=still), uri=True, isolation_level=None
        )
    except aiosqlite.Error as fault:
        raise DatabaseUnusable(f"{path}: {fault}") from fault
    try:
        await connection.execute_fetchall("BEGIN IMMEDIATE" if still else "BEGIN")
        yield connection
    except aiosqlite.Error as fault:
        raise DatabaseUnusable(f"{path}: {fault}") from fault
    finally:
        await connection.close()


def _address(path: Path, *, still: bool) -> str:
    return f"{path.absolute().as_uri()}?mode={'rw' if still else 'ro'}"


def _tables(columns: Sequence[Sequence[Any]], references: Sequence[Sequence[Any]]) -> list[Table]:
    kinds: dict[str, dict[str, str]] = {}
    keys: dict[str, list[tuple[int, str]]] = {}
    named: dict[str, dict[str, str]] = {}
    for of_table, name, kind, place in columns:
        kinds.setdefault(of_table, {})[name] = kind
        if place:
            keys.setdefault(of_table, []).append((place, name))
    for of_table, _, column, to_table, _ in references:
        named.setdefault(of_table, {})[column] = to_table
    return [
        Table(
            name, kinds[name], tuple(k for _, k in sorted(keys.get(name, []))), named.get(name, {})
        )
        for name in kinds
    ]


def in_order(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Those that are named before those that name them; a circle is left as it is."""
    left, found = {table.name: table for table in tables}, []
    while left:
        free = [t for t in left.values() if not (set(t.references.values()) & set(left)) - {t.name}]
        for table in free or list(left.values())[:1]:
            found.append(left.pop(table.name))
    return tuple(found)


def _names(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
