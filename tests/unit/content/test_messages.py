"""messages/: a sentence declares what it needs, and what is wrong with one is said."""

import pytest

from bot.content.catalogue import read_catalogue
from bot.content.layers import Layer, Shelf
from bot.content.messages import Entries
from bot.content.templates import Templates
from tests.unit.content.shelves import faults_of, write

OPENED = """
case.opened:
  needs: [case, who]
  text: |
    <b>{{ case.number }}</b> {{ who }}
  buttons:
    - {verb: claim, label: 我来}
"""
FILE = "messages/plain/case.yaml"


def read(shelf: Shelf) -> object:
    return read_catalogue(shelf, Entries(Templates()))


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        ("[case, who]", "[case]", f"{FILE}: case.opened.needs: who is used and not named"),
        (
            "[case, who]",
            "[case, who, day]",
            f"{FILE}: case.opened.needs: day is named and not used",
        ),
        (
            "verb: claim",
            "verb: claim, when: ready",
            f"{FILE}: case.opened.needs: ready is used and not named",
        ),
        (
            "{verb: claim, label: 我来}",
            "{many: choices, verb: pick}",
            f"{FILE}: case.opened.needs: choices is used and not named",
        ),
        ("  text:", "  words:", f"{FILE}: case.opened: text is missing"),
        (
            "{{ who }}",
            "{{ who }",
            f"{FILE}: case.opened.text: is no usable template (unexpected '}}')",
        ),
        (
            "{{ who }}",
            "{{ who|loud }}",
            f"{FILE}: case.opened.text: is no usable template (No filter named 'loud'.)",
        ),
        (
            "{{ who }}",
            "{% include 'x' %}",
            f"{FILE}: case.opened.text: may use only values, filters, if, for and set, not include",
        ),
        (
            "{{ who }}",
            "{{ who.name() }}",
            f"{FILE}: case.opened.text: may use only values, filters, if, for and set, not call",
        ),
        (
            "{{ who }}",
            "{{ who.__class__ }}",
            f"{FILE}: case.opened.text: must not ask for __class__",
        ),
        (
            "<b>",
            "<h1>",
            f"{FILE}: case.opened.text: may use only the tags b, i, u, a, code, not h1",
        ),
        ("</b>", "", f"{FILE}: case.opened.text: does not close b"),
        ("</b>", "</i>", f"{FILE}: case.opened.text: closes i where it is not open"),
        (
            "{{ who }}",
            "{{ who }} & 3 < 4",
            f"{FILE}: case.opened.text: must write &lt; for < and &amp; for &",
        ),
        (
            "label: 我来",
            f"label: {'我' * 41}",
            f"{FILE}: case.opened.buttons[0].label: must not be longer than 40 characters",
        ),
        (
            "verb: claim",
            "verb: Claim it",
            f"{FILE}: case.opened.buttons[0].verb: "
            "must be at most 14 small letters, digits and _, not 'Claim it'",
        ),
        (
            "verb: claim, ",
            "",
            f"{FILE}: case.opened.buttons[0]: must have either a verb or a link",
        ),
        (
            "verb: claim",
            "verb: claim, link: join",
            f"{FILE}: case.opened.buttons[0]: must have either a verb or a link",
        ),
        (
            "verb: claim, label: 我来",
            "link: join, choice: a, label: 我来",
            f"{FILE}: case.opened.buttons[0].choice: "
            "must stand only beside a verb, and not with many",
        ),
        (
            "verb: claim",
            "verb: claim, when: who == 3",
            f"{FILE}: case.opened.buttons[0].when: "
            "must be a name like case.claimed or not case.claimed, not 'who == 3'",
        ),
        (
            "verb: claim",
            "verb: claim, row: left",
            f"{FILE}: case.opened.buttons[0].row: must be one of own, same, not 'left'",
        ),
        (
            "verb: claim",
            "verb: claim, colour: red",
            f"{FILE}: case.opened.buttons[0]: colour is not known here",
        ),
        (
            "  buttons:",
            "  keyboard: menu\n  buttons:",
            f"{FILE}: case.opened.keyboard: menu is no keyboard of messages/plain/keyboards.yaml",
        ),
        (
            "case.opened:",
            "opened:",
            f"{FILE}: opened: must be a message key like case.opened, not 'opened'",
        ),
    ],
)
def test_a_broken_message_says_where_and_what_is_wanted(tmp_path, was, becomes, line) -> None:
    broken = OPENED.replace(was, becomes, 1)
    assert broken != OPENED
    assert line in faults_of(read, tmp_path, {FILE: broken})


def test_a_sound_message_has_no_fault(tmp_path) -> None:
    assert faults_of(read, tmp_path, {FILE: OPENED}) == []


