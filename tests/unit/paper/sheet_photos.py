"""Photos of round sheets, made: the printed page, a pencil, an angle, uneven light."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from bot.paper.round_layout import WIDTH, box_at
from bot.paper.sheet import make_png

TOKEN = "Vq3kZr-8mW_x1TnB5yLd0A"
DOTS = 8  # a millimetre, of the page before it is photographed
Ticks = set[tuple[int, int]]


@dataclass(frozen=True)
class Shot:
    """How it was taken."""

    size: tuple[int, int] = (960, 1280)
    lean: float = 0.03  # how far each corner may be from where it should be, as a share
    turn: int = 0  # degrees
    shade: float = 0.0  # how much darker the dark side is
    blur: float = 0.0
    noise: float = 0.0
    quality: int = 85
    seed: int = 1


def sheet_values(lines: int, token: str = TOKEN) -> dict[str, object]:
    return {
        "title": "11月24日问平安",
        "name": "小芳",
        "columns": ["号", "姓名", "住哪、电话", "上次联系", "今天"],
        "rows": [[n, "张守田", "东湾8号 13800000092", "昨天8:10见面"] for n in range(1, lines + 1)],
        "boxes": ["见到", "电话", "没人", "不舒服"],
        "note": "回来把整张拍下来发给机器人",
        "token": token,
    }


@cache
def page(lines: int = 11, token: str = TOKEN) -> Image.Image:
    """As printed, in grey."""
    made = make_png("round_sheet", sheet_values(lines, token), width=int(WIDTH * DOTS))
    return Image.open(BytesIO(made)).convert("L")


def pencilled(
    sheet: Image.Image, ticks: Ticks, dice: random.Random, greys: tuple[int, int] = (20, 110)
) -> Image.Image:
    """A tick a box, as hands make them: short or long, thin or thick, grey or black."""
    drawn = sheet.copy()
    pen = ImageDraw.Draw(drawn)
    for row, box in sorted(ticks):
        x, y = box_at(row, box)
        at = [
            (x + dice.uniform(0.8, 2.5), y + dice.uniform(3, 5)),
            (x + dice.uniform(2.5, 4.2), y + dice.uniform(5.5, 7.5)),
            (x + dice.uniform(6, 9.5), y + dice.uniform(-1, 2)),
        ]
        pen.line(
            [(px * DOTS, py * DOTS) for px, py in at],
            fill=dice.randint(*greys),
            width=round(dice.uniform(0.5, 1.1) * DOTS),
            joint="curve",
        )
    return drawn


def photo(sheet: Image.Image, shot: Shot) -> bytes:
    """A JPEG as a phone sends it."""
    dice = random.Random(shot.seed)
    seen = _seen(sheet, shot, dice)
    if shot.shade:
        seen = ImageChops.multiply(seen, _light(seen.size, shot.shade, dice))
    if shot.turn:
        seen = seen.rotate(shot.turn, expand=True, fillcolor=90, resample=Image.Resampling.BICUBIC)
    if shot.blur:
        seen = seen.filter(ImageFilter.GaussianBlur(shot.blur))
    if shot.noise:
        grain = Image.frombytes("L", seen.size, dice.randbytes(seen.width * seen.height))
        around = grain.point(lambda value: int(128 + (value - 128) / 74 * shot.noise))
        seen = ImageChops.add(seen, around, 1, -128)
    out = BytesIO()
    seen.save(out, "JPEG", quality=shot.quality)
    return out.getvalue()


def _seen(sheet: Image.Image, shot: Shot, dice: random.Random) -> Image.Image:
    """On a dark table, from where the hand happens to be."""
    width, height = shot.size
    edge = 0.05

    def corner(x: float, y: float) -> tuple[float, float]:
        off = (dice.uniform(-shot.lean, shot.lean) for _ in range(2))
        return (x + next(off)) * width, (y + next(off)) * height

    to = [corner(edge, edge), corner(1 - edge, edge),
          corner(1 - edge, 1 - edge), corner(edge, 1 - edge)]  # fmt: skip
    wide, high = sheet.size
    back = _coefficients(to, [(0, 0), (wide, 0), (wide, high), (0, high)])
    seen = sheet.point(lambda value: int(value * 0.88))
    way = Image.Transform.PERSPECTIVE
    return seen.transform(shot.size, way, back, Image.Resampling.BICUBIC, fillcolor=90)


def _coefficients(
    seen: list[tuple[float, float]], page_at: list[tuple[float, float]]
) -> tuple[float, ...]:
    """What Pillow wants: from the picture back to the page."""
    rows = []
    for (x, y), (u, v) in zip(seen, page_at, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for step in range(8):
        best = max(range(step, 8), key=lambda row: abs(rows[row][step]))
        rows[step], rows[best] = rows[best], rows[step]
        for row in range(8):
            if row != step:
                share = rows[row][step] / rows[step][step]
                rows[row] = [m - share * i for m, i in zip(rows[row], rows[step], strict=True)]
    return tuple(rows[row][8] / rows[row][row] for row in range(8))


def _light(size: tuple[int, int], shade: float, dice: random.Random) -> Image.Image:
    """From a window on one side."""
    ramp = Image.linear_gradient("L").rotate(dice.choice((0, 90, 180, 270)))
    low = int(255 * (1 - shade))
    return ramp.point(lambda value: low + value * (255 - low) // 255).resize(size)


def random_ticks(lines: int, dice: random.Random) -> Ticks:
    """At most one a line, as people do."""
    return {(row, dice.randrange(4)) for row in range(lines) if dice.random() < 0.7}
