"""Changing what the bot sent: text, caption, buttons."""

from typing import Any

from bot.simulator.core import Core
from bot.simulator.errors import NOT_MODIFIED, bad
from bot.simulator.keyboards import Markup, read_markup
from bot.simulator.message import Message
from bot.simulator.methods.outgoing import caption, charge, writable_chat
from bot.simulator.methods.texts import text_content
from bot.simulator.params import Params

Wire = dict[str, Any]
MEDIA = ("voice", "photo", "audio", "document")


def _own(core: Core, params: Params) -> Message:
    """The message to edit, if it may be edited at all; there is no time limit for a bot's own."""
    chat = writable_chat(core, params)
    number = params.integer("message_id")
    if number <= 0:
        bad("message identifier is not specified")
    message = chat.messages.get(number)
    if message is None:
        bad("message to edit not found")
    other_keyboard = message.markup is not None and "inline_keyboard" not in message.markup
    if not message.from_bot or other_keyboard or message.service:
        bad("message can't be edited")
    return message


def _apply(core: Core, message: Message, content: Wire, markup: Markup, shown: bool) -> Wire:
    """`shown`: people see that it was edited; changed buttons alone they do not."""
    content = {**content, "reply_markup": markup.inline}
    if all(message.wire.get(key) == value for key, value in content.items()):
        bad(NOT_MODIFIED)
    charge(core, core.world.chats[message.chat_id], length=len(content.get("text") or ""))
    message.markup = markup.inline
    message.edited = message.edited or shown
    core.change(message, edit_date=core.unix(), **content)
    return message.wire


def edit_message_text(core: Core, params: Params) -> Wire:
    message = _own(core, params)
    if "text" not in message.wire:
        bad("there is no text in the message to edit")
    content: Wire = {"entities": None, "link_preview_options": None}
    content.update(text_content(core, params))
    return _apply(core, message, content, read_markup(params.json("reply_markup")), True)


def edit_message_caption(core: Core, params: Params) -> Wire:
    message = _own(core, params)
    if not any(kind in message.wire for kind in MEDIA):
        bad("there is no caption in the message to edit")
    content: Wire = dict.fromkeys(("caption", "caption_entities", "show_caption_above_media"))
    content.update(caption(core, params))
    return _apply(core, message, content, read_markup(params.json("reply_markup")), True)


def edit_message_reply_markup(core: Core, params: Params) -> Wire:
    message = _own(core, params)
    return _apply(core, message, {}, read_markup(params.json("reply_markup")), False)
