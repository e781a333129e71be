"""Somebody said something, or sent something."""

from __future__ import annotations

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.gateway.inbound import read_message
from bot.handlers.context import VillageContext


async def on_message(update: Update, context: VillageContext) -> None:
    """Hand over what was said; commands are words too."""
    heard = read_message(update)
    if heard is not None:
        await context.services.intake.hear(heard)


ROUTES = (MessageHandler(filters.UpdateType.MESSAGES, on_message),)
