from __future__ import annotations

import struct

from bot.speech.ogg import SERIAL, checksum, pages, steady

# The first page that opusenc 0.2 wrote for a stream it numbered 7, checksum 0xe7ab3409.
OPUS_HEAD = bytes.fromhex(
    "4f6767530002000000000000000007000000000000000934abe701134f707573486561640101380122560000000000"
)


def page(serial: int, number: int, body: bytes) -> bytes:
    """As an encoder writes it, of a body of up to 509 bytes."""
    lacing = bytes([255] * (len(body) // 255) + [len(body) % 255])
    head = struct.pack("<4sBBqII", b"OggS", 0, 0, 0, serial, number)
    blank = head + struct.pack("<IB", 0, len(lacing)) + lacing + body
    return head + struct.pack("<IB", checksum(blank), len(lacing)) + lacing + body


def test_the_checksum_is_the_one_other_programs_write() -> None:
    blank = OPUS_HEAD[:22] + bytes(4) + OPUS_HEAD[26:]
    assert checksum(blank) == 0xE7AB3409


def test_pages_are_found_by_their_own_lengths() -> None:
    written = [OPUS_HEAD, page(7, 1, b"OggS" * 100), page(7, 2, b"")]
    assert list(pages(b"".join(written))) == written


def test_the_same_sound_is_the_same_bytes_however_the_encoder_numbered_it() -> None:
    one = OPUS_HEAD + page(7, 1, b"sound" * 60)
    other = page(99, 0, OPUS_HEAD[-19:]) + page(99, 1, b"sound" * 60)
    assert steady(one)[47:] == steady(other)[47:]
    assert steady(one) != steady(OPUS_HEAD + page(7, 1, b"noise" * 60))
    again = steady(one)
    assert steady(again) == again
    for found in pages(again):
        assert struct.unpack_from("<I", found, 14) == (SERIAL,)
        assert struct.unpack_from("<I", found, 22) == (
            checksum(found[:22] + bytes(4) + found[26:]),
        )
