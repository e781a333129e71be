"""An address as a square that a phone reads, as large as it is printed well."""

from __future__ import annotations

from io import BytesIO

import segno

SCALE, BORDER = 12, 4


def make_qr(address: str) -> bytes:
    """PNG; a quarter of it may be dirty or torn and it is still read."""
    made = BytesIO()
    segno.make(address, error="q", micro=False).save(made, kind="png", scale=SCALE, border=BORDER)
    return made.getvalue()
