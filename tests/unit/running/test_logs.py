"""Logs are JSON lines that name nobody and give nothing away."""

from __future__ import annotations

import asyncio
import gc
import io
import json
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot.cli.answering import FAILED
from bot.cli.main import main
from bot.logs import configure_logs

TOKEN = ":".join(("1234567890", "AAAAbbbbCCCCddddEEEEffffGGGGhhhhIII"))


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    root, handlers, level = logging.root, logging.root.handlers[:], logging.root.level
    stream = io.StringIO()
    configure_logs("info", stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in ("apscheduler", "telegram", "uvicorn"):
        logging.getLogger(name).setLevel(logging.NOTSET)
    structlog.reset_defaults()


def told(out: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_line_is_json_with_time_and_level(out: io.StringIO) -> None:
    structlog.get_logger("x").info("the bot is running", bot="1000001")
    structlog.get_logger("x").debug("and this is too much")
    (line,) = told(out)
    assert line["event"] == "the bot is running"
    assert line["level"] == "info"
    assert line["timestamp"].endswith("Z")


def test_token_number_and_password_are_taken_out(out: io.StringIO) -> None:
    url = f"https://api.telegram.org/bot{TOKEN}/getUpdates"
    structlog.get_logger("x").warning("asked", url=url, who="13800000001")
    logging.getLogger("httpx").warning("HTTP %s for +8613800000001", url)
    logging.getLogger("asyncpg").error("postgresql://me:hunter2@here/linli refused")
    said = out.getvalue()
    assert TOKEN not in said
    assert "13800000001" not in said
    assert "hunter2" not in said
    assert said.count("<token>") == 2
    assert "postgresql://me:<password>@here/linli" in said


def test_what_somebody_said_or_is_called_is_left_out(out: io.StringIO) -> None:
    said = {"text": "我发烧了", "name": "王秀英", "caption": "伤口", "case": "c1"}
    structlog.get_logger("x").warning("a case", **said)
    (line,) = told(out)
    assert set(line) == {"event", "level", "timestamp", "case"}


def test_a_fault_is_told_by_kind_and_place_not_in_its_own_words(out: io.StringIO) -> None:
    try:
        raise ValueError("王秀英 is ill")
    except ValueError:
        structlog.get_logger("x").exception("handling failed")
        logging.getLogger("library").exception("it broke")
    first, second = told(out)
    for line in (first, second):
        assert line["exception"].startswith("ValueError < test_logs.py:")
    assert "王秀英" not in out.getvalue()


async def test_a_task_nobody_waited_for_is_told_without_its_words(out: io.StringIO) -> None:
    task = asyncio.create_task(_breaks())
    await asyncio.wait({task})
    del task
    gc.collect()
    (line,) = told(out)
    assert line["event"] == "Task exception was never retrieved"
    assert line["exception"].startswith("KeyError < test_logs.py:")
    assert "wangxiuying" not in out.getvalue()


async def _breaks() -> None:
    raise KeyError("wangxiuying")


def test_what_is_chinese_is_taken_out_of_a_librarys_line_however_it_is_written(
    out: io.StringIO,
) -> None:
    for said in ("王秀英", "＋８６", r"\u738b\u79c0", "%E7%8E%8B"):
        logging.getLogger("httpx").warning("asked /getMe?text=%s.", said)
    assert [line["event"] for line in told(out)] == ["asked /getMe?text=<words>."] * 4


def test_a_number_with_blanks_is_taken_out(out: io.StringIO) -> None:
    structlog.get_logger("x").warning("138 0000 0001 or +86 138-0000-0001")
    assert [line["event"] for line in told(out)] == ["<number> or <number>"]


def test_libraries_speak_only_when_something_is_wrong(out: io.StringIO) -> None:
    for name in ("httpx", "aiosqlite", "telegram.ext", "apscheduler.scheduler"):
        logging.getLogger(name).info("executing INSERT INTO said VALUES ('我发烧了')")
    logging.getLogger("apscheduler.scheduler").warning("maximum number of running instances")
    assert out.getvalue() == ""


class _BrokenStream:
    """Breaks when it is read, with this fault and what had led to it."""

    def __init__(self, fault: Exception, led_to_it: Exception | None = None) -> None:
        self._fault, self._led_to_it = fault, led_to_it

    @property
    def buffer(self) -> _BrokenStream:
        return self

    def __iter__(self) -> Iterator[str]:
        raise self._fault from self._led_to_it


def test_a_command_that_breaks_says_where_and_not_what_was_in_its_hands(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", _BrokenStream(OSError(), KeyError("wangxiuying")))
    assert main(["understand", "--json"]) == FAILED
    said = capsys.readouterr().err
    assert said.startswith("linli: a fault of the program: OSError < test_logs.py:")
    assert "; after KeyError" in said
    assert "wangxiuying" not in said
    assert "Traceback" not in said


def test_a_fault_of_the_database_is_told_plainly_and_quotes_no_row(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    twice = sqlite3.IntegrityError("UNIQUE constraint failed: wangxiuying")
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    for fault, said in (
        (twice, "linli: a fault of the program: IntegrityError < test_logs.py:"),
        (full, "linli: The database cannot be used: the disk is full.\n"),
    ):
        monkeypatch.setattr("sys.stdin", _BrokenStream(fault))
        assert main(["understand", "--json"]) == FAILED
        told_of = capsys.readouterr().err
        assert told_of.startswith(said)
        assert "wangxiuying" not in told_of
