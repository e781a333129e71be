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


DIALECT = ["messages/wu/register.yaml", "messages/wu/talk.yaml"]


def test_the_dialect_of_the_example_says_its_own_and_falls_back(tmp_path: Path) -> None:
    messages = load_content(ROOT, write_examples(tmp_path / "own", DIALECT)).messages
    spoken = messages.render("dialog.nothing_open", {}, "wu")
    assert spoken.text == "现在没有在问侬啥。"
    assert messages.render("form.help.what", {}, "wu").text.startswith("要帮啥忙")
    assert not messages.dialects["wu"].on
    assert messages.unreviewed("wu") == ("dialog.nothing_open", "form.help.what")
    fallen_back = messages.render("dialog.cancelled", {}, "wu")
    assert fallen_back == messages.render("dialog.cancelled", {})


def test_a_dialect_may_not_word_what_must_stay_plain(tmp_path: Path) -> None:
    folder = write_examples(tmp_path / "own", DIALECT)
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
    more = next(table for table in tables(ENGLISH) if "`vehicles.yaml`" in table[1][0])
    others = [code for row in more[1:] for code in codes(row[0])]
    sample = ROOT / "data" / "villages" / "sample"
    assert {*files, *others} == {path.name for path in sample.glob("*.yaml")}


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


# Who says it, the words that both languages quote, and what is heard at once.
SAID = (
    ("wangxiuying", "明早八点送我去县医院复诊，两个人", ("记下了", "明天早上8:00", "2个人")),
    (
        "wangxiuying",
        "每周一三五早上七点送我去县医院透析，两个人，到12月底",
        ("每周一、三、五", "12月31日"),
    ),
    ("zhaoweiguo", "我后天去县里还能坐三个", ("顺路车", "有人坐")),
    ("wangxiuying", "帮我带两斤肉一把青菜，五十块以内", ("代购", "肉2斤")),
    ("lixiaofang", "报 王德发 要人帮忙买一袋米，五十块以内", ("代购",)),
    ("wangqiang", "每天中午给我妈送饭，少盐", ("记下了", "王奶奶", "少盐", "柳湾食堂")),
    ("zhangxiaolan", "家里8亩稻子没人收割，求帮忙，明天", ("收割", "8亩")),
    ("zhangxiaolan", "拼车买尿素，要的报数", ("开好了", "尿素")),
    ("zhangxiaolan", "我有两千斤稻谷要拉到县里，后天", ("拉货", "稻谷1000公斤")),
    ("zhangxiaolan", "我家猪死了好几头", ("别卖、别买、别扔、别吃", "畜牧站")),
    ("zhangxiaolan", "我家12月1号办喜事，要帮手3个、厨师1个", ("开好了", "厨师1位")),
    ("wangdaman", "我的车七座 皖A12345 晚上也行", ("记成这样，对吗", "能坐6人", "晚上也行")),
    ("zhaohongxia", "我会理发，愿意帮忙", ("记下了", "理发")),
    ("zhaohongxia", "今天不行", ("不找您了",)),
    ("liucaixia", "卫生院几点开门", ("白鹭镇卫生院", "0551-0000210")),
    ("liucaixia", "去县里几点有班车", ("9:40",)),
)


async def test_what_people_are_quoted_to_say_is_answered_so(props: Props, tmp_path: Path) -> None:
    async with a_village(props, tmp_path) as village:
        for person, words, heard in SAID:
            assert f"“{words}”" in CHINESE, words
            assert f'"{words}"' in ENGLISH, words
            village.hush()
            await village.person(person).says(words)
            village.person(person).hears(*heard)
