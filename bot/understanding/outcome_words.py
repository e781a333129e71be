"""What came of an illness, in the words of who saw to it."""

from __future__ import annotations

from bot.understanding.expression import expression

_TAKEN_IN = expression("(?:去|到|送|进|转)[^，。,\\s]{0,6}医院|住(?:上|进|了)?院")
_NOT = expression(
    "(?:没|不|未|别|再|明天|要是|如果)[^，。,\\s]{0,4}(?:去|到|送|进|转|住)|出院|回来|回家"
)


def outcome_said(words: str | None) -> str | None:
    """That somebody was taken to a hospital; anything else is not told apart."""
    if not words or _NOT.search(words) or not _TAKEN_IN.search(words):
        return None
    return "went_to_hospital"
