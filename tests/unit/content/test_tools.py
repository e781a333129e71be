"""data/tools.yaml: what the tool house lends, and what a broken line says."""

import pytest

from bot.content.layers import Layer, Shelf
from bot.content.tools import read_tools
from bot.domain.medicines import BoxRule, Ware
from tests.unit.content.shelves import ROOT, faults_of, write

FILE = "tools.yaml"
LADDER = """
t_ladder:
  generic: 梯子
  aliases: [人字梯]
  unit: 架
  keeping: {lend_days: 3}
  sources: [design]
  confidence: M
"""


def test_a_tool_is_lent_for_its_days_to_anybody(tmp_path) -> None:
    (found,) = read_tools(Shelf((Layer(write(tmp_path, {FILE: LADDER})),)))
    assert (found.id, found.kind, found.box) == ("t_ladder", Ware.TOOL, BoxRule.SELF)
    assert (found.names, found.unit, found.keeping.lend_days) == (("梯子", "人字梯"), "架", 3)


def test_without_a_file_there_are_no_tools_and_nothing_is_wrong(tmp_path) -> None:
    shelf = Shelf((Layer(tmp_path),))
    assert (read_tools(shelf), shelf.faults) == ((), [])


def test_a_village_replaces_a_tool_and_adds_its_own(tmp_path) -> None:
    upper = LADDER.replace("lend_days: 3", "lend_days: 1")
    upper += upper.replace("t_ladder", "t_drum").replace("人字梯", "腰鼓").replace("梯子", "鼓棒")
    low, up = write(tmp_path / "low", {FILE: LADDER}), write(tmp_path / "up", {FILE: upper})
    found = read_tools(Shelf((Layer(low), Layer(up, "up"))))
    assert [(tool.id, tool.keeping.lend_days) for tool in found] == [("t_ladder", 1), ("t_drum", 1)]


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        ("t_ladder", "ladder", "ladder: must begin with t_, not 'ladder'"),
        ("梯子", "梯", "t_ladder.generic: must have two characters or more, not '梯'"),
        ("  unit: 架\n", "", "t_ladder: unit is missing"),
        ("  unit: 架", "  unit: 架\n  box: N", "t_ladder: box is not known here"),
        ("lend_days: 3", "lend_days: 0", "t_ladder.keeping.lend_days: must be 1 or more, not '0'"),
        ("lend_days: 3", "mercury: yes", "t_ladder.keeping.mercury: is never in a box: "
         "box must be N"),
    ],
)  # fmt: skip
def test_a_broken_tool_says_where(tmp_path, was, becomes, line) -> None:
    broken = {FILE: LADDER.replace(was, becomes)}
    assert faults_of(read_tools, tmp_path, broken) == [f"{FILE}: {line}"]


def test_one_word_does_not_mean_two_tools(tmp_path) -> None:
    second = LADDER.replace("t_ladder", "t_steps").replace("梯子", "台阶")
    faults = faults_of(read_tools, tmp_path, {FILE: LADDER + second})
    assert faults == [f"{FILE}: t_steps: 人字梯 already means t_ladder"]


def test_the_shipped_tool_house_lends_what_a_village_borrows() -> None:
    tools = {tool.generic: tool for tool in read_tools(Shelf((Layer(ROOT),)))}
    assert len(tools) >= 40
    wanted = (
        "扳手 钳子 锤子 梯子 手电筒 打气筒 雨伞 象棋 羽毛球拍 篮球 电钻 卷尺 水管钳 板车 折叠桌椅"
    )
    wanted += " 老花镜 放大镜 针线盒 剪刀 理发推子 充电宝"
    assert [name for name in wanted.split() if not tools[name].keeping.lend_days] == []
    assert tools["铁丝"].keeping.lend_days is None
