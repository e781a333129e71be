"""linli export keypeople: only cards the reader may see, no phone, and the look is told."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from bot.cli import main
from bot.cli.desk import desk_of
from bot.domain.times import from_text
from bot.settings import load_settings
from bot.store import privacy
from bot.store.database import Work
from tests.contract.source import ROOT

SAMPLE = ROOT / "data" / "villages" / "sample"


@pytest.fixture
def loaded(own_folder: Path) -> Path:
    assert main(["village", "load", str(SAMPLE), "--bot", "1000001"]) == 0
    return own_folder


def written(folder: Path, *args: str) -> tuple[list[list[Any]], list[list[Any]]]:
    """The people and the reasons, without their headings."""
    file = folder / "key.xlsx"
    assert main(["export", "keypeople", str(file), *args]) == 0
    book = CalamineWorkbook.from_path(file)
    assert book.sheet_names == ["重点人群台账", "颜色和原因"]
    people, reasons = (book.get_sheet_by_index(i).to_python() for i in (0, 1))
    assert people[0][:6] == ["村组", "姓名", "年龄", "类别", "颜色", "电话"]
    assert reasons[0] == ["姓名", "颜色", "按表算", "为什么"]
    return people[1:], reasons[1:]


def test_a_secretary_has_the_key_people_of_the_village_red_first_and_why(loaded: Path) -> None:
    people, reasons = written(loaded, "--for", "周建国")
    names = [row[1] for row in people]
    assert {"王秀英", "李守田", "张守田"} <= set(names)
    assert "李小芳" not in names, "she is no key person"
    colours = [row[4] for row in people if row[4]]
    assert colours == sorted(colours, key=["🔴红", "🟡黄", "🟢绿"].index)
    own = next(row for row in people if row[1] == "王秀英")
    assert own[0] == "东湾"
    assert "独居" in own[3]
    assert own[5] == "138****0001"
    assert own[6] == "李小芳、周建国"
    assert [row[0] for row in reasons] == names
    assert all(row[3] for row in reasons if row[1]), "no colour without its reason"


def test_no_number_and_no_illness_stands_in_it(loaded: Path) -> None:
    people, _ = written(loaded, "--for", "周建国")
    told = "".join(str(cell) for row in people for cell in row)
    assert "13800000001" not in told
    assert "高血压" not in told


def test_a_liaison_has_her_hamlet_and_not_the_next(loaded: Path) -> None:
    people, _ = written(loaded, "--for", "刘彩霞")
    assert {row[0] for row in people} == {"西湾"}


@pytest.mark.parametrize("reader", ["王腊香", "孙立民"])
def test_who_may_see_nobodys_card_gets_no_file(
    loaded: Path, reader: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = loaded / "key.xlsx"
    assert main(["export", "keypeople", str(file), "--for", reader, "--unit", "西湾"]) == 2
    assert "no key person" in capsys.readouterr().err
    assert not file.exists()


def test_everybody_on_it_can_read_who_looked(loaded: Path) -> None:
    written(loaded, "--for", "周建国")

    async def looks() -> list[Any]:
        async with desk_of(load_settings()) as desk:
            since = from_text("2020-01-01T00:00:00.000Z")

            async def read(work: Work) -> list[Any]:
                return list(await privacy.looks_at(work, "wangxiuying", since, 5))

            return await desk.database.read(read)

    assert [(row["who"], row["what"]) for row in asyncio.run(looks())] == [("zhoujianguo", "list")]
