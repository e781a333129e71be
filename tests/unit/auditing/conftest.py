from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.content.content import Content
from bot.store.database import Dialect
from tests.databases import Databases, database, databases, dialect, now
from tests.desk import clock, content, desk
from tests.unit.auditing.loaded import Loaded

__all__ = ["clock", "content", "database", "databases", "desk", "dialect", "now"]


@pytest.fixture(scope="session")
def loaded(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory, content: Content
) -> Loaded:
    return Loaded(databases, tmp_path_factory.mktemp("audited"), content)


@pytest.fixture
async def database_url(loaded: Loaded, dialect: Dialect, tmp_path: Path) -> AsyncIterator[str]:
    """The sample village with a few matters in it."""
    async with loaded.fresh(dialect, tmp_path) as url:
        yield url
