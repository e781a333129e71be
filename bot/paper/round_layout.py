"""Where what stands on a page of the round sheet, in millimetres: to draw it and to read it."""

from __future__ import annotations

WIDTH, HEIGHT = 210.0, 297.0
EDGE, CODE = 9.0, 24.0  # a square at each corner, and its way from the paper's edge
LEFT, TOP = 12.0, 38.0  # of the table
HEAD, ROW, ROWS = 9.0, 19.0, 11  # heights, and how many lines a page has
COLUMNS = (13.0, 37.0, 66.0, 70.0)  # number, who, where and when last, the boxes
BOX, PITCH, DROP = 8.0, 17.5, 2.5  # a box to tick, from one to the next, below its line's top
BOXES = 4
CORNERS = "ABCD"  # top left, top right, bottom left, bottom right

Point = tuple[float, float]


def pages_of(lines: int) -> int:
    """How many sheets of paper so many lines take."""
    return max(1, -(-lines // ROWS))


def code_corners(corner: str) -> tuple[Point, Point, Point, Point]:
    """Top left, top right, bottom right, bottom left of one square."""
    at = CORNERS.index(corner)
    x = WIDTH - EDGE - CODE if at % 2 else EDGE
    y = HEIGHT - EDGE - CODE if at >= 2 else EDGE
    return ((x, y), (x + CODE, y), (x + CODE, y + CODE), (x, y + CODE))


def box_at(row: int, box: int) -> Point:
    """The top left corner of a box; lines and boxes are counted from 0."""
    x = LEFT + sum(COLUMNS[:3]) + (PITCH - BOX) / 2 + PITCH * box
    return x, TOP + HEAD + ROW * row + DROP


def measures() -> dict[str, object]:
    """The same for the template."""
    return {
        "edge": EDGE, "code": CODE, "left": LEFT, "top": TOP, "head": HEAD, "row": ROW,
        "rows": ROWS, "columns": list(COLUMNS), "box": BOX, "pitch": PITCH, "drop": DROP,
    }  # fmt: skip
