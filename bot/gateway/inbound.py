"""From Telegram's objects to our own words: what was heard, pressed, or happened to a chat."""

from __future__ import annotations

from typing import Any

from telegram import Chat, Message, MessageEntity, Update, User
from telegram.constants import ChatType

from bot.content.letters import name_seen
from bot.gateway.buttons import read_pressed
from bot.gateway.durations import seconds_of
from bot.gateway.raw import bot_key, is_chatter_candidate
from bot.gateway.standing import read_membership
from bot.services.incoming import Heard, Origin, Pressed

__all__ = ["is_chatter_candidate", "read_membership", "read_message", "read_press"]


def read_message(update: Update) -> Heard | None:
    """What somebody said or sent; None for service messages, other bots and their commands."""
    message = update.message or update.edited_message
    if message is None or _not_said(message):
        return None
    form = _form(message)
    command, argument, for_us = _command(message)
    if form is None or not for_us:
        return None
    answered = message.reply_to_message
    reply_to_bot = bool(
        answered and answered.from_user and answered.from_user.id == message.get_bot().id
    )
    private = message.chat.type == ChatType.PRIVATE
    return Heard(
        origin=_origin(update, message.chat, message.from_user, message.sender_chat),
        message_id=message.message_id,
        at=message.date,
        form=form,
        text=message.text or message.caption or "",
        command=command,
        argument=argument,
        addressed=private or reply_to_bot or _mentioned(message),
        reply_to=answered.message_id if answered else None,
        reply_to_bot=reply_to_bot,
        reply_user_id=answered.from_user.id if answered and answered.from_user else None,
        edited=update.edited_message is not None,
        links=_leads_away(message),
        **_attached(message),
    )


def read_press(update: Update) -> Pressed | None:
    """A button of ours; None for what is not, or not any more."""
    query = update.callback_query
    if query is None or query.message is None or query.data is None:
        return None
    read = read_pressed(query.data)
    if read is None:
        return None
    verb, subject, revision, choice = read
    return Pressed(
        origin=_origin(update, query.message.chat, query.from_user, None),
        callback_id=query.id,
        message_id=query.message.message_id,
        verb=verb,
        subject=subject,
        revision=revision,
        choice=choice,
    )


def _origin(update: Update, chat: Chat, user: User | None, sender_chat: Chat | None) -> Origin:
    # All anonymous administrators share one account, which therefore is nobody's.
    author = None if sender_chat else user
    return Origin(
        bot=bot_key(update.get_bot().token),
        update_id=update.update_id,
        chat_id=chat.id,
        chat_kind=str(chat.type),
        chat_title=name_seen(chat.title) if chat.title else None,
        user_id=author.id if author else None,
        user_name=name_seen(sender_chat.title or "") if sender_chat else _name(user),
        anonymous=sender_chat is not None,
    )


def _name(user: User | None) -> str:
    return name_seen(user.full_name) if user else ""


def _not_said(message: Message) -> bool:
    """By a bot, or by nobody."""
    if message.sender_chat is not None:
        return False
    return message.from_user is None or message.from_user.is_bot


def _form(message: Message) -> str | None:
    if message.text is not None:
        return "text"
    found = [form for form, sent in _forms(message) if sent]
    return found[0] if found else None


def _forms(message: Message) -> tuple[tuple[str, bool], ...]:
    return (
        ("voice", bool(message.voice or message.audio)),
        ("photo", bool(message.photo)),
        ("place", bool(message.location)),
        ("contact", bool(message.contact)),
        # What moves without a sound is a document, too, and a film to whoever sent it.
        ("file", bool(message.document and not message.animation)),
        # A film or a sticker: somebody sent something, and is told what we can take.
        ("other", message.effective_attachment is not None),
    )


def _command(message: Message) -> tuple[str | None, str, bool]:
    """Name and argument, and whether it is for this bot."""
    text = message.text or ""
    if not text.startswith("/") or text[1:2].isspace():
        return None, "", True
    word, *rest = text[1:].split(maxsplit=1) or [""]
    name, at, target = word.lower().partition("@")
    for_us = not at or target == (message.get_bot().username or "").lower()
    return name or None, "".join(rest).strip(), for_us


def _mentioned(message: Message) -> bool:
    bot = message.get_bot()
    entities = message.parse_entities([MessageEntity.MENTION]) or message.parse_caption_entities(
        [MessageEntity.MENTION]
    )
    if f"@{bot.username}".lower() in {text.lower() for text in entities.values()}:
        return True
    named = (*message.entities, *message.caption_entities)
    return any(entity.user is not None and entity.user.id == bot.id for entity in named)


def _leads_away(message: Message) -> bool:
    """A link that is seen, or one behind harmless words."""
    kinds = (MessageEntity.URL, MessageEntity.TEXT_LINK)
    return any(one.type in kinds for one in (*message.entities, *message.caption_entities))


def _attached(message: Message) -> dict[str, Any]:
    sound = message.voice or message.audio
    if sound:
        return {"file_id": sound.file_id, "seconds": int(seconds_of(lambda: sound.duration))}
    if message.photo:
        return {"file_id": message.photo[-1].file_id}
    if message.document and not message.animation:
        return {"file_id": message.document.file_id, "file_name": message.document.file_name}
    if message.location:
        return {"latitude": message.location.latitude, "longitude": message.location.longitude}
    if message.contact:
        return {"phone": message.contact.phone_number}
    return {}
