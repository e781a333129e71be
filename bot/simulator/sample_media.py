"""A sound and a picture for people who send one without bringing their own."""

import io
import math
import struct
import wave
import zlib

RATE = 8000


def sample_voice(seconds: int) -> bytes:
    """A soft hum that rises and falls like speech; a browser plays it."""
    sound = io.BytesIO()
    # Telegram cuts voice at a megabyte; a minute of hum stands for any longer one.
    length = min(max(seconds, 1), 60) * RATE
    with wave.open(sound, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(RATE)
        one = bytes(
            128
            + int(40 * math.sin(math.pi * i / RATE * 4) * math.sin(2 * math.pi * 180 * i / RATE))
            for i in range(RATE)
        )
        out.writeframes((one * (length // RATE + 1))[:length])
    return sound.getvalue()


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
