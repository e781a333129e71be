"""Traditional characters, dialect spellings and slips of the thumb as they are matched."""

import re
from collections.abc import Mapping

from opencc import OpenCC

from bot.understanding.expression import expression

# What opencc may change; most messages hold none of it and are passed by.
_PLAIN = expression(r"[\x00-\x7f]*")


class Simplifier:
    """Built once from the lexicon's characters and typos."""

    __slots__ = ("_characters", "_convert", "_slip", "_typos")

    def __init__(self, characters: Mapping[int, str], typos: Mapping[str, str]) -> None:
        self._characters = characters
        self._convert = OpenCC("t2s").convert
        self._typos = typos
        longest_first = sorted(typos, key=len, reverse=True)
        self._slip = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def characters(self, text: str) -> str:
        """Every character as it is matched; what is misspelt stays so."""
        if _PLAIN.fullmatch(text):
            return text
        converted: str = self._convert(text)
        return converted.translate(self._characters)

    def mended(self, text: str) -> str:
        """With the known slips as they were meant."""
        return self._slip.sub(self._meant, text)

    def _meant(self, slip: re.Match[str]) -> str:
        return self._typos[slip.group()]
