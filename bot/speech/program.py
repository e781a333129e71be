"""What the program does, whichever engine it has: one text in, one voice note out."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import BinaryIO, Protocol

PATIENT = 10  # the bot goes first: nobody waits for a voice


class Engine(Protocol):
    """Says words written as they are spoken."""

    def voice_note(self, words: str) -> bytes: ...


def say(engine: Callable[[], Engine], given: BinaryIO, out: BinaryIO) -> int:
    """The exit code; nothing is written of a text in which nothing can be said."""
    words = given.read().decode("utf-8").strip()
    if words:
        if hasattr(os, "nice"):
            os.nice(PATIENT)
        out.write(engine().voice_note(words))
        out.flush()
    return 0
