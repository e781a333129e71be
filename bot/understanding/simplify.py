"""Traditional characters, dialect spellings and slips of the thumb as they are matched."""

import re
from collections.abc import Mapping

from opencc import OpenCC

# What opencc may change; most messages hold none of it and are passed by.
_PLAIN = re.compile(r"[\x00-\x7f]*")


class Simplifier:
    """Built once from the lexicon's characters and typos."""

    __slots__ = ("_characters", "_convert", "_slip", "_typos")

    def __init__(self, characters: Mapping[int, str], typos: Mapping[str, str]) -> None:
        self._characters = characters
        self._convert = OpenCC("t2s").convert
        self._typos = typos
        longest_first = sorted(typos, key=len, reverse=True)
        self._slip = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def __call__(self, text: str) -> str:
        """The text as it is looked through."""
        if not _PLAIN.fullmatch(text):
            text = self._convert(text).translate(self._characters)
        return self._slip.sub(self._meant, text)

    def _meant(self, slip: re.Match[str]) -> str:
        return self._typos[slip.group()]
