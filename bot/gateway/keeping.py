"""Stores a batch of raw updates: the one way in, whoever brings it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import structlog

from bot.gateway.raw import chat_key
from bot.services.describing import describe_fault
from bot.services.intake import Intake, Raw

_log = structlog.get_logger(__name__)


class Keeping:
    """`ignore` says True for group chatter, of which only the number is kept."""

    def __init__(self, intake: Intake, ignore: Callable[[dict[str, Any]], bool]) -> None:
        self._intake = intake
        self._ignore = ignore

    async def keep(self, updates: Sequence[dict[str, Any]]) -> None:
        """One commit; when it returns, nothing of the batch can be lost."""
        ignored, kept = [], []
        for update in updates:
            if self._is_chatter(update):
                ignored.append(update["update_id"])
            else:
                payload = json.dumps(update, ensure_ascii=False, separators=(",", ":"))
                kept.append(Raw(update["update_id"], chat_key(update), payload))
        await self._intake.keep(kept, ignored)

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
