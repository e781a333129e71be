"""Backups by night: dated, tidied, with their sounds, and never the last of a disk."""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store.backup import back_up, restore
from bot.store.backup_folder import BackupFolder
from bot.store.database import Database
from bot.store.faults import BackupFault, Damaged, NoRoom
from bot.store.sounds import Sounds
from tests.databases import only
from tests.store.test_database_contract import ids, putting

NIGHT = datetime(2026, 11, 21, 19, 0, tzinfo=UTC)


dialect = only("sqlite")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "elsewhere" / "backups"


async def a_sound(database_url: str, home: Path, data: bytes) -> str:
    """A sound an engine has made: its row and its file."""
    name = await Sounds(home).put(data)
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as opened, opened:
        opened.execute("INSERT INTO voice_made VALUES (?, 'engine', ?, '')", (name[:8], name))
    return name


def lies(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "voices").glob("*"))


def modes(folder: Path) -> set[str]:
    return {oct(path.stat().st_mode & 0o777) for path in folder.rglob("*") if path.is_file()}


async def test_every_sound_the_copy_names_is_beside_it_and_comes_back_with_it(
    database: Database, database_url: str, tmp_path: Path, folder: Path
) -> None:
    home = tmp_path / "home"
    said = await a_sound(database_url, home, b"OggS said")
    await Sounds(home).put(b"OggS nobody names this")
    backups = BackupFolder(folder, home, database_url)
    assert await backups.make(NIGHT) == 0
    assert lies(folder) == [f"{said}.ogg"]
    assert modes(folder) == {"0o600"}
    assert oct(folder.stat().st_mode & 0o777) == "0o700"

    later = await a_sound(database_url, home, b"OggS later")
    await Sounds(home).drop_others({later})
    await database.write(putting(9))
    (copy,) = folder.glob("*.db")
    assert await restore(database_url, copy, home=home) == 0
    assert await ids(database) == []
    assert await Sounds(home).read(said) == b"OggS said"


async def test_a_sound_that_is_nowhere_or_not_what_it_was_is_counted_and_not_copied(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    home, target = tmp_path / "home", tmp_path / "copies"
    target.mkdir()
    gone = await a_sound(database_url, home, b"OggS gone")
    spoilt = await a_sound(database_url, home, b"OggS spoilt")
    (home / "voices" / f"{gone}.ogg").unlink()
    (home / "voices" / f"{spoilt}.ogg").write_bytes(b"OggS noise")
    assert await back_up(database_url, target / "copy.db", home=home) == 2
    assert lies(target) == []


async def test_what_is_let_go_of_while_the_copy_is_made_is_in_the_copy(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    home, target = tmp_path / "home", tmp_path / "copies"
    target.mkdir()
    name = await a_sound(database_url, home, b"OggS")
    sounds = home / "voices" / f"{name}.ogg"

    def tidy(_left: int, _pages: int) -> None:
        sounds.unlink(missing_ok=True)

    assert await back_up(database_url, target / "copy.db", home=home, progress=tidy) == 0
    assert not sounds.exists()
    assert lies(target) == [f"{name}.ogg"]


async def test_what_no_kept_backup_names_goes_and_what_people_made_stays(
    database: Database, database_url: str, tmp_path: Path, folder: Path
) -> None:
    home = tmp_path / "home"
    backups = BackupFolder(folder, home, database_url)
    first = await a_sound(database_url, home, b"OggS first")
    await backups.make(NIGHT)
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as opened, opened:
        opened.execute("DELETE FROM voice_made")
    second = await a_sound(database_url, home, b"OggS second")
    later = NIGHT + timedelta(days=1)
    await backups.make(later)
    await back_up(database_url, folder / "linli-by-hand.db", home=home)
    assert await backups.there() == {NIGHT, later}
    assert lies(folder) == sorted([f"{first}.ogg", f"{second}.ogg"])
    assert await backups.drop_others({later}) == 1
    assert await backups.there() == {later}
    assert lies(folder) == [f"{second}.ogg"]
    assert (folder / "linli-by-hand.db").exists()
    assert await backups.drop_others({later}) == 0


async def test_a_disk_that_is_nearly_full_is_left_alone(
    database: Database, database_url: str, tmp_path: Path, folder: Path
) -> None:
    free = [0]
    backups = BackupFolder(folder, tmp_path, database_url, lambda _path: free[0])
    with pytest.raises(NoRoom, match="too little room"):
        await backups.make(NIGHT)
    assert list(folder.iterdir()) == []
    free[0] = 10**9
    await backups.make(NIGHT)
    assert await backups.there() == {NIGHT}


async def test_a_folder_that_cannot_be_made_is_said_plainly(
    database_url: str, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BackupFault, match="file"):
        await BackupFolder(tmp_path / "file" / "x", tmp_path, database_url).make(NIGHT)
    with pytest.raises(BackupFault, match="pg_dump"):
        await BackupFolder(tmp_path, tmp_path, "postgresql://somewhere/x").make(NIGHT)


async def test_the_copying_is_done_beside_the_loop(
    database: Database, database_url: str, tmp_path: Path, folder: Path
) -> None:
    turned = threading.Event()

    def free(_path: Path) -> int:
        assert turned.wait(10), "meanwhile the loop goes on"
        return 10**12

    making = asyncio.create_task(BackupFolder(folder, tmp_path, database_url, free).make(NIGHT))
    await database.write(putting(1))
    turned.set()
    assert await making == 0


async def test_a_damaged_page_is_not_copied_as_if_it_were_whole(databases, tmp_path: Path) -> None:
    async with databases.fresh("sqlite", tmp_path) as url:
        path = tmp_path / "linli.db"
        whole = path.read_bytes()
        path.write_bytes(whole[:8192] + b"\xff" * 40960 + whole[49152:])
        with pytest.raises(Damaged, match="damaged"):
            await BackupFolder(tmp_path / "b", tmp_path, url).make(NIGHT)
    assert list((tmp_path / "b").iterdir()) == []


@pytest.mark.parametrize("broken", [b"no database at all " * 500, b"", None])
async def test_a_backup_comes_back_over_a_database_that_cannot_be_read(
    database: Database, database_url: str, tmp_path: Path, broken: bytes | None
) -> None:
    await database.write(putting(1))
    copy = tmp_path / "copy.db"
    await back_up(database_url, copy)
    other = tmp_path / "other" / "linli.db"
    other.parent.mkdir()
    if broken is None:
        whole = copy.read_bytes()
        broken = whole[:4096] + hashlib.sha256().digest() * 512 + whole[20480:]
    other.write_bytes(broken)
    await restore(f"sqlite:///{other}", copy)
    with closing(sqlite3.connect(other)) as found:
        assert found.execute("SELECT update_id FROM inbox").fetchall() == [(1,)]
        assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
