"""Traditional characters, dialect spellings and slips of the thumb as they are matched."""

import re
from collections.abc import Mapping

from opencc import OpenCC


class Simplifier:
    """Built once from the lexicon's characters and typos."""

    __slots__ = ("_characters", "_convert", "_own", "_slip", "_typos")

    def __init__(self, characters: Mapping[int, str], typos: Mapping[str, str]) -> None:
        self._characters = characters
        self._convert = OpenCC("t2s").convert
        # Most messages hold none of these and are passed by.
        self._own = re.compile(_one_of(characters))
        self._typos = typos
        longest_first = sorted(typos, key=len, reverse=True)
        self._slip = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def characters(self, text: str) -> str:
        """Every character as it is matched; what is misspelt stays so."""
        if text.isascii():
            return text
        converted: str = self._convert(text)
        return converted.translate(self._characters) if self._own.search(converted) else converted

    def mended(self, text: str) -> str:
        """With the known slips as they were meant."""
        return self._slip.sub(self._meant, text)

    def _meant(self, slip: re.Match[str]) -> str:
        return self._typos[slip.group()]


def _one_of(characters: Mapping[int, str]) -> str:
    return f"[{re.escape(''.join(map(chr, characters)))}]" if characters else r"(?!)"
