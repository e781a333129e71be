"""Which characters a font file has, read from its cmap table."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cache
from struct import unpack_from

from bot.paper.fonts import Font

_COLLECTION = b"ttcf"
_FULL_UNICODE = {(3, 10), (0, 4), (0, 6)}  # platform and encoding of tables beyond the first plane
_SEGMENTED = 12


class Charmap:
    """The code points a font has, as ranges."""

    def __init__(self, first: array[int], last: array[int]) -> None:
        self._first = first
        self._last = last

    def __contains__(self, letter: str) -> bool:
        at = bisect_right(self._first, ord(letter)) - 1
        return at >= 0 and ord(letter) <= self._last[at]


@cache
def read_charmap(font: Font) -> Charmap:
    """Only the table's bytes are read, not the outlines; ValueError for a file that has none."""
    with font.path.open("rb") as file:
        start = _face_start(file.read(12 + 4 * (font.face + 1)), font.face)
        file.seek(start)
        head = file.read(12)
        tables = file.read(16 * unpack_from(">H", head, 4)[0])
        offset, length = _table(tables, b"cmap")
        file.seek(offset)
        return _ranges(file.read(length))


def _face_start(head: bytes, face: int) -> int:
    """Where a face begins: at 0 in a plain font, where the collection says otherwise."""
    if head[:4] != _COLLECTION:
        return 0
    start: int = unpack_from(">I", head, 12 + 4 * face)[0]
    return start


def _table(records: bytes, tag: bytes) -> tuple[int, int]:
    for at in range(0, len(records), 16):
        if records[at : at + 4] == tag:
            offset, length = unpack_from(">II", records, at + 8)
            return offset, length
    raise ValueError(f"the font has no table {tag.decode()}")


def _ranges(cmap: bytes) -> Charmap:
    """Groups of format 12: first code, last code, first glyph."""
    for record in range(unpack_from(">H", cmap, 2)[0]):
        platform, encoding, offset = unpack_from(">HHI", cmap, 4 + 8 * record)
        if (platform, encoding) in _FULL_UNICODE:
            if unpack_from(">H", cmap, offset)[0] != _SEGMENTED:
                continue
            groups = unpack_from(">I", cmap, offset + 12)[0]
            flat = unpack_from(f">{3 * groups}I", cmap, offset + 16)
            return Charmap(array("L", flat[0::3]), array("L", flat[1::3]))
    raise ValueError("the font has no cmap of format 12")
