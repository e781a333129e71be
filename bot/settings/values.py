"""What each setting may look like; a ValueError says what would be right."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

TELEGRAM = "https://api.telegram.org"
LEVELS = ("debug", "info", "warning", "error")
_YES, _NO = ("1", "true", "t", "yes", "y", "on"), ("0", "false", "f", "no", "n", "off")


@dataclass(frozen=True, slots=True)
class Secret:
    """What is said only to who asks for it by name, and never shown."""

    _held: str

    def get_secret_value(self) -> str:
        return self._held

    def __repr__(self) -> str:
        return "Secret('**********')"

    __str__ = __repr__


def read_api_url(text: str) -> str:
    url = urlsplit(text)
    if url.scheme not in ("http", "https") or not url.hostname:
        raise ValueError(f"must look like {TELEGRAM}, not {text!r}")
    if url.path.strip("/") or url.query:
        raise ValueError(f"must be scheme and host alone, without {url.path!r} behind it")
    return text.rstrip("/")


def read_bind(text: str) -> str:
    host, colon, port = text.rpartition(":")
    if not colon or not host or not port.isdigit() or int(port) > 65535:
        raise ValueError(f"must look like 127.0.0.1:8080, not {text!r}")
    return text


def read_webhook(text: str) -> str:
    url = urlsplit(text)
    if url.scheme != "https" and url.hostname not in ("127.0.0.1", "localhost"):
        raise ValueError(f"must begin with https://, not {text!r}")
    return text.rstrip("/")


def read_zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (OSError, KeyError, ValueError):
        raise ValueError(f"must be a zone like Asia/Shanghai, not {text!r}") from None
    return text


def read_ringer(text: str) -> str:
    if text.startswith("http://"):
        raise ValueError("must be a command or begin with https://")
    try:
        shlex.split(text)
    except ValueError as fault:
        raise ValueError(f"must be a command or begin with https:// ({fault})") from None
    return text


def read_command(text: str) -> str:
    try:
        words = shlex.split(text)
    except ValueError as fault:
        raise ValueError(f"must be a command ({fault})") from None
    if not words or "://" in words[0]:
        raise ValueError(f"must be a command, not {text!r}")
    return text


def read_level(text: str) -> str:
    if text.lower() not in LEVELS:
        raise ValueError(f"must be one of {', '.join(LEVELS)}, not {text!r}")
    return text.lower()


def read_chats(text: str) -> str:
    wrong = [chat for chat in text.split(",") if not chat.strip().removeprefix("-").isdigit()]
    if wrong:
        raise ValueError(f"must be ids like -1001234567890, with commas between, not {text!r}")
    return text


def read_pages(text: str) -> str:
    url = urlsplit(text)
    if url.scheme not in ("http", "https") or not url.hostname:
        raise ValueError(f"must look like http://127.0.0.1:8080/healthz, not {text!r}")
    return text


def read_token(text: str) -> Secret:
    numbers = [_number(one) for one in text.split(",")]
    if len(set(numbers)) < len(numbers):
        raise ValueError("holds the token of one bot twice")
    return Secret(text)


def _number(token: str) -> str:
    number, colon, rest = token.strip().partition(":")
    if not colon or not number.isdigit() or not rest or not rest.isascii() or " " in rest:
        raise ValueError("must look like 123456:ABC-DEF, as BotFather gives it")
    return number


def read_flag(text: str) -> bool:
    if text.lower() not in (*_YES, *_NO):
        raise ValueError(f"must be yes or no, not {text!r}")
    return text.lower() in _YES


def read_above_zero(most: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            raise ValueError(f"must be a number like 1 or 60, not {text!r}") from None
        if not number > 0:
            raise ValueError("must be above 0.0")
        if number > most:
            raise ValueError(f"must be at most {most:.0f}")
        return number

    return read
