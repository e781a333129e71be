"""Whether the database takes what is written to it, as far as the latest write has shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bot.store.trouble import trouble_of


class Refusal:
    """The words for it, until a write is made again."""

    def __init__(self) -> None:
        self.words: str | None = None

    @contextmanager
    def noted(self) -> Iterator[None]:
        """One write within."""
        try:
            yield
        except Exception as fault:
            # What else breaks a write says nothing of the disk.
            self.words = trouble_of(fault) or self.words
            raise
        self.words = None
