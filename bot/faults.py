"""What keeps the bot from starting, in one plain sentence each."""

from __future__ import annotations


class StartFault(Exception):
    """The bot cannot start; the text says why and what to do."""


class Stopped(Exception):
    """Somebody asked the process to end before it had started."""