def test_a_fourth_button_needs_a_reason(tmp_path) -> None:
    four = OPENED + "    - {verb: a, label: a}\n" * 3
    assert faults_of(read, tmp_path, {FILE: four}) == [
        f"{FILE}: case.opened.buttons: must be at most 3; more_buttons may say why not"
    ]
    reasoned = four + "  more_buttons: a voice note is one of six things\n"
    assert faults_of(read, tmp_path, {FILE: reasoned}) == []


def test_buttons_that_never_show_together_do_not_add_up(tmp_path) -> None:
    either = (
        OPENED
        + "    - {verb: a, label: a, when: case.done}\n"
        + "    - {verb: b, label: b, when: not case.done}\n"
        + "    - {verb: c, label: c}\n"
    )
    assert faults_of(read, tmp_path, {FILE: either}) == []


def test_a_text_over_the_limit_is_a_fault(tmp_path) -> None:
    assert faults_of(read, tmp_path, {FILE: f"case.long: {{text: {'长' * 4097}}}"}) == [
        f"{FILE}: case.long.text: must not be longer than 4096 characters"
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("长" * 201, "must not be longer than 200 characters"),
        ("<b>好</b>", "must be plain text, since it is a toast"),
    ],
)
def test_a_toast_is_short_and_plain(tmp_path, text, reason) -> None:
    assert faults_of(read, tmp_path, {FILE: f"case.toast: {{toast: yes, text: {text}}}"}) == [
        f"{FILE}: case.toast.text: {reason}"
    ]


def test_the_same_key_in_two_files_is_a_fault(tmp_path) -> None:
    other = "messages/plain/other.yaml"
    assert faults_of(read, tmp_path, {FILE: OPENED, other: OPENED}) == [
        f"{other}: case.opened: stands in case.yaml too"
    ]


def test_a_keyboard_is_rows_of_labels(tmp_path) -> None:
    keyboards = "messages/plain/keyboards.yaml"
    assert faults_of(read, tmp_path, {keyboards: "menu: [one, two]"}) == [
        f"{keyboards}: menu: must be a list of rows like [[one, two], [three]]"
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("case.new: {text: x}", "case.new: is not in messages/plain"),
        (
            "case.opened: {text: '<b>{{ case.number }}</b> {{ day }}'}",
            "case.opened.text: may differ from plain in its words only: "
            "'</b> {{ day }}' for '</b> {{ who }}'",
        ),
        ("case.opened: {text: x, toast: yes}", "case.opened.toast: must be as in messages/plain"),
        ("case.fixed: {text: x}", "case.fixed: must stay as it is in messages/plain"),
    ],
)
def test_a_dialect_says_what_plain_says(tmp_path, text, line) -> None:
    plain = OPENED + "case.fixed: {text: 先打120, plain_only: yes}\n"
    dialect = "messages/wu/case.yaml"
    files = {FILE: plain, dialect: text, "messages/wu/register.yaml": "name: 吴语"}
    assert faults_of(read, tmp_path, files) == [f"{dialect}: {line}"]


def test_an_upper_layer_is_given_no_more_than_the_layer_below(tmp_path) -> None:
    below = write(tmp_path / "below", {FILE: OPENED})
    above = write(tmp_path / "above", {FILE: "case.opened: {needs: [door], text: '{{ door }}'}"})
    shelf = Shelf((Layer(below), Layer(above, "above")))
    read(shelf)
    assert [str(fault) for fault in shelf.faults] == [
        f"above/{FILE}: case.opened.needs: door is not given to case.opened"
    ]


def test_what_must_stay_plain_stays_so_when_a_village_words_it_anew(tmp_path) -> None:
    below = write(tmp_path / "below", {FILE: "case.fixed: {text: 先打120, plain_only: yes}"})
    files = {
        FILE: "case.fixed: {text: 快打120}",
        "messages/wu/case.yaml": "case.fixed: {text: x}",
        "messages/wu/register.yaml": "name: 吴语",
    }
    shelf = Shelf((Layer(below), Layer(write(tmp_path / "above", files), "above")))
    read(shelf)
    assert [str(fault) for fault in shelf.faults] == [
        "above/messages/wu/case.yaml: case.fixed: must stay as it is in messages/plain"
    ]


def test_a_message_that_is_no_mapping_is_a_fault(tmp_path) -> None:
    assert f"{FILE}: case.opened: must be written as name: value" in faults_of(
        read, tmp_path, {FILE: "case.opened: 好"}
    )


def test_buttons_that_are_no_list_are_a_fault(tmp_path) -> None:
    text = "case.opened: {text: 好, buttons: {verb: claim, label: 我来}}"
    assert faults_of(read, tmp_path, {FILE: text}) == [
        f"{FILE}: case.opened.buttons: must be a list"
    ]
