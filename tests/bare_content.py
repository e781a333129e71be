"""Content that knows no medicine and no wording, for tests of what only counts."""

from __future__ import annotations

from bot.content.content import Content
from bot.content.stocked import Stocked


def bare_content() -> Content:
    """Quick to make; whatever else is asked of it is a fault of the test."""
    content = Content.__new__(Content)
    object.__setattr__(content, "stocked", Stocked.none())
    return content
