"""A screenshot in 256 colours: a third of the bytes, and the eye hardly sees it."""

import struct
import zlib
from collections import Counter

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS = 256
Colour = tuple[int, int, int]
Box = list[tuple[Colour, int]]


def chunks(png: bytes) -> dict[bytes, bytes]:
    """The chunks by kind; those of one kind are joined."""
    found: dict[bytes, bytes] = {}
    at = len(SIGNATURE)
    while at < len(png):
        (size,) = struct.unpack_from(">I", png, at)
        kind = png[at + 4 : at + 8]
        found[kind] = found.get(kind, b"") + png[at + 8 : at + 8 + size]
        at += size + 12
    return found


def rows(png: bytes) -> tuple[int, int, list[bytearray]]:
    """Width, bytes a pixel, and the rows of an 8-bit RGB or RGBA picture without interlace."""
    parts = chunks(png)
    width, height, depth, kind, _, _, interlace = struct.unpack(">IIBBBBB", parts[b"IHDR"])
    assert (depth, interlace) == (8, 0)
    size = {2: 3, 6: 4}[kind]
    raw, line = zlib.decompress(parts[b"IDAT"]), width * size
    found, above = [], bytearray(line)
    for y in range(height):
        start = y * (line + 1)
        row = bytearray(raw[start + 1 : start + 1 + line])
        unfilter(raw[start], row, above, size)
        found.append(row)
        above = row
    return width, size, found


def unfilter(kind: int, row: bytearray, above: bytearray, size: int) -> None:
    """Undoes one of the five filters of PNG in place."""
    for x in range(len(row) if kind else 0):
        left = row[x - size] if x >= size else 0
        corner = above[x - size] if x >= size else 0
        row[x] = (row[x] + predicted(kind, left, above[x], corner)) & 255


def predicted(kind: int, left: int, up: int, corner: int) -> int:
    if kind < 4:
        return (0, left, up, (left + up) // 2)[kind]
    guess = left + up - corner
    far = (abs(guess - left), abs(guess - up), abs(guess - corner))
    return (left, up, corner)[far.index(min(far))]


def palette(counted: Counter[Colour]) -> tuple[list[Colour], dict[Colour, int]]:
    """Median cut: the box with the widest spread is halved until there are enough."""
    boxes: list[Box] = [list(counted.items())]
    while len(boxes) < COLOURS:
        box = max(boxes, key=weight)
        if len(box) < 2:
            break
        boxes.remove(box)
        boxes += halves(box)
    colours, index = [], {}
    for at, box in enumerate(boxes):
        total = sum(count for _, count in box)
        mean = [sum(colour[c] * count for colour, count in box) // total for c in range(3)]
        colours.append((mean[0], mean[1], mean[2]))
        index.update({colour: at for colour, _ in box})
    return colours, index


def spread(box: Box) -> tuple[int, int]:
    """How far the box reaches on its longest side, and which side that is."""
    sides = [[colour[c] for colour, _ in box] for c in range(3)]
    return max((max(side) - min(side), c) for c, side in enumerate(sides))


def weight(box: Box) -> float:
    """Much used and far apart counts most; a single colour counts nothing."""
    return float(spread(box)[0]) * sum(count for _, count in box) ** 0.35 if len(box) > 1 else 0.0


def halves(box: Box) -> list[Box]:
    side = spread(box)[1]
    box.sort(key=lambda entry: entry[0][side])
    middle, seen = sum(count for _, count in box) / 2, 0
    for at, (_, count) in enumerate(box):
        seen += count
        if seen >= middle:
            cut = min(max(at, 1), len(box) - 1)
            return [box[:cut], box[cut:]]
    return [box[:1], box[1:]]


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def smaller(png: bytes) -> bytes:
    """The same picture with a palette."""
    width, size, found = rows(png)
    pixels = [list(zip(row[0::size], row[1::size], row[2::size], strict=True)) for row in found]
    colours, index = palette(Counter(pixel for row in pixels for pixel in row))
    data = b"".join(b"\0" + bytes(index[pixel] for pixel in row) for row in pixels)
    header = struct.pack(">IIBBBBB", width, len(pixels), 8, 3, 0, 0, 0)
    return (
        SIGNATURE
        + chunk(b"IHDR", header)
        + chunk(b"PLTE", bytes(value for colour in colours for value in colour))
        + chunk(b"IDAT", zlib.compress(data, 9))
        + chunk(b"IEND", b"")
    )
