"""linli template, import and people: a list goes out, comes back, and is written once."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import main
from bot.paper.reading import read_workbook
from bot.paper.workbook import Column, Sheet, write_workbook
from tests.contract.source import ROOT

SAMPLE = ROOT / "data" / "villages" / "sample"
HEAD = ("姓名", "组", "户主", "门牌", "出生", "包保人1")


@pytest.fixture
def loaded(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The sample village in a database of its own."""
    assert main(["village", "load", str(SAMPLE), "--bot", "1000001"]) == 0
    capsys.readouterr()
    return own_folder


def write(file: Path, head: tuple[str, ...], *rows: tuple[object, ...]) -> str:
    sheet = Sheet("人员", tuple(Column(title) for title in head), rows)
    write_workbook(file, [sheet], title="list")
    return str(file)


def count(folder: Path, table: str) -> int:
    with closing(sqlite3.connect(folder / "var" / "linli.db")) as database:
        return int(database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


def test_the_template_goes_out_and_comes_back_with_its_examples_as_people(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "roster", "blank.xlsx"]) == 0
    assert main(["import", "blank.xlsx"]) == 0
    assert "新增0人" in capsys.readouterr().out
    head, _, *examples = read_workbook(loaded / "blank.xlsx")[0].rows
    titles = tuple(str(title) for title in head)
    filled = [
        tuple({"处理": "", "组": "东湾"}.get(title, value or "") for title, value in pairs)
        for pairs in (zip(titles, row, strict=True) for row in examples[:3])
    ]
    file = write(loaded / "filled.xlsx", titles, *filled)
    before = count(loaded, "people")
    assert main(["import", file]) == 0
    assert "新增3人（另有表里提到的亲戚邻居2人）" in capsys.readouterr().out
    assert count(loaded, "people") == before
    assert main(["import", file, "--apply"]) == 0
    assert "写好了：5人。" in capsys.readouterr().out
    assert count(loaded, "people") == before + 5
    assert main(["import", file]) == 0
    assert "新增0人，修改0人" in capsys.readouterr().out


def test_nothing_is_written_while_anything_is_wrong_but_right_rows_if_asked(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (("赵新一", "东湾", "赵新一", "91号", "1950", ""), ("赵新二", "北湾", "", "", "48", ""))
    file = write(loaded / "list.xlsx", HEAD, *rows)
    before = count(loaded, "people")
    assert main(["import", file, "--apply"]) == 1
    told = capsys.readouterr().out
    assert "第3行 B列「组」：没有“北湾”这个组" in told
    assert "第3行 E列「出生」：“48”看不懂" in told
    assert "什么都没有写" in told
    assert count(loaded, "people") == before
    assert main(["import", file, "--apply", "--skip-faulty"]) == 0
    assert count(loaded, "people") == before + 1


def test_a_file_that_is_no_list_is_told_in_plain_words(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (loaded / "x.xlsx").write_bytes(b"no spreadsheet")
    assert main(["import", "x.xlsx"]) == 2
    assert "打不开这个文件" in capsys.readouterr().err
    assert main(["import", write(loaded / "y.xlsx", ("货", "数"), ("米", 1))]) == 1
    assert "没找到“姓名”这一列" in capsys.readouterr().out


def test_people_are_narrowed_to_the_old_and_the_young_and_to_a_place(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["people", "--json", "--unit", "东湾", "--narrow", "old_young"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    ids = {one["id"] for one in found}
    assert {"wangxiuying", "zhaoxiaohu"} <= ids
    assert not {"zhaoweiguo", "liucaixia"} & ids
    assert {one["unit"] for one in found} == {"dongwan"}
    assert "phone" not in found[0]


def test_many_are_moved_ended_and_replaced_in_one_line_each(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["people", "move", "wangxiuying", "李守田", "--to", "西湾"]) == 0
    assert main(["people", "end", "王德发", "--why", "moved"]) == 0
    assert main(["people", "replace", "李小芳", "刘彩霞", "--until", "2099-01-01"]) == 0
    capsys.readouterr()
    assert main(["people", "--json"]) == 0
    found = {one["id"]: one for one in map(json.loads, capsys.readouterr().out.splitlines())}
    assert found["wangxiuying"]["unit"] == found["lishoutian"]["unit"] == "xiwan"
    assert "wangdefa" not in found
    dongwan = {"role": "liaison", "unit": "dongwan"}
    assert dongwan in found["liucaixia"]["roles"]
    assert dongwan not in found["lixiaofang"]["roles"]
    assert main(["people", "undo", "李小芳"]) == 0
    capsys.readouterr()
    assert main(["people", "--json", "--unit", "东湾"]) == 0
    found = {one["id"]: one for one in map(json.loads, capsys.readouterr().out.splitlines())}
    assert dongwan in found["lixiaofang"]["roles"]


def ended_why(folder: Path, person: str) -> str | None:
    with closing(sqlite3.connect(folder / "var" / "linli.db")) as database:
        row = database.execute("SELECT ended_why FROM people WHERE id = ?", (person,)).fetchone()
        return row[0] if row else None


def test_an_operator_is_one_voice_and_the_liaison_is_asked_whether_somebody_died(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["people", "end", "王秀英", "--why", "died"]) == 0
    told = capsys.readouterr().out
    assert "李小芳 was asked in the bot" in told
    assert ended_why(loaded, "wangxiuying") is None
    assert count(loaded, "death_reports") == 1
    assert main(["people", "end", "王秀英", "--why", "died"]) == 0
    assert "asked about already" in capsys.readouterr().out


def test_a_list_is_one_voice_too(loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = ("姓名", "组", "户主", "门牌", "出生", "处理")
    file = write(loaded / "list.xlsx", head, ("张守田", "东湾", "", "", "", "去世"))
    assert main(["import", file, "--apply"]) == 1
    assert "两个人说了才算" in capsys.readouterr().out
    assert ended_why(loaded, "zhangshoutian") is None


def test_who_asked_to_be_let_go_is_let_go_of(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["people", "end", "王德发", "--why", "asked"]) == 0
    assert "is let go of" in capsys.readouterr().out
    with closing(sqlite3.connect(loaded / "var" / "linli.db")) as database:
        names = [row[0] for row in database.execute("SELECT name FROM people")]
    assert "王德发" not in names
    assert main(["people", "end", "李小芳", "--why", "asked"]) == 2
    assert "先交给别人" in capsys.readouterr().err


def test_where_nobody_can_be_asked_nothing_is_held(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(loaded / "var" / "linli.db")) as database, database:
        database.execute("UPDATE accounts SET may_write = 0")
    assert main(["people", "end", "王秀英", "--why", "died"]) == 2
    assert "name a liaison" in capsys.readouterr().err
    assert count(loaded, "death_reports") == 0
