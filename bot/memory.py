"""Memory that is free goes back to the machine, and is kept in one place until then.

Both are asked of the library of C where it is the one that knows of them (glibc).
"""

from __future__ import annotations

import ctypes

_ARENA_MAX = -8  # as malloc.h has it


def keep_together() -> None:
    """One store for all threads, of which one works at a time; asked before there are any."""
    _asked("mallopt", _ARENA_MAX, 1)


def give_back() -> None:
    """It keeps a large part of what is free for itself unless it is asked."""
    _asked("malloc_trim", 0)


def _asked(name: str, *numbers: int) -> None:
    asked = getattr(ctypes.CDLL(None), name, None)
    if asked is not None:
        asked(*numbers)
