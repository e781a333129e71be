"""Commands that look, load, keep and explain, in this very process."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.cli.progress import Progress
from tests.contract.source import ROOT

SAMPLE = ROOT / "data" / "villages" / "sample"
BOT = "1000001"


class Input:
    """Standard input as a pipe gives it."""

    def __init__(self, text: str | bytes) -> None:
        self.buffer = io.BytesIO(text if isinstance(text, bytes) else text.encode())


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_version_needs_nothing(capsys: pytest.CaptureFixture[str], own_folder: Path) -> None:
    assert main(["version"]) == 0
    assert capsys.readouterr().out.startswith("linli ")
    assert list(own_folder.iterdir()) == []


def test_a_message_is_understood_without_a_token(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["understand", "--json", "我妈烧到39度，喘不上气"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["acuity"] == "emergency"
    assert "fever" in said["slots"]["symptoms"]


def test_json_lines_are_answered_in_order_with_their_ids(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [
        {"id": "a", "text": "娃儿发烧了", "at": "2026-11-21T08:00", "region": "xinan"},
        {"id": 2, "text": "今天天气真好", "at": "2026-11-21T08:00:00+08:00"},
        {"text": "我头疼得厉害"},
    ]
    given = "\n\n".join(json.dumps(one, ensure_ascii=False) for one in asked)
    monkeypatch.setattr("sys.stdin", Input(given))
    assert main(["understand", "--json"]) == 0
    said = lines(capsys)
    assert [one.get("id") for one in said] == ["a", 2, None]
    assert [one["text"] for one in said] == [one["text"] for one in asked]
    assert [bool(one["intents"]) for one in said] == [True, False, True]


def test_a_line_that_cannot_be_read_does_not_stop_the_next(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = ["{", "[1]", '{"id": 3, "text": "x", "at": "soon"}', '{"id": 4, "text": 5}']
    broken += ["[" * 100_000, '{"id": 5, "text": "发烧了"}']
    monkeypatch.setattr("sys.stdin", Input("\n".join(broken).encode() + b"\n\xff\xfe\n"))
    assert main(["understand", "--json"]) == 2
    said = lines(capsys)
    assert ["error" in one for one in said] == [True] * 5 + [False, True]
    assert said[2]["id"] == 3
    assert said[5]["intents"] == ["symptom"]


def test_any_text_is_answered(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["药" * 10_000, "😀" * 10_000, "\u202e" * 50, " ", "", "\0", "\ud800"]
    monkeypatch.setattr("sys.stdin", Input("\n".join(json.dumps({"text": t}) for t in texts)))
    assert main(["understand", "--json"]) == 0
    assert [one["acuity"] for one in lines(capsys)] == [None] * len(texts)


def test_plain_lines_are_read_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Input("我发烧了\n\n你好\n"))
    assert main(["understand"]) == 0
    assert [one["intents"] for one in lines(capsys)] == [["symptom"], []]


def test_a_village_is_loaded_once_and_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["village", "load", str(SAMPLE), "--bot", BOT]) == 0
    assert main(["village", "load", str(SAMPLE), "--bot", BOT]) == 0
    first, second = [
        line for line in capsys.readouterr().out.splitlines() if "rows are new" in line
    ]
    assert " 250 people" in first
    assert second.startswith("0 rows are new")
    assert main(["people", "--json"]) == 0
    people = {one["id"]: one for one in lines(capsys)}
    assert len(people) == 250
    assert people["lixiaofang"]["reachable"] is True
    assert {"role": "liaison", "unit": "dongwan"} in people["lixiaofang"]["roles"]
    assert "illness" not in people["wangxiuying"]
    assert main(["people"]) == 0
    assert "lixiaofang\t李小芳\tdongwan" in capsys.readouterr().out
    assert main(["cases", "--json", "--open"]) == 0
    assert main(["cases"]) == 0
    assert capsys.readouterr().out == ""


def test_a_look_at_the_lists_is_noted(own_folder: Path) -> None:
    assert main(["people"]) == 0
    assert main(["cases"]) == 0
    with closing(sqlite3.connect(own_folder / "var" / "linli.db")) as database:
        looks = database.execute("SELECT who, what FROM looks ORDER BY id").fetchall()
    assert looks == [("operator", "people"), ("operator", "cases")]


def test_a_village_without_a_bot_or_a_folder_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["village", "load", str(SAMPLE)]) == 2
    assert "set LINLI_TOKEN, or give --bot NUMBER" in capsys.readouterr().err
    assert main(["village", "load", "nowhere", "--bot", BOT]) == 2
    assert capsys.readouterr().err == "linli: There is no folder nowhere.\n"


def test_what_was_backed_up_comes_back(
    capsys: pytest.CaptureFixture[str], own_folder: Path
) -> None:
    assert main(["village", "load", str(SAMPLE), "--bot", BOT]) == 0
    assert main(["backup", "kept.db"]) == 0
    shutil.rmtree(own_folder / "var")
    assert main(["restore", "kept.db"]) == 0
    capsys.readouterr()
    assert main(["people", "--json"]) == 0
    assert len(lines(capsys)) == 250


def test_a_backup_without_a_name_lies_in_the_folder_of_backups(
    capsys: pytest.CaptureFixture[str], own_folder: Path
) -> None:
    assert main(["backup"]) == 2
    assert "there is no database at" in capsys.readouterr().err
    assert main(["migrate"]) == 0
    assert "Applied: 0001_first" in capsys.readouterr().out
    assert main(["migrate"]) == 0
    assert capsys.readouterr().out == "The tables are up to date.\n"
    assert main(["backup"]) == 0
    assert len(list((own_folder / "var" / "backups").iterdir())) == 1
    assert main(["restore", "nowhere.db"]) == 2
    assert "there is no backup at nowhere.db" in capsys.readouterr().err


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert "understand" in shown
    assert main(["demo", "--help"]) == 0
    shown = capsys.readouterr().out
    assert "--keep" in shown
    assert "--no-browser" in shown


def test_progress_is_shown_on_what_is_long_and_not_on_what_is_quick(
    capsys: pytest.CaptureFixture[str],
) -> None:
    begun = Progress("Loading")
    begun(1, 2)
    assert capsys.readouterr().err == ""
    slow = Progress("Loading", quiet=0.0, every=0.0)
    slow(1, 4)
    slow(4, 4)
    assert capsys.readouterr().err == "Loading: 25 %\nLoading: 100 %\n"
