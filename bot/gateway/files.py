"""Fetches what somebody sent, over the Bot API."""

from __future__ import annotations

import structlog
from telegram import Bot
from telegram.error import TelegramError

_log = structlog.get_logger(__name__)


class TelegramFiles:
    """The Files port over the library's Bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, file_id: str) -> bytes | None:
        """Its bytes; None when Telegram has it no more, or it is too big for a bot."""
        try:
            file = await self._bot.get_file(file_id)
            return bytes(await file.download_as_bytearray())
        except TelegramError as fault:
            _log.warning("a file could not be fetched", fault=type(fault).__name__)
            return None
