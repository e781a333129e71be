"""README.md and its Chinese twin: the examples run, the pictures are true, both are equal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.content.faults import ContentFaults
from bot.content.load import check, load_content
from bot.content.villages import load_village
from bot.domain.states import FINAL, MOVES, State
from tests.stories.stage import Props
from tests.stories.village import a_village

ROOT = Path(__file__).parents[2]
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
BOTH = pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])
BLOCK = re.compile(r"^ *```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"# ((?:data|messages)/\S+\.yaml)\n")


def blocks(text: str, language: str) -> list[str]:
    return [block for name, block in BLOCK.findall(text) if name == language]


def examples(text: str) -> dict[str, str]:
    """The content files of the examples, by the path that their first line names."""
    found = [(FILE.match(block), block) for block in blocks(text, "yaml")]
    return {named[1]: block for named, block in found if named}


def write_examples(folder: Path, paths: Sequence[str]) -> Path:
    for path in paths:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(examples(ENGLISH)[path], encoding="utf-8")
    return folder


def tables(text: str) -> list[list[list[str]]]:
    """Every table as rows of cells, without the line below its head."""
    parts = re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE)
    return [
        [line.strip("|").split(" | ") for line in part.splitlines() if "|---" not in line]
        for part in parts
    ]


def codes(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def tree_paths(text: str) -> list[str]:
    return [line.split()[0] for block in blocks(text, "text") for line in block.splitlines()]


def outline(text: str) -> list[int]:
    prose = BLOCK.sub("", text)
    return [len(marks) for marks in re.findall(r"^(#+) ", prose, re.MULTILINE)]


def diagram() -> str:
    arrows: dict[tuple[State, State], list[str]] = {}
    for (begin, move), end in MOVES.items():
        arrows.setdefault((begin, end), []).append(move.value)
    lines = ["stateDiagram-v2", "    [*] --> draft"]
    lines += [f"    {a.value} --> {b.value}: {' · '.join(m)}" for (a, b), m in arrows.items()]
    lines += [f"    {state.value} --> [*]" for state in State if state in FINAL]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def props(tmp_path_factory: pytest.TempPathFactory) -> Props:
    return Props(tmp_path_factory.mktemp("props"))


KIND = ("data/kinds/farm_machine.yaml", "messages/plain/farm_machine.yaml")


async def test_the_kind_of_the_example_goes_all_the_way_round(props: Props, tmp_path: Path) -> None:
    content = load_content(ROOT, write_examples(tmp_path / "own", KIND))
    async with a_village(props, tmp_path, content=content) as village:
        asker, driver = village.wangxiuying, village.zhaoweiguo
        await asker.says("谁家收割机借我用半天", group="dongwan")
        card = village.group_hears("dongwan", "农机共享", "谁家机器得空？")
        await driver.taps_on(card, "我来")
        driver.finds("农机共享", "接了，谢谢", group="dongwan")
        await driver.taps("办好了", group="dongwan")
        await asker.taps("好了，谢谢")
        assert (await village.the_case()).kind == "farm_machine"
        assert (await village.the_case()).final


async def test_without_the_two_files_there_is_no_such_card(props: Props, tmp_path: Path) -> None:
    async with a_village(props, tmp_path) as village:
        await village.wangxiuying.says("谁家收割机借我用半天", group="dongwan")
        village.wangxiuying.hears_nothing("农机共享", group="dongwan")


DIALECT = "messages/wu/talk.yaml"


def test_the_dialect_of_the_example_says_its_own_and_falls_back(tmp_path: Path) -> None:
    messages = load_content(ROOT, write_examples(tmp_path / "own", [DIALECT])).messages
    spoken, plain = (messages.render("unclear.again", {}, name) for name in ("wu", "plain"))
    assert "侬再讲一句" in spoken.text
    assert "侬" not in plain.text
    assert spoken.keyboard == plain.keyboard
    assert messages.render("dialog.cancelled", {}, "wu").text == "好个，勿问哉。"
    fallen_back = messages.render("dialog.nothing_open", {}, "wu")
    assert fallen_back == messages.render("dialog.nothing_open", {})


def test_a_dialect_may_not_word_what_must_stay_plain(tmp_path: Path) -> None:
    folder = write_examples(tmp_path / "own", [DIALECT])
    (folder / "messages" / "wu" / "danger.yaml").write_text("danger.120: {text: 侬好}\n", "utf-8")
    assert any("danger.120: must stay as it is" in str(fault) for fault in check(ROOT, folder))


def test_a_village_with_nothing_in_its_nine_files_is_a_village(tmp_path: Path) -> None:
    named = next(table for table in tables(ENGLISH) if "`units.yaml`" in table[1][0])
    files = [code for row in named[1:] for code in codes(row[0])]
    assert len(files) == 9
    for file in files:
        (tmp_path / file).write_text(f"{file.removesuffix('.yaml')}: []\n", encoding="utf-8")
    assert load_village(tmp_path).people == ()
    for file in files:
        (tmp_path / file).rename(tmp_path / "aside")
        with pytest.raises(ContentFaults, match="is missing"):
            load_village(tmp_path)
        (tmp_path / "aside").rename(tmp_path / file)


@BOTH
def test_the_picture_of_a_case_is_the_table_of_states(text: str) -> None:
    assert blocks(text, "mermaid") == [diagram()]


@BOTH
def test_every_path_that_is_named_is_there(text: str) -> None:
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    named = re.findall(r"`((?:bot|data|messages|tests|docs|\.ci)/[\w./-]*)`", BLOCK.sub("", text))
    assert len(linked) > 5
    assert len(named) > 10
    assert [path for path in (*linked, *named) if not (ROOT / path).exists()] == []


def test_both_languages_have_the_same_headings_tables_and_blocks() -> None:
    assert outline(ENGLISH) == outline(CHINESE)
    for language in ("yaml", "sql", "mermaid"):
        assert blocks(ENGLISH, language) == blocks(CHINESE, language)
    for language in ("sh", "text"):
        assert len(blocks(ENGLISH, language)) == len(blocks(CHINESE, language))
    assert tree_paths(ENGLISH) == tree_paths(CHINESE)
    ours, theirs = tables(ENGLISH), tables(CHINESE)
    assert [len(table) for table in ours] == [len(table) for table in theirs]
    for table, twin in zip(ours, theirs, strict=True):
        for row, other in zip(table, twin, strict=True):
            assert len(row) == len(other), row
            assert codes(row[0]) == codes(other[0])


@BOTH
def test_there_is_no_make_target_that_is_not_there(text: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE))
    assert {"demo", "run", "check", "test"} <= named
    assert named <= targets
