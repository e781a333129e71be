"""Restoring, taking everything away and moving, as the operator types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.main import main
from bot.store.sqlite import locked_file


def test_what_was_there_before_a_restore_is_kept(
    capsys: pytest.CaptureFixture[str], own_folder: Path
) -> None:
    assert main(["migrate"]) == 0
    assert main(["backup", "kept.db"]) == 0
    assert main(["restore", "kept.db"]) == 0
    (before,) = (own_folder / "var" / "backups").glob("before-restore-*.db")
    assert f"What was there until now is {before.relative_to(own_folder)}." in (
        capsys.readouterr().out
    )
    (own_folder / "var" / "linli.db").write_bytes(b"no database at all " * 400)
    assert main(["restore", "kept.db"]) == 0
    said = capsys.readouterr()
    assert "could not be kept" in said.err
    assert "The database is as it was in the backup." in said.out
    assert main(["migrate"]) == 0
    assert capsys.readouterr().out == "The tables are up to date.\n"


def test_while_the_bot_runs_nothing_is_restored(
    capsys: pytest.CaptureFixture[str], own_folder: Path
) -> None:
    assert main(["migrate"]) == 0
    assert main(["backup", "kept.db"]) == 0
    database = own_folder / "var" / "linli.db"
    before = database.read_bytes()
    # As the bot holds it: the lock goes with the process.
    with locked_file(database.with_name("linli.db.bot%3A1000001.lock")) as ours:
        assert ours
        assert main(["restore", "kept.db"]) == 2
    said = capsys.readouterr()
    assert "the bot is running; end it first" in said.err
    assert "as it was in the backup" not in said.out
    assert database.read_bytes() == before
    assert not list((own_folder / "var" / "backups").glob("before-restore-*"))


def test_everything_is_taken_away_with_a_warning(
    capsys: pytest.CaptureFixture[str], own_folder: Path
) -> None:
    assert main(["migrate"]) == 0
    assert main(["export", "all", "out"]) == 0
    assert "names, phones and illnesses" in capsys.readouterr().out
    assert (own_folder / "out" / "people.jsonl").read_text() == ""
    assert main(["export", "all", "out"]) == 2
    assert "already there" in capsys.readouterr().err


def test_a_move_to_the_wrong_place_is_said_plainly(
    capsys: pytest.CaptureFixture[str], own_folder: Path
) -> None:
    assert main(["move", "sqlite:///var/linli.db", "sqlite:///other.db"]) == 2
    assert "from a SQLite file to a PostgreSQL database" in capsys.readouterr().err
