"""Syllables folded together, and the table of characters."""

import pytest

from bot.understanding.sounds.fold import fold, fold_latin
from bot.understanding.sounds.table import Sounds

TABLE = "# head\nlan: 兰南\nfa: 花发\n+can: 参\nsen: 参深\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zhōng", "zòng"), ("chén", "céng"), ("shì", "sì"), ("nán", "lán"), ("huā", "fā"),
        ("huáng", "fán"), ("xīn", "xīng"), ("hú", "fú"), ("nǚ", "lǜ"),
    ],
)  # fmt: skip
def test_sounds_that_people_mix_up_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("ban", "pan"), ("da", "ta"), ("n", "l"), ("he", "fe")])
def test_other_sounds_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_run_of_letters_folds_as_its_syllables_do() -> None:
    joined = "".join(fold(syllable) for syllable in ("lian", "hua", "qing", "wen"))
    assert fold_latin("lianhuaqingwen") == fold_latin(joined)


def test_a_character_has_its_first_reading_and_the_further_ones() -> None:
    sounds = Sounds.read(TABLE)
    assert {sounds.spelled(way) for way in sounds.ways("参花")} == {"senfa", "canfa"}
    assert "兰".translate(sounds.first) == "南".translate(sounds.first)
    assert "参".translate(sounds.second) != "参".translate(sounds.first)


def test_a_name_with_an_unknown_character_has_no_sound() -> None:
    assert list(Sounds.read(TABLE).ways("兰x")) == []


@pytest.mark.parametrize("line", ["lan 兰", "lan:", "蓝: 兰"])
def test_a_line_that_is_none_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="line 2: must look like"):
        Sounds.read(f"fa: 发\n{line}")
