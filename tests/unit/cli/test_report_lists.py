"""linli reports and linli export reports, service: what stands in them, and that it is noted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bot.cli import main
from tests.contract.source import ROOT

SAMPLE = ROOT / "data" / "villages" / "sample"


def load() -> None:
    assert main(["village", "load", str(SAMPLE), "--bot", "1000001"]) == 0


def test_a_day_is_one_object_a_village_and_one_for_the_sum(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load()
    capsys.readouterr()
    assert main(["reports", "--json", "--day", "2026-11-20"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["name"] for line in lines] == ["柳湾村", "石桥村", "清水县"]
    assert {line["standing"] for line in lines[:2]} == {"off"}, "nobody has begun it there"
    assert lines[0]["figures"] is None
    assert (lines[2]["villages"], lines[2]["reported"]) == (0, 0)
    assert lines[2]["missing"] == []


def test_one_village_only(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load()
    capsys.readouterr()
    assert main(["reports", "--day", "2026-11-20", "--unit", "石桥村"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "2026-11-20\t石桥村\toff\t-"


def test_a_day_that_is_none_is_refused(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load()
    assert main(["reports", "--day", "gestern"]) == 2
    assert "2026-11-01" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("what", "sheet", "titles"),
    [
        ("reports", "日报", ["日期", "村", "上报情况", "在村人口", "今天返乡"]),
        ("service", "服务台账", ["月份", "村", "出力的人数", "帮忙件数", "出车次数"]),
    ],
)
def test_a_workbook_is_written_in_the_layout_that_is_known(
    what: str, sheet: str, titles: list[str], own_folder: Path
) -> None:
    load()
    file = own_folder / f"{what}.xlsx"
    assert main(["export", what, str(file), "--unit", "柳湾村"]) == 0
    book = CalamineWorkbook.from_path(file)
    assert book.sheet_names == [sheet]
    assert book.get_sheet_by_index(0).to_python()[0][:5] == titles


def test_a_village_where_nothing_was_asked_has_no_taps(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load()
    capsys.readouterr()
    assert main(["reports", "taps", "--json", "--unit", "柳湾村"]) == 0
    assert capsys.readouterr().out == ""
