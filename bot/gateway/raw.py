"""What must be known of an update before any library object is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# A message with only these fields is somebody saying words.
_PLAIN = frozenset(
    {
        "message_id",
        "message_thread_id",
        "is_topic_message",
        "from",
        "sender_chat",
        "sender_boost_count",
        "sender_tag",
        "author_signature",
        "chat",
        "date",
        "edit_date",
        "text",
        "entities",
        "reply_to_message",
        "link_preview_options",
        "quote",
    }
)
_GREATEST = 2**63 - 1  # what a column of the database holds
_GROUPS = ("group", "supergroup")


def bot_key(token: str) -> str:
    """The bot's name in our tables: its Telegram id, which the token opens with."""
    return token.partition(":")[0]


def is_update(raw: object) -> bool:
    """Whether it has a number by which it can be kept and asked for."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= _GREATEST


def chat_key(raw: Mapping[str, Any]) -> str:
    """Whose turn an update has to wait for: its chat's, or its author's where there is none."""
    for content in raw.values():
        if isinstance(content, dict):
            return _chat_of(content) or _author_of(content)
    return "-"


def _chat_of(content: Mapping[str, Any]) -> str | None:
    holder = content.get("message") if isinstance(content.get("message"), dict) else content
    chat = holder.get("chat") if holder else None
    return _id_of(chat)


def _author_of(content: Mapping[str, Any]) -> str:
    return _id_of(content.get("from")) or "-"


def _id_of(whom: object) -> str | None:
    """Telegram's ids are numbers; anything else is nobody's."""
    number = whom.get("id") if isinstance(whom, dict) else None
    return str(number) if isinstance(number, int) else None


def is_chatter_candidate(raw: Mapping[str, Any], bot_id: int, username: str) -> str | None:
    """The words of a plain group message that is not meant for the bot; None for all else."""
    message = raw.get("message") or raw.get("edited_message")
    if not isinstance(message, dict) or not _PLAIN.issuperset(message):
        return None
    chat, text = message.get("chat"), message.get("text")
    if not isinstance(chat, dict) or chat.get("type") not in _GROUPS or not isinstance(text, str):
        return None
    if text.startswith("/") or ("@" in text and f"@{username}".lower() in text.lower()):
        return None
    if _wrote(message.get("reply_to_message"), bot_id) or _names(message, bot_id):
        return None
    return text


def _wrote(message: object, user_id: int) -> bool:
    author = message.get("from") if isinstance(message, dict) else None
    return isinstance(author, dict) and author.get("id") == user_id


def _names(message: Mapping[str, Any], bot_id: int) -> bool:
    """A command anywhere, or a mention of the bot that shows no username."""
    for entity in message.get("entities") or ():
        if not isinstance(entity, dict) or entity.get("type") == "bot_command":
            return True
        user = entity.get("user")
        if isinstance(user, dict) and user.get("id") == bot_id:
            return True
    return False
