"""A photo of a round sheet: which sheet and page it is, and which boxes were ticked.

Pillow and zxing-cpp are the extra `photo`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from struct import error as StructFault
from typing import Any

from bot.paper.plane import NoPlane, Pair, Plane, find_plane
from bot.paper.round_codes import TAG, read_code
from bot.paper.round_layout import (
    BOXES,
    CORNERS,
    HEIGHT,
    ROWS,
    WIDTH,
    Point,
    box_at,
    code_corners,
)
from bot.paper.ticks import Grey, find_box, read_box

LIBRARIES = ("PIL", "zxingcpp")
MOST_BYTES = 12_000_000
MOST_DOTS, MOST_UNPACKED = 100_000_000, 24_000_000  # as it is said to be; as it is in memory
LONGEST = 2400  # dots of the longer side that are looked at
FEWEST = 2.2  # dots a millimetre, or a pencil is not seen
ENOUGH = 3  # corners, the first among them; one may be under a thumb
BENT = 1.2  # millimetres by which a corner may be off on paper that lies flat
FORMS = ("JPEG", "PNG", "WEBP")


class NoSheet(Exception):
    """Nothing can be read: `reason` is none, size, corners, several, bent, far."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class SeenSheet:
    """What a page says: line by line, box by box, yes, no or unsure."""

    token: str
    page: int
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Square:
    page: int
    said: str
    corners: tuple[Point, Point, Point, Point]


def can_read_photos() -> bool:
    """Whether the extra is installed."""
    return all(find_spec(name) is not None for name in LIBRARIES)


def read_photo(data: bytes) -> SeenSheet:
    """NoSheet says why not; with `none` it is a picture of something else."""
    picture = _opened(data)
    squares = _squares(picture)
    if not squares:
        raise NoSheet("none")
    first = squares.get(CORNERS[0])
    if first is None or len(squares) < ENOUGH:
        raise NoSheet("corners")
    if any(one.page != first.page for one in squares.values()):
        raise NoSheet("several")
    if any(one.said[:TAG] != first.said[:TAG] for one in squares.values()):
        raise NoSheet("several")
    grey = Grey(picture.width, picture.height, picture.tobytes())
    plane = _settled(grey, *_plane(squares))
    rows = tuple(
        tuple(read_box(grey, plane, box_at(row, box)) for box in range(BOXES))
        for row in range(ROWS)
    )
    return SeenSheet(first.said, first.page, rows)


def _opened(data: bytes) -> Any:
    """In grey and no larger than is looked at; what is too large is not even unpacked."""
    if len(data) > MOST_BYTES:
        raise NoSheet("size")
    images = import_module("PIL.Image")
    try:
        picture = images.open(BytesIO(data), formats=FORMS)
        said = picture.width * picture.height
        picture.draft("L", (LONGEST, LONGEST))
        if said > MOST_DOTS or picture.width * picture.height > MOST_UNPACKED:
            raise NoSheet("size")
        picture = picture.convert("L")
    except (images.DecompressionBombError, images.DecompressionBombWarning) as fault:
        raise NoSheet("size") from fault
    except (OSError, ValueError, SyntaxError, EOFError, StructFault) as fault:
        raise NoSheet("none") from fault
    picture.thumbnail((LONGEST, LONGEST))
    return picture


def _squares(picture: Any) -> dict[str, _Square]:
    """By corner; looked for again, evened, smoothed and sharpened, where some are missing."""
    found: dict[str, _Square] = {}
    for change in (_as_it_is, _evened, _smoothed, _sharpened):
        found = {**_found(change(picture)), **found}
        if len(found) == len(CORNERS):
            break
    return found


def _as_it_is(picture: Any) -> tuple[Any, float]:
    return picture, 1.0


def _evened(picture: Any) -> tuple[Any, float]:
    return import_module("PIL.ImageOps").autocontrast(picture, cutoff=1), 1.0


def _smoothed(picture: Any) -> tuple[Any, float]:
    """Against grain."""
    filters = import_module("PIL.ImageFilter")
    return _evened(picture.filter(filters.GaussianBlur(1.2)))[0], 1.0


def _sharpened(picture: Any) -> tuple[Any, float]:
    """Against a hand that shook, and small pictures: twice as large."""
    filters = import_module("PIL.ImageFilter")
    times = min(2.0, LONGEST / max(picture.width, picture.height) * 1.25)
    larger = picture.resize((round(picture.width * times), round(picture.height * times)))
    return larger.filter(filters.UnsharpMask(radius=4, percent=220, threshold=2)), times


def _found(changed: tuple[Any, float]) -> dict[str, _Square]:
    codes = import_module("zxingcpp")
    picture, times = changed
    read = codes.read_barcodes(picture, formats=codes.BarcodeFormat.QRCode)
    found: dict[str, _Square] = {}
    for one in read:
        said = read_code(one.text)
        if said is None:
            continue
        corner, page, token = said
        if corner in found:
            raise NoSheet("several")
        found[corner] = _Square(page, token, _corners(one.position, times))
    return found


def _corners(position: Any, times: float) -> tuple[Point, Point, Point, Point]:
    names = ("top_left", "top_right", "bottom_right", "bottom_left")
    a, b, c, d = ((p.x / times, p.y / times) for p in (getattr(position, n) for n in names))
    return a, b, c, d


def _settled(grey: Grey, plane: Plane, pairs: Sequence[Pair]) -> Plane:
    """The frames of the boxes that are seen say more exactly where the others are."""
    found = list(pairs)
    for corner in (box_at(row, box) for row in range(ROWS) for box in range(BOXES)):
        frame = find_box(grey, plane, corner)
        if frame is not None:
            found.append((corner, plane.at(*frame)))
    try:
        return find_plane(found)
    except (NoPlane, ZeroDivisionError) as fault:
        raise NoSheet("bent") from fault


def _plane(squares: Mapping[str, _Square]) -> tuple[Plane, Sequence[Pair]]:
    """All corners of the squares have to fit; a bent page has no plane that does."""
    pairs: list[Pair] = [
        pair
        for corner, square in squares.items()
        for pair in zip(code_corners(corner), square.corners, strict=True)
    ]
    try:
        plane = find_plane(pairs)
    except (NoPlane, ZeroDivisionError) as fault:
        raise NoSheet("bent") from fault
    ends = ((0.0, 0.0), (WIDTH, 0.0), (0.0, HEIGHT), (WIDTH, HEIGHT))
    dots = min(plane.scale(x, y) for x, y in ends)
    if dots < FEWEST:
        raise NoSheet("far")
    if plane.farthest(pairs) > BENT * dots + 2:
        raise NoSheet("bent")
    return plane, pairs
