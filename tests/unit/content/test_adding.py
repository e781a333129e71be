"""A village's own words come beside the shipped ones, and take none of them away."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.adding import added
from bot.content.knowledge import lexicon_files, read_lexicon
from bot.content.layers import Layer, Shelf
from bot.content.textonly import Raw
from bot.understanding.lexicon import Lexicon
from bot.understanding.recognise import understand
from tests.unit.content.shelves import ROOT, write
from tests.unit.understanding.reader import AT


@pytest.mark.parametrize(
    ("below", "above", "both"),
    [
        ({"a": ["x"]}, {"a": ["y", "x"]}, {"a": ["x", "y"]}),
        ({"a": ["x"]}, {"b": ["y"]}, {"a": ["x"], "b": ["y"]}),
        ({"a": {"weak": ["x"]}}, {"a": {"strong": ["y"]}}, {"a": {"weak": ["x"], "strong": ["y"]}}),
        ({"a": "x"}, {"a": "y"}, {"a": "y"}),
        ({"a": ["x"]}, {"a": "y"}, {"a": "y"}),
    ],
)
def test_lists_add_up_and_single_values_are_replaced(below: Raw, above: Raw, both: Raw) -> None:
    assert added(below, above) == both


def village(folder: Path, files: dict[str, str]) -> Shelf:
    return Shelf((Layer(ROOT), Layer(write(folder, files), "village")))


def lexicon(shelf: Shelf) -> Lexicon:
    built = read_lexicon(shelf)
    assert built is not None, [str(fault) for fault in shelf.faults]
    return built


def test_a_villages_word_is_understood_beside_the_shipped_ones(tmp_path: Path) -> None:
    own = lexicon(village(tmp_path, {"data/lexicon/symptoms.yaml": "headache: [脑门心胀]"}))
    for words in ("脑门心胀得很", "我头疼得很"):
        assert understand(words, own, at=AT).symptoms == ("headache",)
    assert understand("脑门心胀得很", lexicon(Shelf((Layer(ROOT),))), at=AT).symptoms == ()


def test_a_village_may_add_a_sign_an_intent_and_a_slip(tmp_path: Path) -> None:
    files = {
        "data/lexicon/signs.yaml": "fit: {say: [扯母猪疯]}",
        "data/lexicon/intents.yaml": "need_ride: {strong: [搭你的铁牛]}",
        "data/lexicon/typos.yaml": "布路芬: 布洛芬",
    }
    own = lexicon(village(tmp_path, files))
    assert "fit" in understand("娃儿扯母猪疯", own, at=AT).signs
    assert understand("明天搭你的铁牛", own, at=AT).intents == ("need_ride",)
    assert "need_medicine" in understand("谁家有布路芬", own, at=AT).intents


def test_a_regions_file_of_a_village_is_read_from_its_folder(tmp_path: Path) -> None:
    own = {"data/lexicon/regions/xinan.yaml": "region: xinan\nhigh: {words: {ride: [铁牛]}}"}
    files = lexicon_files(village(tmp_path, own))
    region = files["regions/xinan"]
    assert isinstance(region, dict)
    assert "铁牛" in region["high"]["words"]["ride"]  # type: ignore[index, call-overload]


def test_what_is_wrong_in_a_villages_file_is_said(tmp_path: Path) -> None:
    broken = village(tmp_path, {"data/lexicon/symptoms.yaml": "headache: {strong: [x]}"})
    assert read_lexicon(broken) is None
    assert any("headache" in str(fault) for fault in broken.faults)
