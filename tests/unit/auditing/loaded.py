"""The sample village in a database, with matters of several kinds; loaded once a run and kind."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path
from random import Random

import asyncpg

from bot.clock import Ids
from bot.content.content import Content
from bot.content.villages import load_village
from bot.domain.acuity import Acuity
from bot.domain.closing import cancel
from bot.domain.moved import Moved
from bot.services.desk import Desk
from bot.services.opening import open_case
from bot.services.recording import apply
from bot.services.tasks.following import follow_task
from bot.services.village_load import load_village_into
from bot.services.wanted import Wanted
from bot.store.database import Dialect, Work, open_database
from tests.databases import NOW, Databases
from tests.desk import BOT, ROOT, ZONE, HandClock

SAMPLE = ROOT / "data" / "villages" / "sample"


class Loaded:
    """Copies of one loaded village."""

    def __init__(self, databases: Databases, folder: Path, content: Content) -> None:
        self._databases, self._folder, self._content = databases, folder, content
        self._templates: dict[Dialect, str] = {}

    @asynccontextmanager
    async def fresh(self, dialect: Dialect, folder: Path) -> AsyncIterator[str]:
        """The address of a copy that a test may spoil."""
        if dialect not in self._templates:
            self._templates[dialect] = await self._fill(dialect)
        template = self._templates[dialect]
        if dialect == "sqlite":
            shutil.copyfile(template, folder / "linli.db")
            yield f"sqlite:///{folder / 'linli.db'}"
            return
        url = await self._databases.make(template)
        try:
            yield url
        finally:
            await self._databases.drop(url)

    async def _fill(self, dialect: Dialect) -> str:
        """It goes with the folder or the server it was made on."""
        if dialect == "postgresql":
            url = await self._databases.make()
            await _fill(url, self._content)
            return url
        async with self._databases.fresh(dialect, self._folder) as url:
            await _fill(url, self._content)
        return url.removeprefix("sqlite:///")


async def _fill(url: str, content: Content) -> None:
    database = await open_database(url, now=lambda: NOW)
    clock = HandClock()
    ids = Ids(clock.now, Random(3))
    desk = Desk(database, content, clock, ids, BOT, ZONE, follow_task)
    try:
        village = load_village(SAMPLE, roles=content.roles)
        await load_village_into(database, village, bot=BOT, ids=ids, now=NOW, zone=ZONE)
        await database.write(lambda work: _open_matters(work, desk))
    finally:
        await database.close()


async def _open_matters(work: Work, desk: Desk) -> None:
    """求 1 is open, 2 an emergency, 3 withdrawn."""
    wanted = Wanted("problem", "dongwan", "private", category="water", author_id="wangdefa")
    await open_case(work, desk, wanted)
    danger = replace(wanted, kind="danger", category=None, acuity=Acuity.EMERGENCY)
    await open_case(work, desk, danger)
    gone = await open_case(work, desk, replace(wanted, kind="look_in", category=None))
    moved = cancel(gone, "wangdefa", "withdrawn", desk.now())
    assert isinstance(moved, Moved)
    await apply(work, desk, gone, moved)


async def plant(url: str, *statements: str) -> None:
    """As somebody would who changes the database by hand."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()
        return
    connection = await asyncpg.connect(url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()
