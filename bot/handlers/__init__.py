"""What Telegram tells us goes to one service each; every handler there is stands in ROUTES."""

from __future__ import annotations

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers import buttons, members, messages

Route = BaseHandler[Any, Any, Any]

# Order matters: the bot's own standing is no message, though a move of a group comes as one.
ROUTES: tuple[Route, ...] = (
    *buttons.ROUTES,
    *members.ROUTES,
    *messages.ROUTES,
)
