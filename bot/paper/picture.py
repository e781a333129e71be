"""Somebody who draws a picture of values, where the extra `print` is installed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import structlog

from bot.paper.engine import PaperFault
from bot.paper.fonts import can_print
from bot.paper.sheet import make_png

WIDTH = 1080  # dots across, as wide as a phone shows

_log = structlog.get_logger(__name__)


def picture_maker(template: str) -> Callable[[Mapping[str, object]], bytes | None] | None:
    """Draws with this template, and gives None for what cannot be drawn; None without the extra."""
    if not can_print():
        return None

    def draw(values: Mapping[str, object]) -> bytes | None:
        try:
            return make_png(template, values, width=WIDTH)
        except PaperFault as fault:
            _log.error("a picture could not be drawn", template=template, fault=str(fault))
            return None

    return draw
