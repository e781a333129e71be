"""Sending on what somebody said."""

from typing import Any

from bot.simulator.core import Core
from bot.simulator.errors import bad
from bot.simulator.message import KINDS, Message
from bot.simulator.methods.outgoing import caption, draft, find_chat, send
from bot.simulator.params import Params

Wire = dict[str, Any]
SAID = (*KINDS, "entities", "caption", "caption_entities", "link_preview_options")


def _source(core: Core, params: Params, verb: str) -> Message:
    source = find_chat(core, params, "from_chat_id")
    message = source.messages.get(params.integer("message_id"))
    if message is None:
        bad(f"message to {verb} not found")
    if message.protected or message.service:
        bad(f"the message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return message


def _said(message: Message) -> Wire:
    return {key: message.wire[key] for key in SAID if key in message.wire}


def copy_message(core: Core, params: Params) -> Wire:
    to = draft(core, params)
    content = _said(_source(core, params, "copy"))
    if "caption" in params.values and "text" not in content:
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content.update(caption(core, params))
    return {"message_id": send(core, to, content).message_id}


def forward_message(core: Core, params: Params) -> Wire:
    to = draft(core, params)
    message = _source(core, params, "forward")
    return send(core, to, {**_said(message), "forward_origin": _origin(message)}).wire


def _origin(message: Message) -> Wire:
    """Who said it first, through any number of forwards."""
    wire = message.wire
    if "forward_origin" in wire:
        earlier: Wire = wire["forward_origin"]
        return earlier
    if "sender_chat" in wire:
        return {"type": "chat", "date": wire["date"], "sender_chat": wire["sender_chat"]}
    return {"type": "user", "date": wire["date"], "sender_user": wire["from"]}
