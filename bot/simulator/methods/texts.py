"""sendMessage."""

from typing import Any

from bot.simulator.core import Core
from bot.simulator.errors import bad
from bot.simulator.methods.outgoing import draft, read_text, send
from bot.simulator.params import Params

Wire = dict[str, Any]


def text_content(core: Core, params: Params) -> Wire:
    """The text's fields; an empty text is refused."""
    text, entities = read_text(core, params, "text")
    if not text:
        bad("message text is empty")
    content: Wire = {"text": text}
    if entities:
        content["entities"] = entities
    preview = params.json("link_preview_options")
    if isinstance(preview, dict) and preview:
        content["link_preview_options"] = preview
    return content


def send_message(core: Core, params: Params) -> Wire:
    to = draft(core, params)
    return send(core, to, text_content(core, params)).wire
