"""messages/<dialect>/: its register file, its lines, and what it may not say otherwise."""

from pathlib import Path

import pytest

from bot.content.catalogue import Catalogue, read_catalogue
from bot.content.layers import Layer, Shelf
from bot.content.messages import Entries
from bot.content.templates import Templates
from bot.domain.dialects import Dialect, Sort, Sure, Word
from tests.unit.content.shelves import ROOT, faults_of, write

REGISTER = """
name: 江淮话
on: yes
checked_by: null
words:
  - {plain: 今天, said: 今个, is: time, source: D70, confidence: H}
  - {plain: 帮忙, said: 搭把手, is: verb, source: D70, confidence: Mid}
"""
PLAIN = """
ride.today:
  needs: [who]
  text: "{{ who }}今天8:30来，1个人，王师傅帮忙"
  buttons:
    - {verb: yes, label: 好}
ride.said: {text: 今天有车, toast: yes}
ride.menu: {text: 今天要什么, keyboard: menu}
danger.now: {text: 今天就打120, plain_only: yes}
"""
LINE = "ride.today: {text: '{{ who }}今个8:30来，1个人，王师傅搭把手', checked_by: null}\n"
SIGNED = "ride.said: {text: 今个有车, toast: yes, checked_by: 张大爷}\n"
FILE, REG = "messages/jianghuai/rides.yaml", "messages/jianghuai/register.yaml"
FILES = {
    "messages/plain/rides.yaml": PLAIN,
    "messages/plain/keyboards.yaml": "menu: [[要车]]",
    "messages/plain/words.yaml": (ROOT / "messages/plain/words.yaml").read_text("utf-8"),
    REG: REGISTER,
    FILE: LINE + SIGNED,
}


def read(shelf: Shelf) -> Catalogue:
    return read_catalogue(shelf, Entries(Templates()))


def layered(*folders: Path) -> tuple[Catalogue, list[str]]:
    below, *above = folders
    shelf = Shelf((Layer(below), *(Layer(folder, folder.name) for folder in above)))
    return read(shelf), [str(fault) for fault in shelf.faults]


def test_a_register_file_says_what_the_dialect_is_called_and_its_words(tmp_path) -> None:
    catalogue, faults = layered(write(tmp_path, FILES))
    assert faults == []
    assert catalogue.dialects == {
        "jianghuai": Dialect(
            code="jianghuai",
            name="江淮话",
            on=True,
            words=(
                Word("今天", "今个", Sort.TIME, "D70", Sure.H),
                Word("帮忙", "搭把手", Sort.VERB, "D70", Sure.MID),
            ),
        )
    }


def test_a_line_is_reviewed_when_somebody_has_signed_it(tmp_path) -> None:
    catalogue, _ = layered(write(tmp_path, FILES))
    assert catalogue.reviewed("ride.said", "jianghuai")
    assert not catalogue.reviewed("ride.today", "jianghuai")
    assert catalogue.unreviewed("jianghuai") == ("ride.today",)


def test_what_falls_back_to_plain_needs_no_signature(tmp_path) -> None:
    catalogue, _ = layered(write(tmp_path, FILES))
    assert catalogue.reviewed("ride.menu", "jianghuai")
    assert catalogue.reviewed("ride.today")
    assert catalogue.reviewed("ride.today", "nowhere")
    assert catalogue.unreviewed("plain") == ()


def test_a_dialect_line_keeps_buttons_and_keyboard_of_plain(tmp_path) -> None:
    files = FILES | {FILE: LINE + "ride.menu: {text: 今个要什么}"}
    catalogue, faults = layered(write(tmp_path, files))
    assert faults == []
    said = catalogue.render("ride.today", {"who": "小芳"}, "jianghuai")
    assert said.text == "小芳今个8:30来，1个人，王师傅搭把手"
    assert said.buttons == catalogue.render("ride.today", {"who": "小芳"}).buttons
    assert catalogue.render("ride.menu", {}, "jianghuai").keyboard == (("要车",),)


@pytest.mark.parametrize(
    ("was", "becomes", "place"),
    [
        ("8:30", "9:30", "text"),
        ("1个人", "2个人", "text"),
        ("王师傅", "李师傅", "text"),
        ("{{ who }}", "", "text"),
        ("来，", "不来，", "text"),
        ("checked_by", "buttons: [{verb: yes, label: 中}], checked_by", "buttons"),
        ("checked_by", "keyboard: menu, checked_by", "buttons"),
        ("checked_by", "toast: yes, checked_by", "toast"),
        ("checked_by", "voice: 今个9点来, checked_by", "voice"),
    ],
)
def test_a_line_that_says_something_else_is_refused(tmp_path, was, becomes, place) -> None:
    files = FILES | {FILE: LINE.replace(was, becomes, 1)}
    assert files[FILE] != LINE
    (fault,) = faults_of(read, tmp_path, files)
    assert fault.startswith(f"{FILE}: ride.today.{place}: m")


