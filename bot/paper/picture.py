"""Somebody who draws a picture of values, where the extra `print` is installed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import structlog

from bot.paper.engine import PaperFault
from bot.paper.fonts import can_print
from bot.paper.qr import make_qr
from bot.paper.sheet import make_pdf, make_png

QR = "qr"
WIDTH = 1080  # dots across, as wide as a phone shows

_log = structlog.get_logger(__name__)


class Draws(Protocol):
    """Draws these values on a template, as a picture or as a page to print."""

    def __call__(
        self, template: str, values: Mapping[str, object], *, page: bool
    ) -> bytes | None: ...


def picture_maker() -> Draws:
    """Draws, and gives None for what cannot be drawn; without the extra only links as squares."""
    able = can_print()

    def draw(template: str, values: Mapping[str, object], *, page: bool) -> bytes | None:
        if template == QR:
            return make_qr(str(values["address"]))
        if not able:
            return None
        try:
            if page:
                return make_pdf(template, values)
            return make_png(template, values, width=WIDTH)
        except PaperFault as fault:
            _log.error("a picture could not be drawn", template=template, fault=str(fault))
            return None

    return draw
