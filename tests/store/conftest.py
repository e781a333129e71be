from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

import asyncpg
import pytest

from bot.store.database import Database, open_database
from bot.store.sqltext import QUERIES
from tests.databases import Databases, database_url, databases, dialect, now

__all__ = ["database", "database_url", "databases", "dialect", "now", "postgresql"]

CONTRACT_QUERIES = Path(__file__).parent / "queries"


@pytest.fixture
async def database(database_url: str, now: Callable[[], datetime]) -> AsyncIterator[Database]:
    """With a few queries of the tests' own beside the real ones."""
    opened = await open_database(database_url, now=now, queries=(QUERIES, CONTRACT_QUERIES))
    yield opened
    async with asyncio.timeout(5):
        await opened.close()


@pytest.fixture
async def second(database_url: str, now: Callable[[], datetime]) -> AsyncIterator[Database]:
    """Another process on the same database, as far as the database can tell."""
    opened = await open_database(database_url, now=now, queries=(QUERIES, CONTRACT_QUERIES))
    yield opened
    await opened.close()


@pytest.fixture
def path(database_url: str) -> Path:
    """The file of a SQLite database."""
    return Path(database_url.removeprefix("sqlite:///"))


@pytest.fixture
async def visitor(database_url: str) -> AsyncIterator[asyncpg.Connection]:
    """Somebody with psql, or another process, halted where we want it; PostgreSQL only."""
    connection = await asyncpg.connect(database_url)
    yield connection
    await connection.close()


@pytest.fixture
async def postgresql(
    databases: Databases, tmp_path: Path, now: Callable[[], datetime]
) -> AsyncIterator[Database]:
    """For what only PostgreSQL can do: two writes at the same time."""
    async with databases.fresh("postgresql", tmp_path) as url:
        opened = await open_database(url, now=now, queries=(QUERIES, CONTRACT_QUERIES))
        yield opened
        await opened.close()
