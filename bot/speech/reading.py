"""Chinese writing as the numbers of its sounds, a breath at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.speech.sounds import NUMBERS, RESTS
from bot.speech.syllables import syllables

MOST = 128  # sounds in one breath: the voice has a row of its table for each length
_SENTENCE = re.compile(r"[^。！？!?.\n]+[。！？!?.\n]*")
_CLAUSE = re.compile(r"[^，；：、,;:]+[，；：、,;:]*")
_RUN = re.compile("[\u4e00-\u9fff]+|[^\u4e00-\u9fff]+")
_REST = {*RESTS.values(), " "}


def breaths(words: str) -> Iterator[list[int]]:
    """Sentence by sentence; one that is too long, by as many of its clauses as one breath holds."""
    for sentence in _SENTENCE.findall(words):
        for breath in _fitting(sentence):
            yield [NUMBERS[sound] for sound in breath]


def _fitting(sentence: str) -> Iterator[str]:
    held = ""
    for clause in _CLAUSE.findall(sentence):
        for said in _short(clause):
            if len(held) + 1 + len(said) <= MOST:
                held = f"{held} {said}" if held else said
            else:
                yield held
                held = said
    if held:
        yield held


def _short(clause: str) -> Iterator[str]:
    """A clause nobody could say in a breath is parted in the middle: nothing is left out."""
    said = _sounds(clause)
    if len(said) > MOST:
        half = len(clause) // 2
        yield from _short(clause[:half])
        yield from _short(clause[half:])
    elif set(said) - _REST:
        yield said


def _sounds(text: str) -> str:
    """Of what is not Chinese, only where to rest."""
    return re.sub(" +", " ", "".join(map(_run, _RUN.findall(text)))).strip()


def _run(run: str) -> str:
    if "\u4e00" <= run[0] <= "\u9fff":
        return "".join(syllables(run))
    rests = (RESTS.get(sign, sign) for sign in run)
    return "".join(rest for rest in rests if rest in _REST) + " "
