"""Photos of a printed round sheet are read right, or it is said that they are not."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
import segno
from PIL import Image, ImageDraw, ImageFilter
from pypdf import PdfReader

from bot.paper.photo import LIBRARIES, NoSheet, SeenSheet, can_read_photos, read_photo
from bot.paper.round_codes import code_texts, read_code
from bot.paper.round_layout import BOXES, ROWS, box_at, code_corners
from bot.paper.sheet import make_pdf, make_png
from tests.contract.source import ROOT
from tests.unit.paper.sheet_photos import (
    DOTS,
    TOKEN,
    Shot,
    Ticks,
    page,
    pencilled,
    photo,
    random_ticks,
    sheet_values,
)

SHOTS = {
    "flat": Shot(lean=0),
    "from the side": Shot(lean=0.06, seed=3),
    "upside down": Shot(turn=180),
    "lying": Shot(turn=90),
    "a little turned": Shot(turn=-8),
    "a window on one side": Shot(shade=0.6),
    "a hand that shook": Shot(blur=1.2),
    "in the evening": Shot(noise=10, shade=0.3),
    "squeezed by the messenger": Shot(quality=45),
    "an old phone": Shot(size=(780, 1040), quality=60),
    "a new phone": Shot(size=(2250, 3000)),
    "everything at once": Shot(lean=0.04, turn=94, shade=0.4, blur=0.7, noise=6, quality=60),
}


def marks(ticks: Ticks, *, rows: int = ROWS) -> set[tuple[int, int, str]]:
    return {
        (row, box, "yes" if (row, box) in ticks else "no")
        for row in range(rows)
        for box in range(BOXES)
    }


def seen_in(sheet: SeenSheet, *, rows: int = ROWS) -> set[tuple[int, int, str]]:
    return {(r, b, mark) for r, row in enumerate(sheet.rows[:rows]) for b, mark in enumerate(row)}


def wrong(sheet: SeenSheet, ticks: Ticks) -> set[tuple[int, int, str]]:
    """What was said for sure and is not so."""
    return {one for one in seen_in(sheet) if one[2] != "unsure"} - marks(ticks)


def why_not(data: bytes) -> str:
    with pytest.raises(NoSheet) as fault:
        read_photo(data)
    return fault.value.reason


@pytest.mark.parametrize("shot", SHOTS.values(), ids=SHOTS)
def test_every_tick_is_seen_and_nothing_else(shot: Shot) -> None:
    dice = random.Random(shot.seed)
    ticks = random_ticks(ROWS, dice)
    sheet = read_photo(photo(pencilled(page(), ticks, dice), shot))
    assert (sheet.token, sheet.page) == (TOKEN, 1)
    assert seen_in(sheet) == marks(ticks)


def test_a_page_with_few_lines_has_nothing_below_them() -> None:
    ticks = {(0, 0), (2, 3)}
    sheet = read_photo(photo(pencilled(page(3), ticks, random.Random(1)), Shot()))
    assert seen_in(sheet, rows=3) == marks(ticks, rows=3)
    assert {mark for row in sheet.rows[3:] for mark in row} == {"unsure"}


def test_a_second_page_says_so() -> None:
    pdf = PdfReader(BytesIO(make_pdf("round_sheet", sheet_values(23)))).pages
    assert len(pdf) == 3
    assert "1/3" in pdf[0].extract_text()
    assert read_code(code_texts(TOKEN, 3)[0]) == ("A", 3, TOKEN)
    assert read_code(code_texts(TOKEN, 3)[3]) == ("D", 3, TOKEN[:6])
    assert read_code("https://t.me/linli_bot?start=x") is None


def test_a_thumb_on_one_corner_does_no_harm_but_the_first_says_which_sheet_it_is() -> None:
    ticks = {(4, 1)}
    ticked = pencilled(page(), ticks, random.Random(1))
    assert seen_in(read_photo(photo(covered(ticked, "D"), Shot()))) == marks(ticks)
    assert why_not(photo(covered(ticked, "A"), Shot())) == "corners"
    assert why_not(photo(covered(covered(ticked, "B"), "C"), Shot())) == "corners"


def covered(sheet: Image.Image, *corners: str) -> Image.Image:
    drawn = sheet.copy()
    for corner in corners:
        (x, y), _, (right, low), _ = code_corners(corner)
        at = [value * DOTS for value in (x - 1, y - 1, right + 1, low + 1)]
        ImageDraw.Draw(drawn).rectangle(at, fill=170)
    return drawn


def test_a_box_under_a_thumb_is_not_guessed() -> None:
    ticked = pencilled(page(), {(5, 0)}, random.Random(1))
    x, y = (value * DOTS for value in box_at(5, 0))
    ImageDraw.Draw(ticked).ellipse([x - 40, y - 40, x + 60, y + 90], fill=150)
    sheet = read_photo(photo(ticked, Shot()))
    assert sheet.rows[5][0] == "unsure"
    assert sheet.rows[5][2] == "no"


def test_a_box_that_is_filled_in_is_ticked_and_a_speck_is_not() -> None:
    drawn = page().copy()
    pen = ImageDraw.Draw(drawn)
    x, y = (value * DOTS for value in box_at(1, 1))
    pen.rectangle([x + 6, y + 6, x + 58, y + 58], fill=70)
    x, y = (value * DOTS for value in box_at(2, 2))
    pen.ellipse([x + 30, y + 30, x + 34, y + 34], fill=70)
    sheet = read_photo(photo(drawn, Shot()))
    assert sheet.rows[1][1] == "yes"
    assert sheet.rows[2][2] != "yes"


def test_a_pencil_that_hardly_wrote_is_not_called_empty() -> None:
    for seed in range(4):
        dice = random.Random(seed)
        ticks = random_ticks(ROWS, dice)
        faint = pencilled(page(), ticks, dice, greys=(150, 225))
        assert wrong(read_photo(photo(faint, Shot(noise=4, seed=seed))), ticks) == set()


def test_the_edge_of_a_shadow_is_no_tick() -> None:
    ticks = {(row, row % 4) for row in range(ROWS)}
    for seed in range(6):
        dice = random.Random(seed)
        shadowed = pencilled(page(), ticks, dice)
        x = dice.uniform(128, 198) * DOTS
        side = shadowed.crop((int(x), 0, shadowed.width, shadowed.height))
        shadowed.paste(side.point(lambda value: int(value * 0.55)), (int(x), 0))
        blurred = shadowed.filter(ImageFilter.GaussianBlur(dice.choice((0, 6, 14))))
        assert wrong_or_unread(photo(blurred, Shot(seed=seed)), ticks) == set()


def test_paper_that_is_not_flat_is_never_read_wrong() -> None:
    ticks = {(row, 3 - row % 4) for row in range(ROWS)}
    ticked = pencilled(page(), ticks, random.Random(2))
    for height in (4, 10, 24, 60):
        assert wrong_or_unread(photo(waved(ticked, height), Shot()), ticks) == set()


def waved(sheet: Image.Image, height: int) -> Image.Image:
    """Every strip of the page is a little further down or up, as on a soft bed."""
    drawn = Image.new("L", sheet.size, 255)
    step = sheet.width // 60
    for n in range(61):
        off = round(height * (1 - ((n - 30) / 30) ** 2))
        strip = sheet.crop((n * step, 0, min((n + 1) * step, sheet.width), sheet.height))
        drawn.paste(strip, (n * step, off))
    return drawn


def wrong_or_unread(data: bytes, ticks: Ticks) -> set[tuple[int, int, str]]:
    try:
        return wrong(read_photo(data), ticks)
    except NoSheet:
        return set()


def test_two_sheets_in_one_photo_are_not_mixed() -> None:
    one, other = page(), page(11, "another-token-of-a-day")
    both = Image.new("L", (one.width * 2, one.height), 255)
    both.paste(one, (0, 0))
    both.paste(other, (one.width, 0))
    assert why_not(photo(both, Shot(size=(2200, 1500)))) == "several"


def test_from_far_away_nothing_is_guessed() -> None:
    assert why_not(photo(page(), Shot(size=(420, 560), quality=95))) in ("far", "corners", "none")
    shrunk = photo(page(), Shot(size=(480, 640), lean=0, quality=95))
    assert why_not(shrunk) in ("far", "corners", "none")


def test_any_other_picture_is_none() -> None:
    out = BytesIO()
    Image.linear_gradient("L").resize((800, 600)).save(out, "PNG")
    assert why_not(out.getvalue()) == "none"
    segno.make("https://t.me/linli_bot?start=x").save(link := BytesIO(), kind="png", scale=10)
    assert why_not(link.getvalue()) == "none"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00"])
def test_what_is_no_picture_is_none(data: bytes) -> None:
    assert why_not(data) == "none"


def test_half_a_file_is_none() -> None:
    whole = photo(page(), Shot())
    assert why_not(whole[: len(whole) // 3]) == "none"


def test_what_is_too_large_is_not_unpacked() -> None:
    assert why_not(b"\xff\xd8" + bytes(13_000_000)) == "size"
    out = BytesIO()
    Image.new("1", (9000, 9000)).save(out, "PNG")
    assert why_not(out.getvalue()) == "size"
    Image.new("1", (20_000, 20_000)).save(out := BytesIO(), "PNG")
    assert why_not(out.getvalue()) == "size"


def test_the_sheet_is_printed_as_it_is_measured() -> None:
    """A screenshot of the page itself is read, too."""
    assert seen_in(read_photo(make_png("round_sheet", sheet_values(11), width=1240))) == marks(
        set()
    )


def test_the_demo_needs_nothing_of_it() -> None:
    assert can_read_photos()
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").lower()
    assert LIBRARIES == ("PIL", "zxingcpp")
    assert not [name for name in ("pillow", "zxing-cpp") if f"\n{name}==" in lock]
