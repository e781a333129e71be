"""The sample of a voice note is a real one: Opus in Ogg, as long as it says."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import pytest

from bot.domain.voicing import VoiceRules, sound_fault
from bot.simulator.sample_media import sample_voice


def pages(sound: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Flag, position in samples, and what is in each page."""
    at = 0
    while at < len(sound):
        mark, _, flag, position = struct.unpack("<4sBBq", sound[at : at + 14])
        assert mark == b"OggS"
        count = sound[at + 26]
        begins = at + 27 + count
        at = begins + sum(sound[at + 27 : begins])
        yield flag, position, sound[begins:at]


@pytest.mark.parametrize("seconds", [1, 4, 60])
def test_it_lasts_as_long_as_was_asked(seconds: int) -> None:
    found = list(pages(sample_voice(seconds)))
    assert found[0][2].startswith(b"OpusHead")
    assert found[1][2].startswith(b"OpusTags")
    assert [flag for flag, _, _ in found].count(4) == 1
    assert abs(found[-1][1] / 48_000 - seconds) < 0.1


def test_it_is_no_longer_than_a_minute_and_small_enough_to_be_kept() -> None:
    assert sample_voice(600) == sample_voice(60)
    assert sound_fault(sample_voice(60), VoiceRules()) is None
