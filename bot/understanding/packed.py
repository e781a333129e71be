"""Tables of numbers and words in a few stretches of memory: a sixth of what tuples and keys take.

Whoever looks something up again and again keeps what was found; of a language little is said.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import overload

_NARROW = 1 << 16
# How wide its numbers are, and the numbers as they lie in memory.
_Held = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Lists:
    """Some numbers for each of the first numbers; for most there may be none."""

    _ends: memoryview
    _numbers: memoryview

    @classmethod
    def of(cls, lists: Mapping[int, Collection[int]]) -> Lists:
        """The same in little room."""
        in_order = [lists.get(number, ()) for number in range(max(lists, default=-1) + 1)]
        ends = _held(accumulate(map(len, in_order), initial=0))
        return cls.of_plain((ends, _held(one for several in in_order for one in several)))

    @classmethod
    def of_plain(cls, plain: tuple[_Held, _Held]) -> Lists:
        """Back from `plain`; a TypeError or ValueError when it is something else."""
        ends, numbers = plain
        return cls(_opened(ends), _opened(numbers))

    def plain(self) -> tuple[_Held, _Held]:
        """What marshal can write."""
        return _closed(self._ends), _closed(self._numbers)

    def __getitem__(self, number: int) -> tuple[int, ...]:
        return tuple(self._numbers[self._ends[number] : self._ends[number + 1]])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def get(self, number: int, default: tuple[int, ...]) -> tuple[int, ...]:
        """Of any number."""
        return self[number] if number < len(self) else default

    def values(self) -> Iterator[tuple[int, ...]]:
        """In the order of what they are for."""
        numbers = tuple(self._numbers)
        return (numbers[start:end] for start, end in pairwise(self._ends))


@dataclass(frozen=True, slots=True)
class Texts(Sequence[str]):
    """Many short texts as the bytes of one: a rare character would make all the others wider."""

    _text: bytes
    _ends: memoryview

    @classmethod
    def of(cls, texts: Collection[str]) -> Texts:
        """The same in little room."""
        written = [text.encode() for text in texts]
        return cls.of_plain((b"".join(written), _held(accumulate(map(len, written), initial=0))))

    @classmethod
    def of_plain(cls, plain: tuple[bytes, _Held]) -> Texts:
        """Back from `plain`; a TypeError or ValueError when it is something else."""
        text, ends = plain
        return cls(text, _opened(ends))

    def plain(self) -> tuple[bytes, _Held]:
        """What marshal can write."""
        return self._text, _closed(self._ends)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [self[number] for number in range(len(self))[at]]
        number = range(len(self))[at]
        return self._text[self._ends[number] : self._ends[number + 1]].decode()

    def __iter__(self) -> Iterator[str]:
        text = self._text
        return (text[start:end].decode() for start, end in pairwise(self._ends))

    def __len__(self) -> int:
        return len(self._ends) - 1


def _held(numbers: Iterable[int]) -> _Held:
    wide = array("I", numbers)
    width = "H" if max(wide, default=0) < _NARROW else "I"
    return width, array(width, wide).tobytes()


def _opened(held: _Held) -> memoryview:
    width, numbers = held
    opened: memoryview = memoryview(numbers).cast(width)  # type: ignore[call-overload]
    return opened


def _closed(opened: memoryview) -> _Held:
    return opened.format, opened.tobytes()
