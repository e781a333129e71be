from __future__ import annotations

import pytest

from bot.speech.sounds import sounds_of
from bot.speech.syllables import syllables


def tones(run: str) -> str:
    """A digit a character; 5 for none."""
    marks = {"→": "1", "↗": "2", "↓": "3", "↘": "4"}
    return "".join(
        next((marks[sign] for sign in sound if sign in marks), "5") for sound in syllables(run)
    )


@pytest.mark.parametrize(
    ("run", "heard"),
    [
        ("不去", "24"), ("不吃", "41"), ("不要", "24"), ("去不", "44"),
        ("一定", "24"), ("一天", "41"), ("一条缝", "424"), ("看一看", "454"), ("第一次", "414"),
        ("三十一", "121"), ("十一月", "214"), ("一百一十个", "43124"), ("一一", "11"),
        ("洗手", "23"), ("找水", "23"), ("赶紧找", "223"), ("打雨伞", "323"), ("村医", "11"),
        ("打幺二零", "3142"), ("觉得", "25"), ("马上", "34"),
    ],
)  # fmt: skip
def test_a_syllable_has_the_tone_it_has_beside_its_neighbours(run: str, heard: str) -> None:
    assert tones(run) == heard


@pytest.mark.parametrize(
    ("run", "heard"),
    [
        ("想吐", "tʰu↘"), ("没过期", "ʨʰi→"), ("肚子", "ʦɨ"), ("接种", "ꭧʊ↘ŋ"), ("大夫", "fu"),
        ("喘得", "tɤ"), ("量体温", "wə→n"), ("女儿", "ɚ↗"), ("绿", "ly↘"), ("学", "ɕɥe↗"),
        ("日", "ɻɨ↘"), ("水", "ʂwei↓"),
    ],
)  # fmt: skip
def test_a_word_is_said_as_people_say_it(run: str, heard: str) -> None:
    assert syllables(run)[-1] == heard


def test_what_is_no_syllable_has_no_sound() -> None:
    assert sounds_of("zz", "a", 1) == sounds_of("b", "xyz", 1) == sounds_of("", "", 5) == ""
