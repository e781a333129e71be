"""From a flat page to a picture of it, seen at any angle."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from bot.paper.round_layout import Point

Pair = tuple[Point, Point]  # on the page, in the picture
UNKNOWNS = 8
_NOTHING = 1e-12


class NoPlane(Exception):
    """Points that no flat page seen at an angle could have."""


class Plane:
    """Where a point of the page stands in the picture."""

    def __init__(self, numbers: Sequence[float]) -> None:
        self._numbers = tuple(numbers)

    def at(self, x: float, y: float) -> Point:
        a, b, c, d, e, f, g, h = self._numbers
        depth = g * x + h * y + 1.0
        return (a * x + b * y + c) / depth, (d * x + e * y + f) / depth

    def farthest(self, pairs: Sequence[Pair]) -> float:
        """By how many dots the worst of these points is off."""
        return max(
            hypot(seen[0] - found[0], seen[1] - found[1])
            for seen, found in ((self.at(*page), seen) for page, seen in pairs)
        )

    def scale(self, x: float, y: float) -> float:
        """Dots a millimetre around a point, where they are fewest."""
        here, right, below = self.at(x, y), self.at(x + 1, y), self.at(x, y + 1)
        return min(hypot(p[0] - here[0], p[1] - here[1]) for p in (right, below))


def find_plane(pairs: Sequence[Pair]) -> Plane:
    """The one that fits all pairs best, by least squares; NoPlane where there is none."""
    reach = max(abs(value) for _, seen in pairs for value in seen) or 1.0
    size = max(abs(value) for page, _ in pairs for value in page) or 1.0
    equations: list[list[float]] = []
    for (x, y), (u, v) in pairs:
        x, y, u, v = x / size, y / size, u / reach, v / reach
        equations.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        equations.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    a, b, c, d, e, f, g, h = _solved(_normal(equations))
    wide = reach / size
    numbers = (a * wide, b * wide, c * reach, d * wide, e * wide, f * reach, g / size, h / size)
    return Plane(numbers)


def _normal(equations: Sequence[Sequence[float]]) -> list[list[float]]:
    """As many equations as unknowns."""
    return [
        [sum(one[row] * one[column] for one in equations) for column in range(UNKNOWNS + 1)]
        for row in range(UNKNOWNS)
    ]


def _solved(rows: list[list[float]]) -> list[float]:
    """Elimination with the largest number first."""
    for step in range(UNKNOWNS):
        best = max(range(step, UNKNOWNS), key=lambda row: abs(rows[row][step]))
        if abs(rows[best][step]) < _NOTHING:
            raise NoPlane
        rows[step], rows[best] = rows[best], rows[step]
        first = rows[step]
        for row in range(UNKNOWNS):
            share = rows[row][step] / first[step] if row != step else 0.0
            if share:
                rows[row] = [mine - share * its for mine, its in zip(rows[row], first, strict=True)]
    return [rows[row][UNKNOWNS] / rows[row][row] for row in range(UNKNOWNS)]
