"""Durations as the library gives them: a number, or a timedelta when it is told so."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from datetime import timedelta

from telegram.warnings import PTBDeprecationWarning


def seconds_of(read: Callable[[], object]) -> float:
    """Seconds, whichever of the two it is; the library warns about giving numbers."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PTBDeprecationWarning)
        value = read()
    if isinstance(value, timedelta):
        return value.total_seconds()
    return float(value) if isinstance(value, int | float) else 0.0
