"""Pinning, and reactions."""

from bot.simulator.core import Core
from bot.simulator.errors import bad
from bot.simulator.message import Message
from bot.simulator.methods.outgoing import without_reply, writable_chat
from bot.simulator.params import Params
from bot.simulator.world import Chat, Person

EMOJI = """
❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌
🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓
🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡
🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀
😡
"""
REACTIONS = frozenset(EMOJI.split())


def may_pin(chat: Chat, user: int) -> bool:
    return chat.private or chat.led_by(user)


def pin(core: Core, chat: Chat, message: Message, by: Person) -> None:
    """The newest pin stands last; the chat is told by a service message."""
    if message.pinned:
        chat.pinned.remove(message.message_id)
    message.pinned = True
    chat.pinned.append(message.message_id)
    notice = core.post(chat, by, {"pinned_message": without_reply(message)})
    notice.silent = True
    core.deliver(chat, notice)
    core.events.tell("chat", chat=chat.id, message=message.message_id, what="pin")


def pin_chat_message(core: Core, params: Params) -> bool:
    chat = writable_chat(core, params)
    if not may_pin(chat, core.world.bot.id):
        bad("not enough rights to manage pinned messages in the chat")
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        bad("message to pin not found")
    if message.service:
        bad("service messages can't be pinned")
    if message.pinned and chat.pinned[-1] == message.message_id:
        bad("CHAT_NOT_MODIFIED")
    pin(core, chat, message, core.world.bot)
    return True


def unpin_chat_message(core: Core, params: Params) -> bool:
    chat = writable_chat(core, params)
    if not may_pin(chat, core.world.bot.id):
        bad("not enough rights to manage pinned messages in the chat")
    newest = chat.pinned[-1] if chat.pinned else 0
    message = chat.messages.get(params.integer("message_id") or newest)
    if message is None or not message.pinned:
        bad("message to unpin not found")
    message.pinned = False
    chat.pinned.remove(message.message_id)
    core.events.tell("chat", chat=chat.id, message=message.message_id, what="pin")
    return True


def set_message_reaction(core: Core, params: Params) -> bool:
    chat = writable_chat(core, params)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        bad("message to react not found")
    wanted = params.array("reaction") or []
    if len(wanted) > 1 or any(r.get("emoji") not in REACTIONS for r in wanted):
        bad("REACTIONS_TOO_MANY" if len(wanted) > 1 else "REACTION_INVALID")
    react(core, message, core.world.bot, [r["emoji"] for r in wanted])
    return True


def react(core: Core, message: Message, by: Person, emoji: list[str]) -> None:
    if emoji:
        message.reactions[by.id] = [{"type": "emoji", "emoji": e} for e in emoji]
    else:
        message.reactions.pop(by.id, None)
    core.events.tell("chat", chat=message.chat_id, message=message.message_id, what="react")
