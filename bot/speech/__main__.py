"""`python -m bot.speech` says in Mandarin what it is given; the extra `voice` brings the engine."""

from __future__ import annotations

import sys

from bot.speech.kokoro import Kokoro
from bot.speech.program import say

if __name__ == "__main__":
    sys.exit(say(Kokoro, sys.stdin.buffer, sys.stdout.buffer))
