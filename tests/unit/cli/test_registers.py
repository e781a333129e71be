"""linli export register: one register as a workbook, and what never leaves the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bot.cli import main
from tests.contract.source import ROOT

SAMPLE = ROOT / "data" / "villages" / "sample"


def test_a_register_is_written_with_the_columns_of_its_file(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["village", "load", str(SAMPLE), "--bot", "1000001"]) == 0
    file = own_folder / "visits.xlsx"
    assert main(["export", "register", "visits", str(file), "--unit", "柳湾村"]) == 0
    assert "0 rows were written" in capsys.readouterr().out
    book = CalamineWorkbook.from_path(file)
    assert book.sheet_names == ["慰问走访"]
    titles = ["日期", "地方", "户主", "谁", "送了什么", "看到什么", "经手人"]
    assert book.get_sheet_by_index(0).to_python()[0][:7] == titles


@pytest.mark.parametrize("code", ["close_contacts", "five_to_the_door", "nothing"])
def test_what_is_the_health_worker_s_alone_is_never_written(
    code: str, own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["village", "load", str(SAMPLE), "--bot", "1000001"]) == 0
    file = own_folder / "list.xlsx"
    assert main(["export", "register", code, str(file)]) == 2
    assert "visits" in capsys.readouterr().err
    assert not file.exists()


def test_another_ending_than_xlsx_is_refused(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "register", "visits", str(own_folder / "visits.csv")]) == 2
    assert ".xlsx" in capsys.readouterr().err
