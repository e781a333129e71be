"""What a full, damaged or read-only database is called, and that nothing of a row is said."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from bot.cli import main
from bot.services.describing import describe_fault
from bot.store.trouble import trouble_of
from bot.web.app import build_web
from bot.web.report import Report

NAME = "王秀英"


def _filled(path: Path) -> None:
    with closing(sqlite3.connect(path)) as rows:
        rows.execute("CREATE TABLE people (name TEXT NOT NULL UNIQUE)")
        rows.executemany("INSERT INTO people VALUES (?)", [(f"{NAME}{n}",) for n in range(500)])
        rows.commit()


def _no_room(path: Path) -> None:
    with closing(sqlite3.connect(path)) as rows:
        rows.execute("PRAGMA max_page_count = 1")
        rows.executemany(
            "INSERT INTO people VALUES (?)", [(NAME * 500 + str(n),) for n in range(9)]
        )


def _read_only(path: Path) -> None:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as rows:
        rows.execute("INSERT INTO people VALUES (?)", (NAME,))


def _damaged(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 4096)
    with closing(sqlite3.connect(path)) as rows:
        rows.execute("SELECT * FROM people").fetchall()


def _no_database(path: Path) -> None:
    path.write_bytes(b"\xa5" * 8192)
    with closing(sqlite3.connect(path)) as rows:
        rows.execute("SELECT * FROM people")


def _fault_of(breaks: Callable[[Path], None], path: Path) -> sqlite3.Error:
    _filled(path)
    with pytest.raises(sqlite3.Error) as caught:
        breaks(path)
    return caught.value


@pytest.mark.parametrize(
    ("breaks", "said"),
    [
        (_no_room, "the disk is full"),
        (_read_only, "the database may not be written to"),
        (_damaged, "the database is damaged; stop linli and restore a backup"),
        (_no_database, "the file is no database, or its beginning is damaged"),
    ],
)
def test_the_log_says_what_it_is_and_nothing_of_a_row(
    tmp_path: Path, breaks: Callable[[Path], None], said: str
) -> None:
    described = describe_fault(_fault_of(breaks, tmp_path / "village.db"))
    assert described.endswith(f": {said}")
    assert NAME not in described


def test_a_row_that_is_there_twice_is_no_trouble_of_the_disk(tmp_path: Path) -> None:
    def twice(path: Path) -> None:
        with closing(sqlite3.connect(path)) as rows:
            rows.execute("INSERT INTO people VALUES (?)", (f"{NAME}1",))

    assert trouble_of(_fault_of(twice, tmp_path / "village.db")) is None


class Full(Exception):
    """As a server's library has it."""

    sqlstate = "53100"


def test_a_servers_full_disk_is_told_as_well() -> None:
    assert trouble_of(Full()) == "the disk of the database is full"


@pytest.mark.parametrize("page", ["/healthz", "/readyz"])
async def test_health_says_why_nothing_can_be_read(tmp_path: Path, page: str) -> None:
    fault = _fault_of(_damaged, tmp_path / "village.db")

    async def look() -> Report:
        raise fault

    transport = httpx.ASGITransport(build_web(look))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as http:
        answer = await http.get(page)
    assert answer.status_code == 503
    assert "the database is damaged; stop linli and restore a backup" in answer.text


def test_a_command_on_a_damaged_file_ends_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "village.db").write_bytes(b"\xa5" * 8192)
    monkeypatch.setenv("LINLI_DATABASE", f"sqlite:///{tmp_path}/village.db")
    monkeypatch.setenv("LINLI_HOME", str(tmp_path))
    assert main(["cases"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("linli: ")
    assert "Traceback" not in said
