"""Pages and pictures from a template and plain values."""

from __future__ import annotations

import json
from collections.abc import Mapping

import structlog

from bot.paper.charmap import read_charmap
from bot.paper.engine import PaperFault, typeset
from bot.paper.fonts import find_font
from bot.paper.glyphs import fit_values
from bot.paper.qr import with_square
from bot.paper.round_codes import with_squares

# How wide the page of a template is, in points of 1/72 inch.
WIDTHS = {
    "stock_month": 595.28,
    "stock_picture": 360.0,
    "trips_picture": 360.0,
    "service_sheet": 595.28,
    "round_sheet": 595.28,
    "prompt_card": 419.53,
    "prompt_poster": 595.28,
    "loudspeaker": 595.28,
}
POINTS_PER_INCH = 72
# What a template needs beside the values that were given.
PREPARED = {
    "round_sheet": with_squares,
    "prompt_card": with_square,
    "prompt_poster": with_square,
}

_log = structlog.get_logger(__name__)


def make_pdf(template: str, values: Mapping[str, object]) -> bytes:
    """All pages as one PDF; the same values always give the same bytes."""
    (pdf,) = typeset(template, _inputs(template, values), find_font(), form="pdf")
    return pdf


def make_png(template: str, values: Mapping[str, object], *, width: int) -> bytes:
    """The one page as a picture of so many dots across; PaperFault if it needs more pages."""
    if template not in WIDTHS:
        raise PaperFault(f"how wide a page of the template {template} is nobody has said")
    pages = typeset(
        template,
        _inputs(template, values),
        find_font(),
        form="png",
        dots_per_inch=POINTS_PER_INCH * width / WIDTHS[template],
    )
    if len(pages) != 1:
        raise PaperFault(f"the template {template} made {len(pages)} pages, not one picture")
    return pages[0]


def _inputs(template: str, values: Mapping[str, object]) -> dict[str, str]:
    """The values as JSON, with boxes for what the font does not have."""
    font = find_font()
    values = PREPARED.get(template, dict)(values)
    fitted, missing = fit_values(values, read_charmap(font))
    if missing:
        codes = sorted(f"U+{ord(letter):04X}" for letter in missing)
        _log.warning("paper_glyphs_missing", template=template, codes=codes)
    return {"values": json.dumps(fitted, ensure_ascii=False), "font": font.family}
