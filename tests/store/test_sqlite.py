"""What only SQLite needs: one writer, a file, and other programs that hold it."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.store.database import Database, open_database
from bot.store.faults import DatabaseBusy, DatabaseUnusable, MigrationFault
from bot.store.sqlite import open_sqlite
from bot.store.sqltext import QUERIES
from bot.store.work import Work
from tests.databases import NOW, only
from tests.store.conftest import CONTRACT_QUERIES
from tests.store.test_database_contract import ids, putting

NOBODY = 65534


dialect = only("sqlite")


async def test_every_commit_is_on_disk_and_every_reference_checked(
    database: Database, path: Path
) -> None:
    expected = {"foreign_keys": 1, "synchronous": 2}
    ask = "settings_of_the_connection"
    # A write that has begun has nobody left to wait for.
    assert await database.write(lambda work: work.one(ask)) == expected | {"busy_timeout": 0}
    assert await database.read(lambda work: work.one(ask)) == expected | {"busy_timeout": 5000}
    write_ahead_log = path.read_bytes()[18:20]
    assert write_ahead_log == b"\x02\x02"


async def test_what_an_update_causes_is_carried_to_the_disk_by_the_next_commit(
    database: Database,
) -> None:
    async def synchronous(work: Work) -> int:
        row = await work.one("settings_of_the_connection")
        assert row is not None
        return int(row["synchronous"])

    full, normal = 2, 1
    assert await database.write(synchronous, cause=("1", 7)) == normal
    assert await database.write(synchronous) == full
    assert await database.write(synchronous, cause=("1", 8)) == normal
    assert await database.queue(synchronous) == full


async def test_a_write_waits_for_another_program(database: Database, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(database.write(putting(1)))
        assert await ids(database) == []
        assert not waiting.done()
        other.execute("ROLLBACK")
    await waiting
    assert await ids(database) == [1]


async def test_another_program_that_never_lets_go_is_said_plainly(path: Path) -> None:
    database = await open_sqlite(
        path, now=lambda: NOW, queries=(QUERIES, CONTRACT_QUERIES), patience=0.01
    )
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusy, match="kept busy by others"):
            await database.write(putting(1))
    await database.write(putting(2))
    assert await ids(database) == [2]
    await database.close()


async def test_a_text_that_breaks_a_reference_is_taken_back(database: Database) -> None:
    with pytest.raises(MigrationFault, match="lead nowhere"):
        await database.script(
            "INSERT INTO households (id, unit_id, name) VALUES ('h', 'nowhere', 'n');"
        )
    await database.script("SELECT 1;")


@contextmanager
def as_nobody() -> Iterator[None]:
    """The superuser may write anywhere, so for a moment we are somebody else."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Outside the tests' own folders, which nobody else may enter."""
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)
        Path(made).chmod(0o700)


@pytest.mark.parametrize(("mode", "said"), [(0o555, "unable to open"), (0o000, "denied|unable")])
async def test_a_folder_we_may_not_write_in_is_said_plainly(
    folder: Path, mode: int, said: str
) -> None:
    folder.chmod(mode)
    with as_nobody(), pytest.raises(DatabaseUnusable, match=rf"linli\.db: .*({said})"):
        await open_database(str(folder / "linli.db"), now=lambda: NOW)


@pytest.mark.parametrize("mode", [0o555, 0o777])
async def test_a_file_we_may_not_write_to_is_said_plainly(
    folder: Path, path: Path, mode: int
) -> None:
    copy = folder / "linli.db"
    copy.write_bytes(path.read_bytes())
    copy.chmod(0o444)
    folder.chmod(mode)
    with as_nobody(), pytest.raises(DatabaseUnusable, match=r"linli\.db: .*(readonly|unable)"):
        await open_database(str(copy), now=lambda: NOW)
