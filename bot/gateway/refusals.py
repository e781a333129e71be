"""What the library raises, and which ending that is; the only place that reads error texts."""

from __future__ import annotations

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.gateway.durations import seconds_of
from bot.services.endings import (
    FLOOD,
    MAY_NOT_WRITE,
    MESSAGE_GONE,
    NO_CAPTION,
    NO_TEXT,
    PAGE,
)
from bot.services.ports import Delivery, Ending

# A wrong token is an operator's mistake or the server's: nothing is lost by waiting.
_TOKEN_WAIT = 30.0
_LINE_WAIT = 2.0

_SENT = Delivery(Ending.SENT)
_NOT_THERE = Delivery(Ending.REFUSED, fault=MESSAGE_GONE)

# The first text that is found decides; all in small letters.
_TEXTS: tuple[tuple[str, Delivery], ...] = (
    ("message is not modified", _SENT),
    ("message to delete not found", _SENT),
    ("message to edit not found", _NOT_THERE),
    ("message can't be edited", _NOT_THERE),
    ("message_id_invalid", _NOT_THERE),
    ("there is no text in the message", Delivery(Ending.REFUSED, fault=NO_TEXT)),
    ("there is no caption in the message", Delivery(Ending.REFUSED, fault=NO_CAPTION)),
    ("query is too old", _SENT),
    ("chat not found", Delivery(Ending.UNREACHABLE, fault="chat not found")),
    ("peer_id_invalid", Delivery(Ending.UNREACHABLE, fault="chat not found")),
    ("user_is_blocked", Delivery(Ending.UNREACHABLE, fault="blocked")),
    ("chat_write_forbidden", Delivery(Ending.UNREACHABLE, fault=MAY_NOT_WRITE)),
    ("not enough rights to send", Delivery(Ending.UNREACHABLE, fault=MAY_NOT_WRITE)),
    ("have no rights to send", Delivery(Ending.UNREACHABLE, fault=MAY_NOT_WRITE)),
    ("group chat was deactivated", Delivery(Ending.UNREACHABLE, fault="deleted")),
)

# With these nothing has left this machine.
_NEVER_LEFT = (httpx.ConnectTimeout, httpx.ConnectError, httpx.PoolTimeout, httpx.ProxyError)


def ending_of(error: TelegramError) -> Delivery:
    """How the call ended, as far as anybody can know."""
    match error:
        case RetryAfter():
            wait = seconds_of(lambda: error.retry_after)
            return Delivery(Ending.LATER, wait=wait, fault=FLOOD)
        case ChatMigrated():
            return Delivery(Ending.MIGRATED, new_chat_id=error.new_chat_id)
        case Forbidden():
            return Delivery(Ending.UNREACHABLE, fault=error.message)
        case BadRequest():
            return _refusal(error.message)
        case InvalidToken() | Conflict():
            return Delivery(Ending.LATER, wait=_TOKEN_WAIT, fault="token refused")
        case NetworkError():
            return _trouble(error)
        case _:
            return Delivery(Ending.UNSURE, fault=type(error).__name__)


def _refusal(message: str) -> Delivery:
    said = message.lower()
    for text, ending in _TEXTS:
        if text in said:
            return ending
    return Delivery(Ending.REFUSED, fault=message)


def _trouble(error: NetworkError) -> Delivery:
    """Time-outs and broken lines; a 5xx that speaks JSON is an answer, and means: not done."""
    cause = error.__cause__
    if cause is None:
        return Delivery(Ending.LATER, wait=_LINE_WAIT, fault="server trouble")
    if isinstance(cause, _NEVER_LEFT):
        return Delivery(Ending.LATER, wait=_LINE_WAIT, fault=type(cause).__name__)
    # The library could not read the answer: it was no server's.
    page = isinstance(cause, TelegramError)
    return Delivery(Ending.UNSURE, fault=PAGE if page else type(cause).__name__)
