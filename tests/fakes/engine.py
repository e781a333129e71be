"""A speech engine without a model: its sound is the words themselves, behind the mark of an Ogg.

`python -m tests.fakes.engine` is the program with this engine.
"""

from __future__ import annotations

import sys

from bot.speech.program import say


class FakeEngine:
    """Says everything at once."""

    def voice_note(self, words: str) -> bytes:
        return b"OggS" + words.encode()


if __name__ == "__main__":
    sys.exit(say(FakeEngine, sys.stdin.buffer, sys.stdout.buffer))
