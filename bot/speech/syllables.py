"""A run of Chinese characters as syllables, in the tones they have beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from itertools import accumulate
from typing import Any

from bot.speech.readings import READINGS
from bot.speech.sounds import sounds_of

NOT, ONE = "不", "一"
DIGITS = ("零", "二", "三", "四", "五", "六", "七", "八", "九")
COUNTED_AFTER = (*DIGITS, "第", "十", "点")  # the first, eleven: the one keeps its tone
COUNTED_BEFORE = (*DIGITS, ONE, "月", "号")


class Unreadable(Exception):
    """A character without a known sound: nothing is said rather than something else."""


def syllables(run: str) -> list[str]:
    """The sounds of each character; Unreadable where one has none."""
    pinyin = _pinyin()
    initials = pinyin.lazy_pinyin(run, style=pinyin.Style.INITIALS, errors=list)
    finals = pinyin.lazy_pinyin(
        run, style=pinyin.Style.FINALS_TONE3, neutral_tone_with_five=True, errors=list
    )
    tones = beside_each_other(run, [_tone(final) for final in finals], _word_ends(run))
    said = [
        sounds_of(initial, final.rstrip("12345"), tone)
        for initial, final, tone in zip(initials, finals, tones, strict=True)
    ]
    if "" in said:
        raise Unreadable(run[said.index("")])
    return said


def beside_each_other(run: str, tones: Sequence[int], ends: set[int]) -> list[int]:
    """The rules of 不, of 一, and of two third tones, first within words, then between them."""
    said = list(tones)
    for at, character in enumerate(run):
        if character == NOT:
            said[at] = 2 if said[at + 1 : at + 2] == [4] else 4
        elif character == ONE:
            said[at] = _one(run, said, at)
    last = len(run) - 1
    within = [at for at in range(last) if at + 1 not in ends and said[at] == said[at + 1] == 3]
    for at in within:
        said[at] = 2
    for at in reversed(range(last)):
        if at + 1 in ends and said[at] == said[at + 1] == 3:
            said[at] = 2
    return said


def _one(run: str, tones: Sequence[int], at: int) -> int:
    before, after = run[at - 1 : at], run[at + 1 : at + 2]
    if not after or after in COUNTED_BEFORE or before in COUNTED_AFTER:
        return 1
    if before == after:
        return 5  # 看一看
    if (before, after) == ("百", "十"):
        return 1
    return 2 if tones[at + 1] == 4 else 4


def _tone(final: str) -> int:
    return int(final[-1]) if final[-1:].isdigit() else 5


def _word_ends(run: str) -> set[int]:
    words = import_module("pypinyin.seg.mmseg").seg.cut(run)
    return set(accumulate(len(word) for word in words))


@cache
def _pinyin() -> Any:
    """The dictionary, with what it reads otherwise than a doctor would say it."""
    pinyin = import_module("pypinyin")
    pinyin.load_phrases_dict(
        {word: [[sound] for sound in said.split()] for word, said in READINGS.items()}
    )
    return pinyin
