"""linli dialects: what came with the program, and how far the words of each place have come."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import main
from tests.contract.source import ROOT

SAMPLE = ROOT / "data" / "villages" / "sample"


@pytest.fixture
def loaded(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The sample village, 东湾 has chosen a dialect."""
    assert main(["village", "load", str(SAMPLE), "--bot", "1000001"]) == 0
    capsys.readouterr()
    with closing(sqlite3.connect(own_folder / "var" / "linli.db")) as database:
        database.execute(
            "INSERT INTO dialect_units (unit_id, register, at) VALUES ('dongwan', 'xinan', '2026')"
        )
        database.execute(
            "INSERT INTO dialect_lines (unit_id, what, said, at) VALUES "
            "('dongwan', 'line:claim.refused.own:xinan', '这是您自己的事，等别人来接。', '2026')"
        )
        database.commit()
    return own_folder


def test_each_dialect_and_each_place_is_one_object(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dialects", "--json"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    shipped = {row["register"]: row for row in found if "unit" not in row}
    assert set(shipped) == {"dongbei", "jianghuai", "xinan", "yue", "zhongyuan"}
    assert not shipped["yue"]["on"]
    assert shipped["xinan"]["unchecked"] == shipped["xinan"]["lines"] > 0
    (place,) = [row for row in found if "unit" in row]
    assert (place["unit"], place["name"], place["register"]) == ("dongwan", "东湾", "xinan")
    assert place["chosen"]
    assert place["usable"]
    assert not place["speaker"]
    assert place["lines"] >= shipped["xinan"]["lines"]
    assert (place["approved"], place["refused"], place["waiting"]) == (0, 0, 0)
    assert place["own"] == 1


def test_another_place_has_nothing_of_it(loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dialects", "--unit", "西湾"]) == 0
    assert "dongwan" not in capsys.readouterr().out
