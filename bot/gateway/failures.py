"""How an update that could not be handled is noticed: the library swallows what handlers raise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from telegram.ext import CallbackContext


@dataclass(slots=True)
class Attempt:
    """One try at one update."""

    fault: Exception | None = None


_ATTEMPT: ContextVar[Attempt | None] = ContextVar("attempt", default=None)


@contextmanager
def attempting() -> Iterator[Attempt]:
    """Whatever the handlers raise within is found in the attempt."""
    attempt = Attempt()
    before = _ATTEMPT.set(attempt)
    try:
        yield attempt
    finally:
        _ATTEMPT.reset(before)


async def note_error(update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    """The library's error handler: the first fault of an attempt counts."""
    attempt = _ATTEMPT.get()
    if attempt is not None and attempt.fault is None:
        attempt.fault = context.error
