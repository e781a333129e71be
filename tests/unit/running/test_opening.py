"""A database is backed up before its tables are changed, and only then."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.faults import StartFault
from bot.opening import opened
from bot.settings import Settings, load_settings
from bot.store.faults import StoreFault

NOW = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)


def settings_in(folder: Path, **more: object) -> Settings:
    return load_settings(home=folder / "home", **more)


async def open_with(settings: Settings, *tables: str) -> None:
    """With migrations that make these tables, one each."""
    folder = settings.home.parent / "migrations"
    folder.mkdir(exist_ok=True)
    for number, table in enumerate(tables, 1):
        text = f"CREATE TABLE {table} (id TEXT);"
        (folder / f"{number:04}_{table}.sql").write_text(text, encoding="utf-8")
    async with opened(settings, lambda: NOW, folder):
        pass


def backups(settings: Settings) -> list[Path]:
    return sorted((settings.home / "backups").glob("*.db"))


async def test_a_new_database_needs_no_backup(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    await open_with(settings, "first")
    assert (settings.home / "linli.db").exists()
    assert backups(settings) == []


async def test_before_the_tables_change_there_is_a_backup_of_what_was(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    await open_with(settings, "first")
    await open_with(settings, "first", "second")
    await open_with(settings, "first", "second")
    (kept,) = backups(settings)
    assert kept.name == "before-migration-20261121-013000-000000.db"
    with closing(sqlite3.connect(kept)) as old:
        tables = {name for (name,) in old.execute("SELECT name FROM sqlite_master")}
    assert "first" in tables
    assert "second" not in tables


async def test_a_folder_the_operator_named_has_to_be_there(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, database=str(tmp_path / "nowhere" / "x.db"))
    with pytest.raises(StoreFault, match="does not exist"):
        await open_with(settings, "first")


async def test_a_home_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("", encoding="utf-8")
    with pytest.raises(StartFault, match="set LINLI_HOME to another"):
        await open_with(settings_in(tmp_path), "first")
