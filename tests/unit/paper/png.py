"""Reads a PNG back into dots, with nothing but the standard library."""

from __future__ import annotations

import zlib
from struct import unpack_from

RGBA = 6
CHANNELS = 4


def dots(png: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and the lines of dots of a picture with eight bits a channel."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height, depth, colours = unpack_from(">IIBB", png, 16)
    assert (depth, colours) == (8, RGBA)
    packed, at = b"", 8
    while at < len(png):
        length = unpack_from(">I", png, at)[0]
        if png[at + 4 : at + 8] == b"IDAT":
            packed += png[at + 8 : at + 8 + length]
        at += 12 + length
    raw, size = zlib.decompress(packed), width * CHANNELS
    lines, above = [], bytes(size)
    for start in range(0, len(raw), size + 1):
        above = _plain(raw[start], raw[start + 1 : start + 1 + size], above)
        lines.append(above)
    assert len(lines) == height
    return width, height, lines


def _plain(kind: int, line: bytes, above: bytes) -> bytes:
    done = bytearray(line)
    for at, value in enumerate(line):
        left = done[at - CHANNELS] if at >= CHANNELS else 0
        corner = above[at - CHANNELS] if at >= CHANNELS else 0
        guess = (0, left, above[at], (left + above[at]) // 2, _paeth(left, above[at], corner))
        done[at] = (value + guess[kind]) % 256
    return bytes(done)


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda near: abs(guess - near))


def share_of(colour: bytes, lines: list[bytes]) -> float:
    """How much of the picture has one colour."""
    every = [line[at : at + CHANNELS] for line in lines for at in range(0, len(line), CHANNELS)]
    return every.count(colour) / len(every)
