from __future__ import annotations

from unicodedata import category

import pytest
import yaml
from fontTools.ttLib import TTCollection

from bot.paper.charmap import read_charmap
from bot.paper.fonts import find_font
from bot.paper.glyphs import fit_text, fit_values
from tests.contract.source import ROOT

MADE_UP = "\ue123"
# Names of people and places with characters few fonts have; the last lies beyond the first plane.
RARE = "䶮㛃堃喆翀骉犇淼赟燊垚邨峣圳塆埗垭碶浬鄚郪㵲㙍𬭳"
PICTURES = ("So", "Mn")  # an emoji, and the mark behind it that asks for colour
NAMES = ("name", "generic", "unit", "form", "content")


def missing_glyphs(text: str) -> set[str]:
    """The characters of a text that would be boxes on paper."""
    return fit_text(text, read_charmap(find_font()))[1]


def medicine_names() -> str:
    rows = [
        entry
        for path in sorted((ROOT / "data/medicines").glob("*.yaml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")).values()
    ]
    assert len(rows) > 100
    texts = [str(entry[key]) for entry in rows for key in NAMES if key in entry]
    return "".join(texts + [name for entry in rows for name in entry.get("aliases", ())])


def wording() -> set[str]:
    """Every character of a sentence; the little pictures on buttons are never put on paper."""
    paths = sorted((ROOT / "messages/plain").glob("*.yaml"))
    letters = set("".join(path.read_text(encoding="utf-8") for path in paths))
    assert len(letters) > 500
    return {letter for letter in letters if category(letter) not in PICTURES}


def test_our_reading_of_the_font_is_that_of_fonttools() -> None:
    font = find_font()
    with TTCollection(font.path) as collection:
        face = collection.fonts[font.face]
        assert face["name"].getDebugName(1) == font.family
        known = set(face.getBestCmap())
    have = read_charmap(font)
    ours = {code for code in range(0x110000) if chr(code) in have}
    assert ours == known
    assert len(known) > 40_000


def test_no_glyph_is_missing_of_anything_we_say() -> None:
    assert missing_glyphs("".join(wording())) == set()


def test_no_glyph_is_missing_of_any_medicine() -> None:
    assert missing_glyphs(medicine_names()) == set()


def test_rare_names_can_be_written() -> None:
    assert missing_glyphs(RARE) == set()


def test_every_character_of_the_national_set_is_there() -> None:
    every = "".join(
        bytes((high, low)).decode("gb2312", "ignore")
        for high in range(0xA1, 0xF8)
        for low in range(0xA1, 0xFF)
    )
    assert len(every) > 7000
    assert missing_glyphs(every) == set()


def test_a_character_nobody_has_drawn_is_reported() -> None:
    assert missing_glyphs(f"王{MADE_UP}婶") == {MADE_UP}


def test_what_cannot_be_seen_anyway_is_not_missed() -> None:
    assert missing_glyphs("一\n二\t三\u200d\ufe0f\u202e\x00") == set()


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("王婶", "王婶"),
        ("王婶🌸", "王婶□"),
        (f"{MADE_UP}婶", "□婶"),
        ("👩🏽\u200d🌾嫂", "□□嫂"),
        ("★\ufe0f家", "★家"),
        ("反\u202e转\x07", "反转"),
        ("half \ud83d", "half "),
        ("一\r\n二\t三", "一\n二 三"),
    ],
)
def test_a_box_stands_for_what_cannot_be_printed(given: str, printed: str) -> None:
    assert fit_text(given, read_charmap(find_font()))[0] == printed


def test_values_are_looked_through_and_stay_as_they_are_otherwise() -> None:
    given = {"a": ["王🌸", 3, None, True], "b": {"c": ("李", 1.5)}}
    fitted, missing = fit_values(given, read_charmap(find_font()))
    assert fitted == {"a": ["王□", 3, None, True], "b": {"c": ["李", 1.5]}}
    assert missing == {"🌸"}
