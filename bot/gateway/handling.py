"""From a stored update to the handlers."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.gateway.workers import Handle


def handle_with(application: Application[Any, Any, Any, Any, Any, Any]) -> Handle:
    """Builds the library's object and runs the handlers; one it cannot build raises here."""

    async def handle(raw: dict[str, Any]) -> None:
        update = Update.de_json(raw, application.bot)
        await application.process_update(update)

    return handle
