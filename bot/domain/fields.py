"""The closed list of answer types; a new one is a function here and a test."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType


class Unreadable(Exception):
    """The answer does not fit the question; `reason` is a message key."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


Reader = Callable[[str, tuple[str, ...]], str]

_YES = frozenset({"yes", "是", "对", "好", "要", "嗯", "是的", "对的", "好的", "可以", "行", "1"})
_NO = frozenset({"no", "否", "不", "不是", "没有", "没", "不要", "不用", "不行", "0"})


def read_choice(raw: str, choices: tuple[str, ...]) -> str:
    value = raw.strip()
    if value not in choices:
        raise Unreadable("form.choose_button")
    return value


def _plain(raw: str) -> str:
    """Full-width digits and signs, as a Chinese keyboard writes them, in their plain form."""
    return unicodedata.normalize("NFKC", raw).strip()


def read_yes_no(raw: str, choices: tuple[str, ...]) -> str:
    value = re.sub(r"[\s。.!]+$", "", _plain(raw)).lower()
    if value in _YES:
        return "yes"
    if value in _NO:
        return "no"
    raise Unreadable("form.yes_or_no")


def read_text(raw: str, choices: tuple[str, ...]) -> str:
    value = raw.strip()
    if not value:
        raise Unreadable("form.say_something")
    return value[:1000]


def read_number(raw: str, choices: tuple[str, ...]) -> str:
    found = re.search(r"[0-9]+(?:\.[0-9]+)?", _plain(raw))
    if found is None:
        raise Unreadable("form.a_number")
    return found.group()


def read_phone(raw: str, choices: tuple[str, ...]) -> str:
    digits = re.sub(r"[\s-]", "", _plain(raw))
    if not re.fullmatch(r"\+?[0-9]{3,15}", digits):
        raise Unreadable("form.a_phone")
    return digits


FIELD_TYPES: Mapping[str, Reader] = MappingProxyType(
    {
        "choice": read_choice,
        "yes_no": read_yes_no,
        "text": read_text,
        "time": read_text,
        "place": read_text,
        "person": read_text,
        "number": read_number,
        "phone": read_phone,
    }
)
