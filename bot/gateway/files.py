"""Fetches what somebody sent, over the Bot API."""

from __future__ import annotations

import structlog
from telegram import Bot
from telegram.error import TelegramError

MOST_BYTES = 20_000_000  # what Telegram gives a bot; a server of one's own gives any size
_log = structlog.get_logger(__name__)


class TelegramFiles:
    """The Files port over the library's Bot: only the bot it was sent to can fetch a file."""

    def __init__(self, bot: Bot, *others: Bot) -> None:
        self._bots = (bot, *others)

    async def fetch(self, file_id: str) -> bytes | None:
        """Its bytes; None when Telegram has it no more, or it is too big for a bot."""
        for bot in self._bots:
            try:
                file = await bot.get_file(file_id)
                return bytes(await file.download_as_bytearray())
            except TelegramError as fault:
                _log.warning("a file could not be fetched", fault=type(fault).__name__)
        return None
