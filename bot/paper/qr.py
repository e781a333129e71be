"""An address as a square that a phone reads, as large as it is printed well."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import segno

SCALE, BORDER = 12, 4


def make_qr(address: str) -> bytes:
    """PNG; a quarter of it may be dirty or torn and it is still read."""
    made = BytesIO()
    segno.make(address, error="q", micro=False).save(made, kind="png", scale=SCALE, border=BORDER)
    return made.getvalue()


def with_square(values: Mapping[str, object]) -> dict[str, object]:
    """Values with the address as a drawing (SVG); empty where there is no address."""
    address = str(values.get("address") or "")
    made = segno.make(address, error="q", micro=False) if address else None
    drawn = str(made.svg_inline(border=1, scale=1, omitsize=True)) if made else ""
    return {**values, "square": drawn}
