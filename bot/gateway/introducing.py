"""The commands Telegram shows beside the text field: few, and in the village's words."""

from __future__ import annotations

import structlog
from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError

from bot.content.content import Content

IN_PRIVATE = ("start", "mine", "box", "places", "tel", "help")
IN_GROUPS = ("box", "tel", "quiet", "help")

_log = structlog.get_logger(__name__)


async def introduce(bot: Bot, content: Content) -> None:
    """Best effort: without the list the commands still work, so a refusal only is noted."""
    try:
        await bot.set_my_commands(
            _commands(content, IN_PRIVATE), scope=BotCommandScopeAllPrivateChats()
        )
        await bot.set_my_commands(
            _commands(content, IN_GROUPS), scope=BotCommandScopeAllGroupChats()
        )
    except TelegramError as fault:
        _log.warning("the list of commands was not taken", fault=type(fault).__name__)


def _commands(content: Content, names: tuple[str, ...]) -> list[BotCommand]:
    return [
        BotCommand(name, content.messages.render(f"shown_command.{name}", {}).text)
        for name in names
    ]
