"""What all sends share: may we write here, to what does it answer, which buttons."""

from dataclasses import dataclass
from typing import Any

from bot.simulator.core import Core
from bot.simulator.entities import Entity, Formatted, formatted
from bot.simulator.errors import ApiError, bad, forbidden
from bot.simulator.keyboards import NONE, Markup, read_markup
from bot.simulator.message import Message
from bot.simulator.params import Params
from bot.simulator.world import KICKED, Chat, Person

Wire = dict[str, Any]
GENERAL_TOPIC = 1


@dataclass(slots=True)
class Draft:
    """Everything about a message but what it says."""

    chat: Chat
    markup: Markup = NONE
    reply: Message | None = None
    thread: int | None = None
    silent: bool = False
    protected: bool = False


def find_chat(core: Core, params: Params, name: str = "chat_id") -> Chat:
    """The chat that was named, as far as this bot may know of it."""
    chat_id = params.chat_id(name)
    chat = core.world.chats.get(chat_id) if isinstance(chat_id, int) else None
    if chat is None:
        bad("chat not found")
    if chat.migrated_to is not None:
        raise ApiError(
            400,
            "group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=chat.migrated_to,
        )
    if chat.person is None:
        check_member(core, chat)
    return chat


def check_member(core: Core, chat: Chat) -> None:
    kind = {"group": "group", "supergroup": "supergroup", "channel": "channel"}[chat.type]
    if chat.deleted:
        forbidden("the group chat was deleted")
    if chat.status(core.world.bot.id) == KICKED:
        forbidden(f"bot was kicked from the {kind} chat")
    if not chat.has(core.world.bot.id):
        forbidden(f"bot is not a member of the {kind} chat")


def check_person(person: Person) -> None:
    if person.deleted:
        forbidden("user is deactivated")
    if person.is_bot:
        forbidden("bot can't send messages to bots")
    if person.blocked:
        forbidden("bot was blocked by the user")
    if not person.started:
        forbidden("bot can't initiate conversation with a user")


def writable_chat(core: Core, params: Params) -> Chat:
    """The chat that was named, if the bot may write there."""
    chat = find_chat(core, params)
    if chat.person is not None:
        check_person(chat.person)
    if chat.type == "channel" and not chat.led_by(core.world.bot.id):
        bad("need administrator rights in the channel chat")
    return chat


def draft(core: Core, params: Params) -> Draft:
    chat = writable_chat(core, params)
    return Draft(
        chat,
        read_markup(params.json("reply_markup")),
        _reply(chat, params),
        _thread(chat, params),
        params.flag("disable_notification"),
        params.flag("protect_content"),
    )


def _reply(chat: Chat, params: Params) -> Message | None:
    wanted = params.json("reply_parameters")
    if not isinstance(wanted, dict):
        wanted = {
            "message_id": params.integer("reply_to_message_id"),
            "allow_sending_without_reply": params.flag("allow_sending_without_reply"),
        }
    number = int(wanted.get("message_id") or 0)
    found = chat.messages.get(number)
    if number and found is None and not wanted.get("allow_sending_without_reply"):
        bad("message to be replied not found")
    return found


def _thread(chat: Chat, params: Params) -> int | None:
    thread = params.integer("message_thread_id")
    if not thread or (chat.forum and thread == GENERAL_TOPIC):
        return None
    if thread not in chat.topics:
        bad("message thread not found")
    return thread


def read_text(core: Core, params: Params, name: str) -> Formatted:
    """Text or caption with its entities."""
    listed = "entities" if name == "text" else "caption_entities"
    text, entities = formatted(
        params.text(name),
        params.text("parse_mode"),
        params.array(listed),
        "message" if name == "text" else "caption",
    )
    return text, name_people(core, entities)


def name_people(core: Core, entities: list[Entity]) -> list[Entity]:
    """Mentions without a username carry the person; of strangers nothing is left."""
    named = []
    for entity in entities:
        if entity["type"] == "text_mention":
            user = entity["user"]["id"] if isinstance(entity["user"], dict) else entity["user"]
            person = core.world.user(int(user)) if str(user).isdigit() else None
            if person is None:
                continue
            entity = {**entity, "user": person.wire()}
        named.append(entity)
    return named


def caption(core: Core, params: Params) -> Wire:
    """The caption's fields; none when there is no caption."""
    text, entities = read_text(core, params, "caption")
    content: Wire = {"caption": text} if text else {}
    if entities:
        content["caption_entities"] = entities
    if text and params.flag("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


def charge(core: Core, chat: Chat, messages: int = 1, length: int = 0) -> None:
    """Counts against the limits; refused with 429 when it is too much."""
    core.limits.charge(chat.id, group=not chat.private, messages=messages, length=length)


def without_reply(message: Message) -> Wire:
    return {k: v for k, v in message.wire.items() if k != "reply_to_message"}


def send(core: Core, to: Draft, content: Wire, *, charged: bool = False) -> Message:
    """Posts it as the bot."""
    if not charged:
        charge(core, to.chat, length=len(content.get("text", "")))
    extra: Wire = {}
    if to.reply is not None:
        extra["reply_to_message"] = without_reply(to.reply)
    if to.thread is not None:
        extra.update(message_thread_id=to.thread, is_topic_message=True)
    if to.protected:
        extra["has_protected_content"] = True
    if to.markup.inline is not None:
        extra["reply_markup"] = to.markup.inline
    # A channel's posts come from the channel, not from who wrote them.
    author = None if to.chat.type == "channel" else core.world.bot
    if author is None:
        extra["sender_chat"] = to.chat.wire()
    message = core.post(to.chat, author, content, **extra)
    message.from_bot, message.sender = True, core.world.bot.id
    message.silent, message.protected = to.silent, to.protected
    message.markup = to.markup.other or to.markup.inline
    if to.markup.other is not None and not to.markup.other.get("force_reply"):
        to.chat.keyboard = to.markup.other.get("keyboard")
    return message
