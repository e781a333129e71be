"""The squares at the corners of a round sheet: one says which sheet it is."""

from __future__ import annotations

import re
from collections.abc import Mapping

import segno

from bot.paper.round_layout import CORNERS, measures, pages_of

MARK = "LL1"
TAG = 6  # so much of the token stands at every corner, so that two sheets are told apart
_FORM = re.compile(rf"{MARK}:([{CORNERS}]):(\d{{1,3}}):([A-Za-z0-9_-]{{1,64}})")


def code_texts(token: str, page: int) -> list[str]:
    """What the four squares of a page hold, in the order of CORNERS."""
    whole, others = CORNERS[0], CORNERS[1:]
    return [
        f"{MARK}:{whole}:{page}:{token}",
        *[f"{MARK}:{corner}:{page}:{token[:TAG]}" for corner in others],
    ]


def read_code(text: str) -> tuple[str, int, str] | None:
    """Corner, page, token or its beginning; None of what is no square of ours."""
    found = _FORM.fullmatch(text)
    return (found[1], int(found[2]), found[3]) if found else None


def with_squares(values: Mapping[str, object]) -> dict[str, object]:
    """A sheet's values with where things stand, and the squares of every page as drawings."""
    rows, token = values["rows"], str(values.get("token", ""))
    assert isinstance(rows, list)
    pages = range(1, pages_of(len(rows)) + 1)
    squares = [[_drawing(text) for text in code_texts(token, page)] for page in pages]
    return {**values, "squares": squares, "layout": measures()}


def _drawing(text: str) -> str:
    """SVG without a border: the paper around it is white."""
    made = segno.make(text, error="m", micro=False)
    return str(made.svg_inline(border=0, scale=1, omitsize=True))
