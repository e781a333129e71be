"""linli export rides and tasks: the trip log and what volunteers took."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bot.cli import main
from tests.contract.source import ROOT

SAMPLE = ROOT / "data" / "villages" / "sample"


@pytest.mark.parametrize(
    ("what", "sheet", "titles"),
    [
        ("rides", "出车记录", ["时间", "事由", "司机", "车", "从哪里", "到哪里", "座位"]),
        ("tasks", "志愿任务", ["提出", "什么事", "编号", "地方", "志愿者", "接单", "办好"]),
    ],
)
def test_a_table_is_written_with_its_titles(
    what: str, sheet: str, titles: list[str], own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["village", "load", str(SAMPLE), "--bot", "1000001"]) == 0
    file = own_folder / f"{what}.xlsx"
    assert main(["export", what, str(file), "--unit", "柳湾村", "--since", "2026-11-01"]) == 0
    assert "0 rows were written" in capsys.readouterr().out
    book = CalamineWorkbook.from_path(file)
    assert book.sheet_names == [sheet]
    assert book.get_sheet_by_index(0).to_python()[0][:7] == titles


def test_another_ending_than_xlsx_is_refused(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "rides", str(own_folder / "rides.csv")]) == 2
    assert ".xlsx" in capsys.readouterr().err
