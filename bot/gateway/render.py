"""From a message ready to leave to the parameters of the Bot API's methods, ready for JSON."""

from __future__ import annotations

from typing import Any

from telegram.constants import ParseMode

from bot.services.ports import Key, Outgoing

_HTML = ParseMode.HTML.value
_NO_PREVIEW = {"is_disabled": True}

Params = dict[str, Any]


def to_say(out: Outgoing) -> Params:
    """What every kind of new message takes beside its content."""
    params: Params = {"disable_notification": out.silent, "parse_mode": _HTML}
    if (markup := _markup(out)) is not None:
        params["reply_markup"] = markup
    if out.reply_to is not None:
        # Who deleted the question still gets the answer.
        answered = {"message_id": out.reply_to, "allow_sending_without_reply": True}
        params["reply_parameters"] = answered
    return params


def to_text(out: Outgoing) -> Params:
    """A new message of words."""
    return {"text": out.text, "link_preview_options": _NO_PREVIEW, **to_say(out)}


def to_caption(out: Outgoing) -> Params:
    """A new message of something else, with words below it."""
    return {**_words_below(out), **to_say(out)}


def to_edit_text(out: Outgoing) -> Params:
    """What is there is replaced, buttons included."""
    words = {"text": out.text, "parse_mode": _HTML, "link_preview_options": _NO_PREVIEW}
    return {**words, **_buttons_of(out)}


def to_edit_caption(out: Outgoing) -> Params:
    """The words below a voice or a photo are replaced."""
    return {**_words_below(out), "parse_mode": _HTML, **_buttons_of(out)}


def _words_below(out: Outgoing) -> Params:
    return {"caption": out.text} if out.text else {}


def _buttons_of(out: Outgoing) -> Params:
    return {"reply_markup": _inline(out.keys)} if out.keys else {}


def _markup(out: Outgoing) -> Params | None:
    # A message carries one of them; what belongs to it comes before what stays below the chat.
    if out.keys:
        return _inline(out.keys)
    if out.keyboard is None:
        return None
    if not out.keyboard:
        return {"remove_keyboard": True}
    rows = [[{"text": word} for word in row] for row in out.keyboard]
    return {"keyboard": rows, "resize_keyboard": True, "is_persistent": True}


def _inline(keys: tuple[tuple[Key, ...], ...]) -> Params:
    return {"inline_keyboard": [[_button(key) for key in row] for row in keys]}


def _button(key: Key) -> Params:
    button = {"text": key.label}
    if key.data is not None:
        button["callback_data"] = key.data
    if key.url is not None:
        button["url"] = key.url
    return button
