"""The dialects that are shipped: whole, said as plain says, within what Telegram takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from bot.content.buttons import LINKS
from bot.content.catalogue import Catalogue
from bot.content.content import Content
from bot.content.faults import ContentFaults
from bot.content.load import load_content
from bot.content.markup import MOST_LABEL, MOST_TEXT, MOST_TOAST, markup_faults
from bot.content.messages import PLAIN, Entry
from bot.content.said import Said
from tests.contract.sample_values import SHOWN, Anything
from tests.unit.content.shelves import ROOT, write

WHOLE, DRAFTS = ("jianghuai", "zhongyuan", "xinan"), ("dongbei", "yue")
EVERY = (PLAIN, *WHOLE, *DRAFTS)
# Said in one place for one thing and elsewhere for another: understood, and never said.
FALSE_FRIENDS = frozenset(
    (
        *("老汉", "老汉儿", "爹爹", "爷", "大", "达", "老婆", "早起", "晌午", "后晌", "下晌"),
        *(
            "黑了",
            "黑喽",
            "黑里",
            "晚黑",
            "辛苦",
            "落屎",
            "不得劲",
            "握心",
            "打摆子",
            "走了",
            "老了",
        ),
    )
)
TO_RING = re.compile(r"(?<!\d)(?:120|119|110|12356|12320)(?!\d)")
# What must not be misheard, by the beginning of its key.
ALWAYS_PLAIN = (
    "first_aid.", "danger.", "question.", "advice.", "act.", "medicine.", "members.consent",
    "box.leaflet", "box.avoid.", "box.ask.list", "box.meanwhile", "kit.leaflet", "word.",
    "night.ask", "tel.card", "farm.bite", "farm.mad_dog", "kind.danger.card",
)  # fmt: skip
SENTENCE = re.compile(r"[。！？；\n]")


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(ROOT)


@pytest.fixture(scope="module")
def messages(content: Content) -> Catalogue:
    return content.messages


def test_three_are_offered_and_two_are_drafts(messages: Catalogue) -> None:
    assert {code for code, one in messages.dialects.items() if one.on} == {*WHOLE}
    assert {code for code, one in messages.dialects.items() if not one.on} == {*DRAFTS}


def test_a_draft_has_forty_lines_and_what_is_whole_has_more(messages: Catalogue) -> None:
    assert all(len(messages.registers[code]) >= 40 for code in DRAFTS)
    assert all(len(messages.registers[code]) >= 75 for code in WHOLE)


def test_nobody_has_checked_a_line_that_is_shipped(messages: Catalogue) -> None:
    for code in (*WHOLE, *DRAFTS):
        assert messages.dialects[code].checked_by is None
        assert messages.unreviewed(code) == tuple(messages.registers[code])


def test_every_line_is_the_plain_line_but_for_its_words(messages: Catalogue) -> None:
    for code in (*WHOLE, *DRAFTS):
        for key, line in messages.registers[code].items():
            plain, dialect = messages.entry(key).text.source, messages.dialects[code]
            assert line.text.source != plain, key
            assert dialect.take_back(line.text.source) == plain, key


def test_a_sentence_has_at_most_two_words_of_the_dialect(messages: Catalogue) -> None:
    for code in (*WHOLE, *DRAFTS):
        said = sorted((w.said for w in messages.dialects[code].words), key=len, reverse=True)
        words = re.compile("|".join(said))
        for key, line in messages.registers[code].items():
            for sentence in SENTENCE.split(line.text.source):
                assert len(words.findall(sentence)) <= 2, (code, key, sentence)


def test_no_word_means_something_else_elsewhere(messages: Catalogue) -> None:
    for dialect in messages.dialects.values():
        assert FALSE_FRIENDS.isdisjoint(word.said for word in dialect.words), dialect.code


@pytest.mark.parametrize("beginning", ALWAYS_PLAIN)
def test_what_must_not_be_misheard_is_always_plain(messages: Catalogue, beginning: str) -> None:
    found = {
        key: one for key, one in messages.registers[PLAIN].items() if key.startswith(beginning)
    }
    assert found
    assert [key for key, one in found.items() if not one.plain_only] == []


def test_every_line_with_a_number_to_ring_is_always_plain(messages: Catalogue) -> None:
    spoken = [
        entry.key
        for entry in messages.registers[PLAIN].values()
        if TO_RING.search(entry.text.source) and not entry.plain_only
    ]
    assert spoken == []


def test_the_names_of_the_numbers_to_ring_are_always_plain(content: Content) -> None:
    assert all(content.messages.entry(f"phone.{code}").plain_only for code in content.phones)


def values_for(entry: Entry, *, yes: bool) -> Mapping[str, object]:
    anything = Anything(yes=yes)
    lists = {button.many for button in entry.buttons or () if button.many}
    values = {name: [anything, anything] if name in lists else anything for name in entry.needs}
    return {**values, LINKS: anything}


def said_in(messages: Catalogue, code: str) -> Iterator[tuple[str, Said, Said]]:
    """Every message of a register with the plain one, where a template's asking says yes and no."""
    for key, entry in messages.registers[code].items():
        for yes in (True, False):
            values = values_for(entry, yes=yes)
            yield key, messages.render(key, values, code), messages.render(key, values)


@pytest.mark.parametrize("code", EVERY)
def test_every_message_renders_within_what_telegram_takes(messages: Catalogue, code: str) -> None:
    for key, said, plain in said_in(messages, code):
        assert len(said.text) <= (MOST_TOAST if said.toast else MOST_TEXT), key
        assert said.toast or markup_faults(said.text) == [], key
        assert said.toast or SHOWN not in said.text, key
        assert all(0 < len(b.label) <= MOST_LABEL for row in said.buttons for b in row), key
        assert (said.buttons, said.keyboard) == (plain.buttons, plain.keyboard), key


def test_a_new_dialect_is_one_folder(tmp_path) -> None:
    overlay = write(
        tmp_path / "own",
        {
            "messages/wu/register.yaml": "name: 吴语\nwords:\n"
            "  - {plain: 什么, said: 啥, is: particle, source: own, confidence: H}\n",
            "messages/wu/forms.yaml": "form.help.shopping.items: {text: 要买啥？}\n",
        },
    )
    messages = load_content(ROOT, overlay).messages
    assert messages.dialects["wu"].name == "吴语"
    assert messages.render("form.help.shopping.items", {}, "wu").text == "要买啥？"
    assert messages.render("form.help.what", {}, "wu") == messages.render("form.help.what", {})


def test_a_new_dialect_with_another_time_does_not_start(tmp_path) -> None:
    overlay = write(
        tmp_path / "own",
        {
            "messages/wu/register.yaml": "name: 吴语\n",
            "messages/wu/talk.yaml": "rest.until_tomorrow: "
            "{text: '好，今天我在这个群不说话了，明早8:30再来。急事照说。', toast: yes}\n",
        },
    )
    with pytest.raises(ContentFaults) as caught:
        load_content(ROOT, overlay)
    assert str(caught.value) == (
        "own/messages/wu/talk.yaml: rest.until_tomorrow.text: may differ from plain in its words "
        "only: '群不说话了，明早8:30再来。急' for '群不说话了，明早7:30再来。急'"
    )


def test_the_overlays_of_units_speak_every_dialect(content: Content) -> None:
    for unit in content.units.values():
        assert set(unit.messages.dialects) == set(content.messages.dialects)
