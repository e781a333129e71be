"""A copy of a living database, and the way back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.backup import back_up, is_in_service, restore
from bot.store.database import Database
from bot.store.faults import BackupFault, DatabaseTooNew, DatabaseUnusable
from tests.databases import only
from tests.store.test_database_contract import BOT, ids, putting

dialect = only("sqlite")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "copies"
    folder.mkdir()
    return folder / "copy.db"


async def test_what_was_changed_after_the_copy_is_as_it_was_again(
    database: Database, second: Database, database_url: str, target: Path
) -> None:
    await database.write(putting(1))
    await back_up(database_url, target)
    await database.write(putting(2))
    assert await ids(second) == [1, 2]
    await restore(database_url, target)
    assert await ids(second) == [1]
    assert await ids(database) == [1], "who has it open need not open it again"
    await database.write(putting(3))
    assert await ids(second) == [1, 3]


async def test_the_copy_is_one_file_and_nothing_else(
    database: Database, database_url: str, target: Path
) -> None:
    await database.write(putting(1))
    await back_up(database_url, target)
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT update_id FROM inbox").fetchall() == [(1,)]


async def test_the_copy_holds_what_was_committed_and_nothing_half_done(
    database: Database, database_url: str, target: Path
) -> None:
    async def fn(work) -> None:
        await putting(2)(work)
        await back_up(database_url, target)

    await database.write(putting(1))
    await database.write(fn)
    assert await ids(database) == [1, 2]
    await restore(database_url, target)
    assert await ids(database) == [1]


async def test_writes_during_a_long_copy_are_not_in_it(
    database: Database, database_url: str, target: Path
) -> None:
    long = "x" * 2000
    many = [{"bot": BOT, "update_id": n, "payload": long} for n in range(4000)]
    await database.write(lambda work: work.each("put_update", many))
    steps: list[int] = []

    def write_meanwhile(left: int, _pages: int) -> None:
        steps.append(left)
        with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as other, other:
            other.execute("DELETE FROM inbox WHERE update_id = ?", (len(steps),))

    await back_up(database_url, target, progress=write_meanwhile)
    assert len(steps) > 1
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT COUNT(*) FROM inbox").fetchone() == (4000,)
    assert len(await ids(database)) == 4000 - len(steps)


async def test_a_database_that_is_gone_comes_back(
    database: Database, database_url: str, target: Path, tmp_path: Path
) -> None:
    await database.write(putting(1))
    await back_up(database_url, target)
    elsewhere = f"sqlite:///{tmp_path / 'new.db'}"
    await restore(elsewhere, target)
    with closing(sqlite3.connect(tmp_path / "new.db")) as copy:
        assert copy.execute("SELECT update_id FROM inbox").fetchall() == [(1,)]


async def test_progress_is_told_and_ends_at_nothing_left(
    database: Database, database_url: str, target: Path
) -> None:
    told: list[tuple[int, int]] = []
    await back_up(database_url, target, progress=lambda left, pages: told.append((left, pages)))
    assert told[-1][0] == 0
    assert told[-1][1] > 10


async def test_an_earlier_copy_is_not_written_over(database_url: str, target: Path) -> None:
    target.write_text("an earlier copy")
    with pytest.raises(BackupFault, match="already there"):
        await back_up(database_url, target)
    assert target.read_text() == "an earlier copy"


async def test_a_copy_that_cannot_be_written_is_said_plainly(
    database_url: str, tmp_path: Path
) -> None:
    with pytest.raises(BackupFault, match="No such file"):
        await back_up(database_url, tmp_path / "no such folder" / "copy.db")


@pytest.mark.parametrize(
    ("made_by", "said"),
    [
        ("", "not a database of linli"),
        ("CREATE TABLE recipes (name TEXT)", "not a database of linli"),
    ],
)
async def test_something_else_is_not_restored(
    database: Database, database_url: str, target: Path, made_by: str, said: str
) -> None:
    with closing(sqlite3.connect(target)) as other:
        other.execute("PRAGMA user_version = 1")
        other.executescript(made_by)
    await database.write(putting(1))
    with pytest.raises(BackupFault, match=said):
        await restore(database_url, target)
    assert await ids(database) == [1]


async def test_a_damaged_copy_is_not_restored(
    database: Database, database_url: str, target: Path
) -> None:
    await database.write(putting(1))
    await back_up(database_url, target)
    whole = target.read_bytes()
    target.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BackupFault, match=r"copy\.db"):
        await restore(database_url, target)
    target.write_text("no database at all " * 500)
    with pytest.raises(BackupFault, match="not a database"):
        await restore(database_url, target)
    with pytest.raises(BackupFault, match="no backup at"):
        await restore(database_url, target.with_name("missing.db"))
    assert await ids(database) == [1]


async def test_a_copy_from_a_newer_version_is_not_restored(
    database: Database, database_url: str, target: Path
) -> None:
    await back_up(database_url, target)
    with closing(sqlite3.connect(target)) as copy, copy:
        copy.execute("INSERT INTO migrations VALUES (9999, '9999_later', '')")
    with pytest.raises(DatabaseTooNew, match="newer version"):
        await restore(database_url, target)


async def test_other_databases_are_sent_elsewhere(target: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupFault, match="pg_dump"):
        await back_up("postgresql://somewhere/linli", target)
    with pytest.raises(BackupFault, match="pg_restore"):
        await restore("postgresql://somewhere/linli", target)
    with pytest.raises(DatabaseUnusable, match="neither"):
        await back_up("mysql://somewhere/linli", target)
    with pytest.raises(BackupFault, match="no database at"):
        await back_up(f"sqlite:///{tmp_path / 'missing.db'}", target)


async def test_a_bot_at_work_with_the_database_is_seen_from_outside(
    database: Database, database_url: str
) -> None:
    assert not is_in_service(database_url)
    async with database.lock("bot:1000001"):
        assert is_in_service(database_url)
    assert not is_in_service(database_url)
