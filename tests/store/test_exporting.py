"""Everything can be taken away in open formats, and what is left out is left out for a reason."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.exporting import LEFT_OUT, export_everything
from bot.store.faults import DatabaseUnusable, ExportFault
from bot.store.sounds import Sounds
from bot.store.whole import whole
from tests.databases import Databases
from tests.store.test_database_contract import putting
from tests.unit.auditing.test_faults import break_index


async def test_every_table_is_written_row_for_row_or_left_out_with_its_reason(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    sound = await Sounds(tmp_path).put(b"OggS")
    await database.script(
        "INSERT INTO units (id, level, name, short_name) VALUES ('a', 'hamlet', '东湾', '东');"
        f"INSERT INTO voice_made VALUES ('d', 'engine', '{sound}', '');"
    )
    await database.write(putting(1))
    folder = tmp_path / "out"
    counts = await export_everything(database_url, tmp_path, folder)
    async with whole(database_url) as found:
        names = {table.name for table in found.tables}
        assert counts.keys() | LEFT_OUT.keys() == names
        assert counts.keys().isdisjoint(LEFT_OUT)
        for table in found.tables:
            if table.name in counts:
                rows = [dict(zip(table.columns, r, strict=True))
                        async for piece in found.pieces(table) for r in piece]  # fmt: skip
                text = (folder / f"{table.name}.jsonl").read_text(encoding="utf-8")
                assert [json.loads(line) for line in text.splitlines()] == rows
                assert counts[table.name] == len(rows)
    assert counts["units"] == 1
    assert "东湾" in (folder / "units.jsonl").read_text(encoding="utf-8")
    assert [path.name for path in (folder / "voices").iterdir()] == [f"{sound}.ogg"]
    modes = {oct(path.stat().st_mode & 0o777) for path in folder.rglob("*") if path.is_file()}
    assert modes == {"0o600"}


async def test_the_readme_names_every_field_and_says_that_it_is_about_people(
    database_url: str, tmp_path: Path
) -> None:
    await export_everything(database_url, tmp_path, tmp_path / "out")
    said = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "personal data" in said
    assert "- `unit_id`: text, an id of units" in said
    assert "the sound itself lies in a file named by its sha256" in said
    for name, why in LEFT_OUT.items():
        assert f"- {name}: {why}" in said


async def test_nothing_is_written_over(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(ExportFault, match="already there"):
        await export_everything(database_url, tmp_path, tmp_path / "out")
    with pytest.raises(ExportFault, match="No such file"):
        await export_everything(database_url, tmp_path, tmp_path / "no" / "out")


async def test_what_cannot_be_read_to_its_end_is_no_export(
    databases: Databases, tmp_path: Path
) -> None:
    async with databases.fresh("sqlite", tmp_path) as url:
        row = "INSERT INTO units (id, level, name, short_name) VALUES ('a', 'hamlet', '东湾', '东')"
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as opened, opened:
            opened.execute(row)
        break_index(url, "units")
        with pytest.raises(DatabaseUnusable, match="malformed"):
            await export_everything(url, tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()
