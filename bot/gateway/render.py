"""From a message ready to leave to the parameters of the library's methods."""

from __future__ import annotations

from typing import Any

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.constants import ParseMode

from bot.services.ports import Key, Outgoing

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def to_say(out: Outgoing) -> dict[str, Any]:
    """What every kind of new message takes beside its content."""
    answered = None
    if out.reply_to is not None:
        # Who deleted the question still gets the answer.
        answered = ReplyParameters(out.reply_to, allow_sending_without_reply=True)
    return {
        "reply_markup": _markup(out),
        "disable_notification": out.silent,
        "reply_parameters": answered,
        "parse_mode": ParseMode.HTML,
    }


def to_text(out: Outgoing) -> dict[str, Any]:
    """A new message of words."""
    return {"text": out.text, "link_preview_options": _NO_PREVIEW, **to_say(out)}


def to_caption(out: Outgoing) -> dict[str, Any]:
    """A new message of something else, with words below it."""
    return {"caption": out.text or None, **to_say(out)}


def to_edit_text(out: Outgoing) -> dict[str, Any]:
    """What is there is replaced, buttons included."""
    return {
        "text": out.text,
        "reply_markup": _inline(out.keys),
        "parse_mode": ParseMode.HTML,
        "link_preview_options": _NO_PREVIEW,
    }


def to_edit_caption(out: Outgoing) -> dict[str, Any]:
    """The words below a voice or a photo are replaced."""
    return {
        "caption": out.text or None,
        "reply_markup": _inline(out.keys),
        "parse_mode": ParseMode.HTML,
    }


def _markup(
    out: Outgoing,
) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    # A message carries one of them; what belongs to it comes before what stays below the chat.
    if out.keys or out.keyboard is None:
        return _inline(out.keys)
    if not out.keyboard:
        return ReplyKeyboardRemove()
    return ReplyKeyboardMarkup(out.keyboard, resize_keyboard=True, is_persistent=True)


def _inline(keys: tuple[tuple[Key, ...], ...]) -> InlineKeyboardMarkup | None:
    if not keys:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(key.label, callback_data=key.data, url=key.url) for key in row]
            for row in keys
        ]
    )
