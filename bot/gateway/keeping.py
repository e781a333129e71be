"""Stores a batch of raw updates: the one way in, whoever brings it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import structlog

from bot.gateway.raw import chat_key
from bot.services.describing import describe_fault
from bot.services.intake import Intake, Raw

# Not where the backslash was typed, which makes two of it.
_ZERO = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")

_log = structlog.get_logger(__name__)


class Keeping:
    """`ignore` says True for group chatter, of which nothing is kept: heard again it is no more."""

    def __init__(self, intake: Intake, ignore: Callable[[dict[str, Any]], bool]) -> None:
        self._intake = intake
        self._ignore = ignore

    async def keep(self, updates: Sequence[dict[str, Any]]) -> None:
        """One commit at most; when it returns, nothing can be lost that anybody has to hear."""
        kept = [update for update in updates if not self._is_chatter(update)]
        await self._intake.keep([_raw(update) for update in kept])

    def _is_chatter(self, update: dict[str, Any]) -> bool:
        try:
            return self._ignore(update)
        except Exception as fault:  # noqa: BLE001 - what cannot be judged is handled like the rest
            _log.error(
                "an update could not be judged",
                update=update["update_id"],
                fault=describe_fault(fault),
            )
            return False


def _raw(update: dict[str, Any]) -> Raw:
    return Raw(update["update_id"], chat_key(update), _as_text(update))


def _as_text(update: dict[str, Any]) -> str:
    """As JSON, without what JSON may hold and a database does not: half a character, and zero.

    Otherwise one such update would keep its whole batch out, at every attempt.
    """
    said = json.dumps(update, ensure_ascii=False, separators=(",", ":"))
    if "\\u0000" in said:
        said = _ZERO.sub(r"\1", said)
    return said.encode("utf-8", "replace").decode()
