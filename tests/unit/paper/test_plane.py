"""From the page to the picture of it."""

from __future__ import annotations

import pytest

from bot.paper.plane import NoPlane, find_plane
from bot.paper.round_layout import HEIGHT, WIDTH, box_at, code_corners, pages_of

ENDS = [(0.0, 0.0), (WIDTH, 0.0), (WIDTH, HEIGHT), (0.0, HEIGHT)]


def test_four_corners_seen_at_an_angle_say_where_everything_is() -> None:
    seen = [(120.0, 80.0), (900.0, 130.0), (860.0, 1200.0), (60.0, 1100.0)]
    plane = find_plane(list(zip(ENDS, seen, strict=True)))
    for page, dot in zip(ENDS, seen, strict=True):
        assert plane.at(*page) == pytest.approx(dot, abs=1e-6)
    # Where the diagonals cross on the page they cross in the picture.
    x, y = plane.at(WIDTH / 2, HEIGHT / 2)
    a = (y - 80) / (x - 120), (1200 - 80) / (860 - 120)
    assert a[0] == pytest.approx(a[1])


def test_one_corner_that_is_off_is_spread_over_all_and_is_told() -> None:
    pairs = [(p, (4 * p[0] + 50, 4 * p[1] + 70)) for c in "ABCD" for p in code_corners(c)]
    straight = find_plane(pairs)
    assert straight.farthest(pairs) < 1e-6
    assert straight.scale(100, 100) == pytest.approx(4)
    (page, dot), *rest = pairs
    bent = [(page, (dot[0] + 30, dot[1])), *rest]
    assert find_plane(bent).farthest(bent) > 10


def test_points_on_one_spot_are_no_page() -> None:
    with pytest.raises(NoPlane):
        find_plane([(end, (5.0, 5.0)) for end in [ENDS[0]] * 4])


def test_nothing_on_a_page_stands_on_something_else() -> None:
    x, y = box_at(10, 3)
    (_, code_y), *_ = code_corners("C")
    assert x + 8 < WIDTH - 10
    assert y + 8 < code_y
    assert [pages_of(n) for n in (0, 1, 11, 12, 23)] == [1, 1, 1, 2, 3]
