"""Telegram counts offsets in UTF-16 units, Python in code points."""

from itertools import accumulate


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) if text.isascii() else len(text) + sum(c > "\uffff" for c in text)


def starts(text: str) -> list[int]:
    """For each code point, and the end, where it begins in UTF-16 units."""
    return list(accumulate((2 if c > "\uffff" else 1 for c in text), initial=0))


def points(text: str) -> dict[int, int]:
    """From UTF-16 offset to index in the string; offsets inside a pair are missing."""
    return {unit: index for index, unit in enumerate(starts(text))}
