"""Moves a village from a SQLite file into an empty PostgreSQL database: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.store.address import sqlite_path
from bot.store.backup import is_in_service
from bot.store.database import open_database
from bot.store.faults import MoveFault
from bot.store.migrate import load_migrations, migrate
from bot.store.sqltext import load_queries
from bot.store.whole import MIGRATIONS, Table, Whole, WholeServer, server, whole

try:
    import asyncpg
except ModuleNotFoundError:  # the extra `postgres` is not installed; then nothing is moved
    asyncpg = None

# (rows copied, rows in all)
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Moved:
    """How many rows each table has now, and how many texts lost a character PostgreSQL has not."""

    rows: dict[str, int] = field(default_factory=dict)
    nulls: int = 0


async def move(
    source: str, target: str, now: Callable[[], datetime], progress: Progress | None = None
) -> Moved:
    """In one transaction: whoever stops it has an empty database and may begin again."""
    path = sqlite_path(source)
    if path is None or sqlite_path(target) is not None:
        raise MoveFault("it goes from a SQLite file to a PostgreSQL database")
    if not path.is_file():
        raise MoveFault(f"there is no database at {path}")
    if is_in_service(source):
        raise MoveFault("the bot is running; end it first")
    async with whole(source, still=True) as origin:
        await _check_newest(origin)
        async with server(target) as connection:
            # Before a table of ours is made in the midst of somebody else's.
            await _check_empty(origin, connection)
        database = await open_database(target, now=now)
        try:
            await migrate(database)
        finally:
            await database.close()
        async with server(target) as connection:
            return await _Moving(origin, connection, progress).run()


async def _check_newest(origin: Whole) -> None:
    here = {table.name for table in origin.tables}
    known = [migration.number for migration in load_migrations("sqlite")]
    text = load_queries("sqlite")["applied_migrations"].text
    applied = [row[0] for row in await origin.fetch(text)] if MIGRATIONS in here else []
    if applied != known:
        raise MoveFault("its tables are not those of this version; run linli migrate first")


async def _check_empty(origin: Whole, connection: Any) -> None:
    there = WholeServer(connection)
    await there.look()
    strange = sorted({table.name for table in there.tables} - {t.name for t in origin.tables})
    if strange:
        raise MoveFault(f"the new database has a table of something else: {strange[0]}")
    for table in there.tables:
        if table.name != MIGRATIONS and await there.count(table):
            raise MoveFault(f"the new database is not empty: it has {table.name}")


class _Moving:
    """One move into one open connection."""

    def __init__(self, origin: Whole, connection: Any, progress: Progress | None) -> None:
        self._origin, self._connection, self._progress = origin, connection, progress
        self._tables = [table for table in origin.tables if table.name != MIGRATIONS]
        self._moved, self._done, self._total = Moved(), 0, 0

    async def run(self) -> Moved:
        counts = {table.name: await self._origin.count(table) for table in self._tables}
        self._total = sum(counts.values())
        async with self._connection.transaction():
            again = await self._without_references()
            await _check_empty(self._origin, self._connection)
            for table in self._tables:
                await self._copy(table)
            await self._refer_again(again)
            await self._compare(counts)
        return self._moved

    async def _without_references(self) -> list[str]:
        """They come back, checked, once all is there; until then nobody else is let near."""
        queries = load_queries("postgresql")
        if await self._connection.fetch(queries["list_lock_holders"].text):
            raise MoveFault("somebody is at work on the new database; end the bot there first")
        again = []
        for of_table, name, _, _, definition in await self._connection.fetch(
            queries["list_references"].text
        ):
            await self._connection.execute(f'ALTER TABLE "{of_table}" DROP CONSTRAINT "{name}"')
            again.append(f'ALTER TABLE "{of_table}" ADD CONSTRAINT "{name}" {definition}')
        return again

    async def _refer_again(self, again: list[str]) -> None:
        for text in again:
            try:
                await self._connection.execute(text)
            except asyncpg.ForeignKeyViolationError as fault:
                raise MoveFault(f"a reference leads nowhere: {fault}") from fault

    async def _copy(self, table: Table) -> None:
        columns = tuple(table.columns)
        async for rows in self._origin.pieces(table):
            try:
                await self._connection.copy_records_to_table(
                    table.name, columns=columns, records=[self._plain(row) for row in rows]
                )
            except (TypeError, ValueError, OverflowError) as fault:
                # asyncpg's own faults of a value are among these.
                raise MoveFault(f"{table.name} holds a value of another kind: {fault}") from fault
            self._done += len(rows)
            if self._progress is not None:
                self._progress(self._done, self._total)

    def _plain(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """PostgreSQL keeps every character but one."""
        if not any(isinstance(value, str) and "\0" in value for value in row):
            return row
        self._moved.nulls += 1
        return tuple(v.replace("\0", "") if isinstance(v, str) else v for v in row)

    async def _compare(self, counts: dict[str, int]) -> None:
        for table in self._tables:
            there = int(await self._connection.fetchval(table.count))
            if there != counts[table.name]:
                raise MoveFault(f"{table.name} had {counts[table.name]} rows and has {there}")
            self._moved.rows[table.name] = there
