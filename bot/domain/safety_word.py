"""The word both sides of a visit or a ride know: the same for one case, without being kept."""

from __future__ import annotations

from typing import Protocol
from zlib import crc32


class _Errands(Protocol):
    @property
    def words(self) -> tuple[str, ...]: ...


class _Content(Protocol):
    @property
    def errands(self) -> _Errands: ...


class Knows(Protocol):
    """Whoever has the content at hand."""

    @property
    def content(self) -> _Content: ...


def word_for(desk: Knows, case_id: str) -> str:
    """One of the words of data/errands.yaml; empty where the village has none."""
    words = desk.content.errands.words
    return words[crc32(case_id.encode()) % len(words)] if words else ""
