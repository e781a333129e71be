"""A button was pressed."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler

from bot.domain.outcome import Refused
from bot.gateway.inbound import read_press
from bot.handlers.context import VillageContext
from bot.services.incoming import Pressed

BIND = "bind"
LEADS = (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)


async def on_press(update: Update, context: VillageContext) -> None:
    """Press first, then a short word on what came of it; the little clock stops in any case."""
    pressed = read_press(update)
    if pressed is None:
        await context.say_at_once(update, Refused("press.unknown"))
        return
    if pressed.verb == BIND:
        pressed = replace(pressed, group_admin=await _leads(pressed, context))
    await context.answer(pressed.callback_id, context.services.taps.press(pressed))


async def _leads(pressed: Pressed, context: VillageContext) -> bool:
    """Whether who pressed leads the Telegram group; what cannot be asked is a no."""
    try:
        member = await context.bot.get_chat_member(
            pressed.origin.chat_id, pressed.origin.user_id or 0
        )
    except TelegramError:
        return False
    return member.status in LEADS


ROUTES = (CallbackQueryHandler(on_press),)
