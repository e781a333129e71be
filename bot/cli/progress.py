"""How far something has come, on standard error, once it takes longer than a second."""

from __future__ import annotations

import sys

from bot.clock import real_monotonic

QUIET = 1.0
EVERY = 0.2


class Progress:
    """Called with what is done and what there is; silent for what is quick."""

    def __init__(self, what: str, *, quiet: float = QUIET, every: float = EVERY) -> None:
        self._what = what
        self._quiet = quiet
        self._every = every
        self._begun = real_monotonic()
        self._said_at: float | None = None

    def __call__(self, done: int, total: int) -> None:
        now = real_monotonic()
        if now - self._begun < self._quiet:
            return
        if done < total and self._said_at is not None and now - self._said_at < self._every:
            return
        self._said_at = now
        share = 100 * done // total if total else 100
        end = "\r" if sys.stderr.isatty() and done < total else "\n"
        print(f"{self._what}: {share} %", end=end, file=sys.stderr, flush=True)
