"""Where the machine of the stock runs: the real store, called by code that does not await."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from bot.domain.people import Person
from bot.store import cases, people
from bot.store.database import Database, Dialect, Work, open_database
from bot.store.sqltext import QUERIES
from tests.databases import NOW, Databases
from tests.store.test_places import add_tree
from tests.unit.domain.samples import make_case

T = TypeVar("T")


class World:
    """A database and the loop it lives on."""

    def __init__(self, database: Database, runner: asyncio.Runner) -> None:
        self._database = database
        self._runner = runner

    def write(self, fn: Callable[[Work], Awaitable[T]]) -> T:
        async def run() -> T:
            return await self._database.write(fn)

        return self._runner.run(run())

    def read(self, fn: Callable[[Work], Awaitable[T]]) -> T:
        async def run() -> T:
            return await self._database.read(fn)

        return self._runner.run(run())


@contextmanager
def a_world(
    databases: Databases, dialect: Dialect, folder: Path, queries: Sequence[Path] = (QUERIES,)
) -> Iterator[World]:
    """A fresh database with a keeper and a case to keep things for."""
    with asyncio.Runner() as runner:
        fresh = databases.fresh(dialect, folder)
        url = runner.run(fresh.__aenter__())
        database = runner.run(open_database(url, now=lambda: NOW, queries=queries))
        try:
            world = World(database, runner)
            world.write(_village)
            yield world
        finally:
            runner.run(database.close())
            runner.run(fresh.__aexit__(None, None, None))


async def _village(work: Work) -> None:
    await add_tree(work)
    await people.add_person(work, Person("keeper", "east", "小兰"), now=NOW)
    case = replace(make_case(), id="c1", number="1", unit_id="east")
    await cases.add_case(work, replace(case, author_id=None, subject_id=None))
