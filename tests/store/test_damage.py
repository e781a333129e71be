"""A file damaged while it is open: said once, nothing more is written, what waits is kept."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.clock import SystemClock
from bot.opening import opened
from bot.services.intake import Intake, Raw
from bot.settings import Settings
from bot.store.database import Database, Work, open_database
from bot.store.faults import DatabaseDamaged
from bot.store.inbox import keep_updates
from bot.store.sqlite import SqliteWork
from bot.store.unheard import take_up
from tests.databases import NOW, only

BOT = "1"
HEARD = Raw(7, "c", '{"update_id": 7}')


dialect = only("sqlite")


def overwrite(path: Path, table: str) -> None:
    """The first page of a table, under whoever has it open."""
    with closing(sqlite3.connect(path)) as rows:
        find = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = rows.execute(find, (table,)).fetchone()
        (size,) = rows.execute("PRAGMA page_size").fetchone()
        rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)


async def ask(work: Work) -> None:
    await work.all("causes")


async def note(work: Work) -> None:
    await work.run("keep_handled_update", bot=BOT, update_id=1, at="2026-11-21T09:30:00.000Z")


async def wrong(work: Work) -> None:
    await work.run("keep_handled_update", bot=None, update_id=1, at="x")


async def met(database: Database, path: Path) -> list[str]:
    """Damaged, and met; what the log says."""
    overwrite(path, "handled")
    with capture_logs() as logs:
        for _ in range(3):
            with pytest.raises(sqlite3.DatabaseError, match="malformed"):
                await database.read(ask)
    return [str(line["event"]) for line in logs if "damaged" in str(line["event"])]


async def test_it_is_said_once_and_from_then_on_nothing_is_written(
    database: Database, path: Path
) -> None:
    await database.write(note)
    assert not database.damaged.is_set()
    said = await met(database, path)
    assert said == ["the database is damaged; nothing more is fetched or written; restore it"]
    assert database.damaged.is_set()
    with pytest.raises(DatabaseDamaged):
        await database.write(note)


async def test_a_look_that_shares_a_snapshot_notices_it_as_well(
    database: Database, path: Path
) -> None:
    await database.write(note)
    overwrite(path, "handled")
    with capture_logs():
        async with database.looks() as looks:
            with pytest.raises(sqlite3.DatabaseError):
                await looks.read(ask)
            assert looks.damaged.is_set()
            with pytest.raises(DatabaseDamaged):
                await looks.write(note)


async def test_what_keeps_a_write_from_being_made_is_known_until_one_is(
    database: Database, path: Path
) -> None:
    assert database.refusal is None
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        (pages,) = other.execute("PRAGMA page_count").fetchone()

    async def limit(work: Work, most: int) -> None:
        assert isinstance(work, SqliteWork)
        work._connection.at_once(f"PRAGMA max_page_count = {most}")

    async def much(work: Work) -> None:
        await keep_updates(work, BOT, [Raw(n, "c", "x" * 9000) for n in range(9)], NOW)

    await database.write(lambda work: limit(work, pages))
    with pytest.raises(sqlite3.OperationalError):
        await database.write(much)
    assert database.refusal == "the disk is full"
    with pytest.raises(sqlite3.IntegrityError):
        await database.write(wrong)
    assert database.refusal == "the disk is full"
    await database.write(lambda work: limit(work, 10 * pages))
    await database.write(much)
    assert database.refusal is None


async def test_a_write_that_breaks_for_another_reason_is_no_damage(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        await database.write(wrong)
    assert not database.damaged.is_set()


async def test_what_telegram_thinks_we_have_is_laid_aside_and_taken_up_by_a_restored_file(
    database: Database, path: Path, now: Callable[[], datetime], tmp_path: Path
) -> None:
    before = tmp_path / "before.db"
    intake = Intake(database, SystemClock(), BOT)
    await database.write(note)
    with closing(sqlite3.connect(path)) as rows:
        rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(path, before)
    await intake.keep([HEARD])
    await met(database, path)
    with capture_logs():
        await intake.lay_aside()
    await database.close()
    for suffix in ("-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    shutil.copyfile(before, path)
    restored = await open_database(str(path), now=now)
    try:
        intake = Intake(restored, SystemClock(), BOT)
        assert await intake.waiting(-1, 9) == ()
        with capture_logs():
            await intake.take_up()
        assert await intake.waiting(-1, 9) == (HEARD,)
        assert await take_up(restored, BOT) == ()
    finally:
        await restored.close()


async def test_the_next_start_refuses_it_before_anything_is_fetched_until_it_is_restored(
    database: Database, path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    await database.write(note)
    with closing(sqlite3.connect(path)) as rows:
        rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(path, copy)
    await met(database, path)
    await database.close()
    settings = Settings(home=tmp_path, database=str(path))
    for _ in range(2):
        with pytest.raises(DatabaseDamaged, match="restore a backup"):
            async with opened(settings, SystemClock().now):
                pass
    shutil.copyfile(copy, path)
    async with opened(settings, SystemClock().now):
        pass
    assert sorted(one.name for one in tmp_path.glob("*found-damaged*")) == []
