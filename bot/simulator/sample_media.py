"""A sound and a picture for people who send one without bringing their own."""

import struct
import zlib

from bot.simulator.hum import hum


def sample_voice(seconds: int) -> bytes:
    """A hum like speech; Telegram cuts voice at a megabyte, a minute stands for any longer one."""
    return hum(min(max(seconds, 1), 60))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def sample_photo(width: int = 320, height: int = 240) -> bytes:
    """Sky over a field."""
    rows = bytearray()
    for y in range(height):
        colour = (150, 190, 230 - y // 4) if y < height * 0.6 else (110, 150 - y // 8, 70)
        rows += b"\x00" + bytes(colour) * width
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(bytes(rows), 9))
        + _chunk(b"IEND", b"")
    )


PHOTO = sample_photo()