def test_a_refused_line_says_where_it_differs(tmp_path) -> None:
    files = FILES | {FILE: LINE.replace("8:30", "9:30")}
    assert faults_of(read, tmp_path, files) == [
        f"{FILE}: ride.today.text: may differ from plain in its words only: "
        "'who }}今天9:30来，1个' for 'who }}今天8:30来，1个'"
    ]


def test_a_keyboard_is_not_worded_otherwise(tmp_path) -> None:
    file = "messages/jianghuai/keyboards.yaml"
    assert faults_of(read, tmp_path, FILES | {file: "menu: [[要车子]]"}) == [
        f"{file}: must stay as in messages/plain: a button says the same everywhere"
    ]


def test_lines_without_a_register_file_are_a_fault(tmp_path) -> None:
    files = {name: text for name, text in FILES.items() if name != REG}
    assert f"{REG}: is missing" in faults_of(read, tmp_path, files)


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        ("name: 江淮话\n", "", "name is missing"),
        ("is: time", "is: action", "words[0].is: must be one of address, time, particle, verb, "),
        ("said: 今个", "said: 8点", "words[0].said: must be a word of Chinese characters only"),
        ("confidence: H", "confidence: L", "words[0].confidence: must be one of H, Mid, not 'L'"),
        ("source: D70, confidence: H", "confidence: H", "words[0]: source is missing"),
        ("said: 搭把手", "said: 今个", "words[1]: 今个 is said for 今天 already"),
        ("on: yes", "on: perhaps", "on: must be yes or no, not 'perhaps'"),
        ("on: yes", "off: yes", "off is not known here"),
    ],
)
def test_a_broken_register_file_says_where(tmp_path, was, becomes, line) -> None:
    files = FILES | {REG: REGISTER.replace(was, becomes, 1), FILE: SIGNED}
    assert any(fault.startswith(f"{REG}: {line}") for fault in faults_of(read, tmp_path, files))


def test_an_upper_folder_adds_words_switches_on_and_signs(tmp_path) -> None:
    below = write(tmp_path / "below", FILES | {REG: REGISTER.replace("on: yes", "on: no")})
    words = "words: [{plain: 车, said: 车子, is: verb, source: own, confidence: H}]"
    files = {
        REG: f"on: yes\nchecked_by: 张大爷\n{words}",
        FILE: "ride.said: {text: 今个有车子, toast: yes}",
    }
    catalogue, faults = layered(below, write(tmp_path / "above", files))
    assert faults == []
    dialect = catalogue.dialects["jianghuai"]
    assert (dialect.name, dialect.on, dialect.checked_by) == ("江淮话", True, "张大爷")
    assert [word.said for word in dialect.words] == ["今个", "搭把手", "车子"]
    assert catalogue.render("ride.said", {}, "jianghuai").text == "今个有车子"


def test_a_village_that_words_plain_anew_is_not_bound_by_the_dialect_below(tmp_path) -> None:
    below = write(tmp_path / "below", FILES)
    own = {"messages/plain/own.yaml": "ride.said: {text: 今天有三轮车, toast: yes}"}
    catalogue, faults = layered(below, write(tmp_path / "above", own))
    assert faults == []
    assert catalogue.render("ride.said", {}, "jianghuai").text == "今天有三轮车"
    again = own | {FILE: "ride.said: {text: 今个有三轮车, toast: yes}"}
    catalogue, faults = layered(below, write(tmp_path / "again", again))
    assert faults == []
    assert catalogue.render("ride.said", {}, "jianghuai").text == "今个有三轮车"


def test_a_village_whose_own_line_does_not_fit_its_own_plain_is_told(tmp_path) -> None:
    below = write(tmp_path / "below", FILES)
    files = {
        "messages/plain/own.yaml": "ride.said: {text: 今天有三轮车, toast: yes}",
        FILE: "ride.said: {text: 今个有四轮车, toast: yes}",
    }
    _, faults = layered(below, write(tmp_path / "above", files))
    assert [fault.split(": may")[0] for fault in faults] == [f"above/{FILE}: ride.said.text"]


def test_prompts_are_no_dialect(tmp_path) -> None:
    files = FILES | {"messages/prompts/co.yaml": "co_heating: {topic: co}"}
    catalogue, faults = layered(write(tmp_path, files))
    assert faults == []
    assert set(catalogue.dialects) == {"jianghuai"}
