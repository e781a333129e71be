"""Which folded syllables a character has, read from the text of data/sounds.txt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, product

# A syllable is one private character, so that words can be looked for as sounds.
_FIRST = 0xE000
# Of a name whose characters have several readings each, so many ways to say it are known.
_MOST_WAYS = 24
FURTHER = "+"


@dataclass(frozen=True, slots=True)
class Sounds:
    """The first reading of every character, and the further ones of some.

    For `str.translate`: a text in which, at the number of a character, the letter of its syllable
    stands, or the character itself; a tenth of what a mapping takes.
    """

    first: str
    further: Mapping[int, tuple[str, ...]]
    # The first of the further readings where there is one, else the first of all.
    second: str
    # From the letter of a syllable to the syllable.
    syllables: Mapping[str, str]

    @classmethod
    def read(cls, text: str) -> Sounds:
        """`syllable: characters` a line, further readings with a + before the syllable."""
        first: dict[int, str] = {}
        further: dict[int, tuple[str, ...]] = {}
        letters: dict[str, str] = {}
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            syllable, colon, characters = line.partition(": ")
            if not (colon and characters and syllable.removeprefix(FURTHER).isascii()):
                raise ValueError(f"line {number}: must look like 'syllable: characters'")
            name = syllable.removeprefix(FURTHER)
            letter = letters.setdefault(name, chr(_FIRST + len(letters)))
            if name == syllable:
                first.update(dict.fromkeys(map(ord, characters), letter))
                continue
            for character in map(ord, characters):
                further[character] = (*further.get(character, ()), letter)
        plain = _by_number(first)
        second = _by_number({number: more[0] for number, more in further.items()}, plain)
        return cls(plain, further, second, {letter: name for name, letter in letters.items()})

    def ways(self, name: str) -> Iterable[str]:
        """Every way to say a name, as letters; none when a character's sound is not known."""
        readings = []
        for character, letter in zip(name, name.translate(self.first), strict=True):
            if letter == character:
                return ()
            readings.append((letter, *self.further.get(ord(character), ())))
        return ("".join(way) for way in islice(product(*readings), _MOST_WAYS))

    def spelled(self, way: str) -> str:
        """A way to say a name in the letters of pinyin."""
        return "".join(self.syllables[letter] for letter in way)


def _by_number(letters: Mapping[int, str], others: str = "") -> str:
    """`others` with these letters at their places; without others every character is itself."""
    found = [*others, *map(chr, range(len(others), max(letters, default=-1) + 1))]
    for number, letter in letters.items():
        found[number] = letter
    return "".join(found)
