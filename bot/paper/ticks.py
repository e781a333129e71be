"""Whether a pencil was in a box: darker than the paper by a margin, or it is not said."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from bot.paper.plane import Plane
from bot.paper.round_layout import BOX, Point

YES, NO, UNSURE = "yes", "no", "unsure"

INSET, STEP = 1.1, 0.3  # millimetres inside the frame that are left out; between two looks
NEAR, FAR = 1.3, 3.2  # where the paper beside a box is looked at
SLIP, COARSE, FINE = 1.2, 0.4, 0.2  # how far a frame may be from where it should be
FRAME = 0.16  # so much darker than the paper a printed frame is at least
DIM, UNEVEN = 45.0, 0.72  # paper that is too dark to read; light that changes within a box
GRAINY = 0.10  # noise beyond which nothing is said
EMPTY, TICKED = 0.012, 0.030  # mean darkness: at most of an empty box, at least of a ticked one
STROKE, STROKES = 0.14, 0.035  # what is darker than this is pencil; so much of a box at least
SPECKS = 0.012  # so much of an empty box may be as dark as that


@dataclass(frozen=True, slots=True)
class Grey:
    """A picture in grey, a byte a dot."""

    width: int
    height: int
    dots: bytes

    def at(self, x: float, y: float) -> float:
        """Between four dots; outside there is nothing but white."""
        left, top = int(x), int(y)
        if not (x >= 0 and y >= 0 and left + 1 < self.width and top + 1 < self.height):
            return 255.0
        dx, dy, start = x - left, y - top, top * self.width + left
        dots, below = self.dots, start + self.width
        upper = dots[start] * (1 - dx) + dots[start + 1] * dx
        lower = dots[below] * (1 - dx) + dots[below + 1] * dx
        return upper * (1 - dy) + lower * dy


@dataclass(frozen=True, slots=True)
class Paper:
    """How bright the paper is around a box: left above, left below, right above, right below."""

    levels: tuple[float, float, float, float]
    noise: float

    def at(self, across: float, down: float) -> float:
        """Within the box, as shares of its side."""
        a, b, c, d = self.levels
        left, right = a * (1 - down) + b * down, c * (1 - down) + d * down
        return left * (1 - across) + right * across

    @property
    def readable(self) -> bool:
        low, high = min(self.levels), max(self.levels)
        return low >= DIM and low >= UNEVEN * high and self.noise <= GRAINY


def find_box(picture: Grey, plane: Plane, corner: Point) -> Point | None:
    """Where the frame of a box really is; None if it is not seen."""
    paper = _paper(picture, plane, corner)
    return _frame(picture, plane, corner, paper) if paper.readable else None


def read_box(picture: Grey, plane: Plane, corner: Point) -> str:
    """yes, no or unsure for the box whose top left corner should stand there."""
    paper = _paper(picture, plane, corner)
    if not paper.readable:
        return UNSURE
    found = _frame(picture, plane, corner, paper)
    if found is None:
        return UNSURE
    dark = _inside(picture, plane, found, paper)
    mean = sum(dark) / len(dark)
    strokes = sum(one > max(STROKE, 4 * paper.noise) for one in dark) / len(dark)
    if mean <= EMPTY and strokes <= SPECKS:
        return NO
    return YES if mean >= TICKED and strokes >= STROKES else UNSURE


def _paper(picture: Grey, plane: Plane, corner: Point) -> Paper:
    """Beside the box on both sides: above and below it there are lines and words."""
    x, y = corner
    levels, spread = [], []
    for begin in (x - FAR, x + BOX + NEAR):
        for top in (y, y + BOX / 2):
            seen = _looks(picture, plane, (begin, top), FAR - NEAR, BOX / 2)
            level = median(seen)
            levels.append(level)
            spread.append(median(abs(one - level) for one in seen) / max(level, 1.0))
    a, b, c, d = levels
    return Paper((a, b, c, d), 1.5 * median(spread))


def _looks(picture: Grey, plane: Plane, corner: Point, width: float, height: float) -> list[float]:
    across, down = round(width / STEP), round(height / STEP)
    return [
        picture.at(*plane.at(corner[0] + width * i / across, corner[1] + height * j / down))
        for j in range(down + 1)
        for i in range(across + 1)
    ]


def _inside(picture: Grey, plane: Plane, corner: Point, paper: Paper) -> list[float]:
    """How much darker than the paper each look into the box is, as a share."""
    across = round((BOX - 2 * INSET) / STEP)
    shares = [(INSET + (BOX - 2 * INSET) * i / across) / BOX for i in range(across + 1)]
    found = []
    for down in shares:
        for right in shares:
            seen = picture.at(*plane.at(corner[0] + BOX * right, corner[1] + BOX * down))
            found.append(1 - seen / paper.at(right, down))
    return found


def _frame(picture: Grey, plane: Plane, corner: Point, paper: Paper) -> Point | None:
    """Where the printed frame really is, as paper is never quite flat; None if it is not seen."""
    best, at = _best(picture, plane, corner, paper, SLIP, COARSE)
    best, at = max((best, at), _best(picture, plane, at, paper, FINE, FINE))
    return at if best >= FRAME else None


def _best(
    picture: Grey, plane: Plane, corner: Point, paper: Paper, reach: float, step: float
) -> tuple[float, Point]:
    steps = [step * n for n in range(-round(reach / step), round(reach / step) + 1)]
    tried = [(corner[0] + dx, corner[1] + dy) for dy in steps for dx in steps]
    return max((_framed(picture, plane, one, paper), one) for one in tried)


def _framed(picture: Grey, plane: Plane, corner: Point, paper: Paper) -> float:
    """How dark the palest of four sides is."""
    x, y = corner
    along = [0.1 + 0.8 * n / 7 for n in range(8)]
    level = sum(paper.levels) / 4
    sides = (
        [(x + BOX * one, y) for one in along],
        [(x + BOX * one, y + BOX) for one in along],
        [(x, y + BOX * one) for one in along],
        [(x + BOX, y + BOX * one) for one in along],
    )
    return min(
        1 - sum(picture.at(*plane.at(*point)) for point in side) / len(side) / level
        for side in sides
    )
