"""The bot's own standing in a chat changed, or a group moved to a new id."""

from __future__ import annotations

from telegram import Update
from telegram.ext import ChatMemberHandler, MessageHandler, filters

from bot.gateway.inbound import read_membership
from bot.handlers.context import VillageContext


async def on_standing(update: Update, context: VillageContext) -> None:
    """Added, removed, promoted, blocked, moved."""
    membership = read_membership(update)
    if membership is not None:
        await context.services.groups.changed(membership)


ROUTES = (
    ChatMemberHandler(on_standing, ChatMemberHandler.MY_CHAT_MEMBER),
    MessageHandler(filters.StatusUpdate.MIGRATE, on_standing),
)
