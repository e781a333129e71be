"""Whatever the bot leaves on the disk is for its own account alone."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.opening import opened
from bot.settings import forget_secrets, load_settings
from bot.store.backup import back_up
from bot.store.sqlite import open_sqlite
from tests.contract.source import ROOT

NOW = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
TELLS = """
import os, resource
from pathlib import Path
from bot.stopping import keep_to_ourselves
keep_to_ourselves()
Path("file").write_text("")
Path("folder").mkdir()
print(resource.getrlimit(resource.RLIMIT_CORE)[0])
"""


@pytest.fixture(autouse=True)
def _generous() -> Iterator[None]:
    """As most machines are: a file is for everybody to read unless it is said otherwise."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


async def test_the_database_and_what_lies_beside_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    async with opened(load_settings(home=home), lambda: NOW):
        files = {path.name: mode(path) for path in home.iterdir() if path.is_file()}
        await back_up(f"sqlite:///{home / 'linli.db'}", tmp_path / "copy.db")
    assert {"linli.db", "linli.db-wal", "linli.db-shm"} <= set(files)
    assert set(files.values()) == {"0o600"}
    assert mode(home) == "0o700"
    assert mode(tmp_path / "copy.db") == "0o600"


async def test_a_database_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "linli.db"
    with closing(sqlite3.connect(path)) as old:
        old.execute("PRAGMA journal_mode = WAL")
        old.execute("CREATE TABLE t (id TEXT)")
        beside = [path, *tmp_path.glob("linli.db-*")]
        assert {mode(part) for part in beside} == {"0o644"}
        database = await open_sqlite(path, now=lambda: NOW)
        assert {mode(part) for part in beside} == {"0o600"}
        await database.close()


def test_whatever_a_command_writes_and_no_image_of_its_memory(tmp_path: Path) -> None:
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    done = subprocess.run(
        [sys.executable, "-c", TELLS], cwd=tmp_path, check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (most, most)),
    )  # fmt: skip
    assert mode(tmp_path / "file") == "0o600"
    assert mode(tmp_path / "folder") == "0o700"
    assert done.stdout == "0\n"


def test_what_the_bot_starts_is_not_given_its_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = ("LINLI_TOKEN", "LINLI_WATCH_TOKEN", "LINLI_DATABASE", "LINLI_RINGER")
    for name in (*secrets, "LINLI_HOME"):
        monkeypatch.setenv(name, "x")
    forget_secrets()
    assert not [name for name in secrets if name in os.environ]
    assert os.environ["LINLI_HOME"] == "x"
