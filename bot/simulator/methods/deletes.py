"""Taking messages back."""

from bot.simulator.core import Core
from bot.simulator.errors import bad
from bot.simulator.message import Message
from bot.simulator.methods.outgoing import find_chat
from bot.simulator.params import Params
from bot.simulator.world import Chat

DELETABLE_FOR = 2 * 86_400
MOST = 100


def _refusal(core: Core, chat: Chat, message: Message) -> str:
    """Why the bot may not delete it; empty when it may."""
    led = chat.led_by(core.world.bot.id)
    if led and not chat.private:
        return ""
    if not message.from_bot and not chat.private:
        return "message can't be deleted"
    if core.clock.unix() - message.wire["date"] > DELETABLE_FOR:
        return "message can't be deleted for everyone"
    return ""


def remove(core: Core, chat: Chat, message: Message) -> None:
    """Gone for everybody; a button on a phone that still shows it can be pressed once more."""
    del chat.messages[message.message_id]
    chat.gone[message.message_id] = message
    if message.pinned:
        chat.pinned.remove(message.message_id)
    core.events.tell("chat", chat=chat.id, message=message.message_id, what="delete")


def delete_message(core: Core, params: Params) -> bool:
    chat = find_chat(core, params)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        bad("message to delete not found")
    if refusal := _refusal(core, chat, message):
        bad(refusal)
    remove(core, chat, message)
    return True


def delete_messages(core: Core, params: Params) -> bool:
    """Those that are not there any more are passed over."""
    chat = find_chat(core, params)
    numbers = params.array("message_ids") or []
    if not numbers:
        bad("message identifiers are not specified")
    if len(numbers) > MOST:
        bad("too many message identifiers specified")
    found = [chat.messages[int(n)] for n in numbers if int(n) in chat.messages]
    for message in found:
        if refusal := _refusal(core, chat, message):
            bad(refusal)
    for message in found:
        remove(core, chat, message)
    return True
