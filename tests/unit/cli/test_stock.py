"""linli stock and linli export: what an operator gets out of the boxes."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from tests.contract.source import ROOT

SAMPLE = ROOT / "data" / "villages" / "sample"


@pytest.fixture
def loaded(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The sample village in a database of its own."""
    assert main(["village", "load", str(SAMPLE), "--bot", "1000001"]) == 0
    capsys.readouterr()
    return own_folder


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def strings(file: Path) -> str:
    """Everything written in a workbook, in one text."""
    with zipfile.ZipFile(file) as book:
        parts = [name for name in book.namelist() if name.startswith("xl/")]
        return "".join(book.read(name).decode() for name in parts if name.endswith(".xml"))


def execute(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "var" / "linli.db")) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


def test_the_stock_is_one_object_a_box_and_thing_and_names_nobody(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stock", "--json"]) == 0
    said = capsys.readouterr().out
    found = {(one["box"], one["item"]): one for one in map(json.loads, said.splitlines())}
    ibu = found["box-liuwan", "ibu_er"]
    assert (ibu["name"], ibu["unit"]) == ("布洛芬缓释胶囊", "盒")
    assert (ibu["on_hand"], ibu["reserved"], ibu["free"]) == (4, 0, 4)
    assert [lot["batch"] for lot in ibu["lots"]] == ["B1108", "B2203"]
    assert sum(lot["qty"] for lot in ibu["lots"]) == ibu["on_hand"]
    for hidden in ("张小兰", "zhangxiaolan", "lixiaofang", "李小芳"):
        assert hidden not in said


def test_what_is_past_its_day_or_blocked_is_there_and_not_free(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    execute(
        loaded,
        "UPDATE stock_lots SET last_day = '2020-01-01' WHERE batch = 'B1108'",
        "UPDATE stock_lots SET blocked = 'recalled' WHERE batch = 'B2203'",
    )
    assert main(["stock", "--json", "--unit", "liuwan"]) == 0
    found = [one for one in lines(capsys) if one["item"] == "ibu_er"]
    assert [(one["on_hand"], one["free"]) for one in found] == [(4, 0)]
    assert [lot["blocked"] for lot in found[0]["lots"]] == [None, "recalled"]


def test_one_place_is_listed_with_what_is_below_it_and_a_look_is_noted(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stock", "--unit", "石桥村"]) == 0
    said = capsys.readouterr().out
    assert "石桥药箱\t蒙脱石散\t2\t2\t盒" in said
    assert "柳湾" not in said
    assert main(["stock", "--unit", "nowhere"]) == 2
    assert "There is no place called nowhere" in capsys.readouterr().err
    with closing(sqlite3.connect(loaded / "var" / "linli.db")) as database:
        looks = database.execute("SELECT who, what FROM looks").fetchall()
    assert looks == [("operator", "stock")]


def test_stock_and_ledger_become_workbooks(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "stock", "s.xlsx"]) == 0
    assert "23 rows were written to s.xlsx." in capsys.readouterr().out
    assert "布洛芬缓释胶囊" in strings(Path("s.xlsx"))
    assert main(["export", "ledger", "l.xlsx", "--unit", "liuwan"]) == 0
    text = strings(Path("l.xlsx"))
    assert "入库" in text
    assert "石桥药箱" not in text
    assert main(["export", "ledger", "old.xlsx", "--until", "2001-12-31"]) == 0
    assert "0 rows were written" in capsys.readouterr().out.splitlines()[-1]


def test_an_entry_that_was_taken_back_and_the_one_that_takes_back_say_so(loaded: Path) -> None:
    execute(
        loaded,
        "INSERT INTO stock_entries SELECT 'r1', at, box_id, lot_id, 'reverse', -on_hand, 0, 0, 0,"
        " 'zhangxiaolan', NULL, NULL, id, NULL FROM stock_entries WHERE id ="
        " (SELECT min(id) FROM stock_entries WHERE box_id = 'box-liuwan')",
    )
    assert main(["export", "ledger", "l.xlsx", "--unit", "liuwan"]) == 0
    text = strings(Path("l.xlsx"))
    assert "更正了前面的一笔" in text
    assert "后来更正了" in text
    assert "张小兰" in text


def test_who_moved_stock_is_named_only_with_a_role(loaded: Path) -> None:
    execute(loaded, "UPDATE stock_entries SET by_id = 'wangxiuying'")
    assert main(["export", "ledger", "l.xlsx"]) == 0
    assert "王秀英" not in strings(Path("l.xlsx"))


def test_doors_and_names_stand_in_the_distribution_only_where_they_are_asked_for(
    loaded: Path,
) -> None:
    execute(
        loaded,
        "INSERT INTO stock_runs (id, number, kind, unit_id, box_id, item, qty, audience, opened_at)"
        " VALUES ('run', '发0001', 'kit', 'liuwan', 'box-liuwan', 'd_mask', 5, 'all',"
        " '2026-11-20T00:00:00.000Z')",
        "INSERT INTO stock_run_items (run_id, item, unit, qty, stocked)"
        " VALUES ('run', 'rice', '袋', 1, 0), ('run', 'd_mask', '个', 5, 1)",
        "INSERT INTO stock_entries SELECT 'out1', '2026-11-20T02:00:00.000Z', box_id, lot_id,"
        " 'out', -5, 0, 0, 0, 'zhangxiaolan', NULL, NULL, NULL, NULL FROM stock_entries"
        " WHERE box_id = 'box-liuwan' AND lot_id IN"
        " (SELECT id FROM stock_lots WHERE item = 'd_mask')",
        "INSERT INTO stock_run_moves VALUES ('run', 1, 'out1')",
        "INSERT INTO stock_run_lines (run_id, household_id, stage, changed_at, line)"
        " SELECT 'run', household_id, 'given', '2026-11-20T02:00:00.000Z', 1 FROM people"
        " WHERE id = 'wangxiuying'",
    )
    with closing(sqlite3.connect(loaded / "var" / "linli.db")) as database:
        name, door = database.execute(
            "SELECT h.name, h.door FROM households h JOIN people p ON p.household_id = h.id"
            " WHERE p.id = 'wangxiuying'"
        ).fetchone()
    assert main(["export", "distribution", "d.xlsx"]) == 0
    plain = strings(Path("d.xlsx"))
    assert "发0001" in plain
    assert "rice" in plain
    assert "医用外科口罩" in plain
    assert name not in plain
    assert door not in plain
    assert main(["export", "distribution", "n.xlsx", "--with-names"]) == 0
    assert name in strings(Path("n.xlsx"))
    with closing(sqlite3.connect(loaded / "var" / "linli.db")) as database:
        looks = database.execute("SELECT what FROM looks ORDER BY id").fetchall()
    assert looks == [("export distribution",), ("export distribution_names",)]


def test_a_gift_of_a_firm_is_listed_with_value_and_purpose(loaded: Path) -> None:
    execute(
        loaded,
        "INSERT INTO stock_donations (id, number, unit_id, kind, donor, value_fen, purpose, at)"
        " VALUES ('d1', '捐0001', 'liuwan', 'firm', '白鹭&兄弟药业', 123450, '老人退烧药',"
        " '2026-11-20T00:00:00.000Z')",
        "UPDATE stock_lots SET donation_id = 'd1' WHERE batch = 'A2601'",
    )
    assert main(["export", "donations", "d.xlsx", "--since", "2026-11-20"]) == 0
    text = strings(Path("d.xlsx"))
    assert "白鹭&amp;兄弟药业" in text
    assert "1234.5" in text
    assert "对乙酰氨基酚片 9盒" in text
    assert "还没答复" in text


def test_a_month_is_printed(loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "month", "m.pdf", "--box", "box-liuwan", "--month", "2026-11"]) == 0
    assert Path("m.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("tokens", "said"),
    [
        (["ledger", "l.xlsx", "--since", "gestern"], "A day is written like 2026-11-01"),
        (["ledger", "l.csv"], "must end in .xlsx"),
        (["stock", "no/such/s.xlsx"], "cannot be written"),
        (["month", "m.pdf", "--box", "no", "--month", "2026-11"], "There is no box called no."),
        (["month", "m.pdf", "--box", "box-liuwan", "--month", "11"], "A month is written like"),
        (["month", "m.pdf", "--box", "box-liuwan", "--month", "2026-13"], "A day is written like"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    tokens: list[str], said: str, loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *tokens]) == 2
    assert said in capsys.readouterr().err


def test_the_cover_says_how_long_each_thing_lasts(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stock", "--cover", "--json", "--unit", "shiqiao"]) == 0
    found = lines(capsys)
    assert {row["box_id"] for row in found} == {"box-shiqiao"}
    assert all(row["days"] is None and row["ask"] == 0 for row in found), "no pace is known yet"
    assert {row["usable"] for row in found if row["item"] == "para_tab"} == {6}
    assert main(["stock", "--cover"]) == 0
    assert "白鹭镇物资室" in capsys.readouterr().out
