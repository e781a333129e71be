"""Whatever the content says aloud has a sound, and no breath is longer than the voice has rows."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.load import load_content
from bot.speech.reading import MOST, breaths
from bot.speech.sounds import NUMBERS
from bot.understanding.as_spoken import as_spoken
from tests.contract.source import ROOT

CHINESE = re.compile("[\u4e00-\u9fff]")
SIGNS = {number: sign for sign, number in NUMBERS.items()}
TONES_AND_RESTS = dict.fromkeys(map(ord, "→↗↓↘,.!?;: "))
PLAIN = {"山": "ʂan", "水": "ʂwei", "木": "mu", "火": "xwo"}  # one reading each
SAID_BY_THE_BOT = "voicing.answer."


def plainly(words: str) -> str:
    read = "".join(SIGNS[number] for breath in breaths(words) for number in breath)
    return read.translate(TONES_AND_RESTS)


def test_every_loudspeaker_text_and_every_answer_has_sounds_for_all_it_says() -> None:
    """An unknown character is refused: what came through was read whole."""
    content = load_content(ROOT)
    texts = [prompt.spoken for prompt in content.prompts.values()]
    texts += [content.messages.render(f"{SAID_BY_THE_BOT}{name}", {}).text
              for name in content.voicing.answers]  # fmt: skip
    assert len(texts) > 75
    for text in map(as_spoken, texts):
        said = list(breaths(text))
        assert said, text
        assert all(0 < len(breath) <= MOST for breath in said), text
        assert not re.search(r"[0-9A-Za-z]", text), text


@given(st.text(alphabet=[*PLAIN, "，", "。", "！", " ", "x"], max_size=400))
def test_nothing_of_a_text_is_lost_however_it_falls_into_breaths(text: str) -> None:
    assert all(0 < len(breath) <= MOST for breath in breaths(text))
    assert plainly(text) == "".join(PLAIN.get(character, "") for character in text)


@pytest.mark.parametrize("row", range(16, 56))
def test_every_everyday_character_can_be_said_alone(row: int) -> None:
    """The first level of GB 2312, 3,755 characters by pronunciation."""
    for cell in range(1, 95):
        character = bytes((0xA0 + row, 0xA0 + cell)).decode("gb2312", "ignore")
        if CHINESE.fullmatch(character):
            assert len(list(breaths(character))) == 1, character
