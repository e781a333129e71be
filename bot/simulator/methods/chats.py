"""What the bot may know of a chat and its members; forum topics; getFile."""

from typing import Any

from bot.simulator.core import Core
from bot.simulator.errors import bad
from bot.simulator.methods.outgoing import find_chat, writable_chat
from bot.simulator.params import Params
from bot.simulator.world import IN_CHARGE, Chat

Wire = dict[str, Any]
TOPIC_COLOUR = 0x6FB9F0
GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_chat(core: Core, params: Params) -> Wire:
    chat = find_chat(core, params)
    full = {
        **chat.wire(),
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }
    if not chat.private:
        full["permissions"] = {"can_send_messages": True, "can_invite_users": True}
    if chat.pinned:
        full["pinned_message"] = chat.messages[chat.pinned[-1]].wire
    return full


def _group(core: Core, params: Params) -> Chat:
    chat = find_chat(core, params)
    if chat.private:
        bad("there are no administrators in the private chat")
    return chat


def get_chat_member(core: Core, params: Params) -> Wire:
    chat = find_chat(core, params)
    user = params.integer("user_id")
    if core.world.user(user) is None:
        bad("invalid user_id specified" if user <= 0 else "user not found")
    if chat.private and user in (chat.id, core.world.bot.id):
        person = core.world.user(user)
        return {"status": "member", "user": person.wire() if person else {}}
    if not chat.led_by(core.world.bot.id) and user not in chat.members:
        bad("member not found")
    return core.member(chat, user)


def get_chat_administrators(core: Core, params: Params) -> list[Wire]:
    """Other bots are left out unless asked for."""
    chat = _group(core, params)
    with_bots = params.flag("return_bots")
    return [
        core.member(chat, user)
        for user, status in chat.members.items()
        if status in IN_CHARGE and (with_bots or user not in core.world.bots)
    ]


def get_chat_member_count(core: Core, params: Params) -> int:
    chat = find_chat(core, params)
    return 2 if chat.private else len(chat.present())


def create_forum_topic(core: Core, params: Params) -> Wire:
    chat = writable_chat(core, params)
    name = params.text("name").strip()
    if not chat.forum:
        bad("the chat is not a forum")
    if not chat.led_by(core.world.bot.id):
        bad("not enough rights to create a topic")
    if not 1 <= len(name) <= 128:
        bad("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_TOO_LONG")
    topic: Wire = {"name": name, "icon_color": params.integer("icon_color", TOPIC_COLOUR)}
    notice = core.post(
        chat, core.world.bot, {"forum_topic_created": topic, "is_topic_message": True}
    )
    notice.wire["message_thread_id"] = notice.message_id
    chat.topics[notice.message_id] = name
    core.deliver(chat, notice)
    return {"message_thread_id": notice.message_id, **topic}


def leave_chat(core: Core, params: Params) -> bool:
    chat = find_chat(core, params)
    if chat.private:
        bad("chat not found")
    bot = core.world.bot
    core.set_status(chat, bot.id, "left", bot)
    core.post(chat, bot, {"left_chat_member": bot.wire()})
    return True


def get_file(core: Core, params: Params) -> Wire:
    return core.files.link(params.text("file_id"), core.clock.unix())
