"""What people call themselves or write may hold signs that nobody sees; none is shown to others."""

from __future__ import annotations

import re
from typing import TypeVar

Text = TypeVar("Text", bound=str)

# Control characters but for the end of a line, what turns the direction of writing, what has no
# width, and halves of characters.
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b\u200c\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
    # What joins two pictures into one stays between them.
    "|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d"
)
LONGEST_NAME = 64


def seen(text: Text) -> Text:
    """Only what can be seen; markup stays markup."""
    if _UNSEEN.search(text) is None:
        return text
    return type(text)(_UNSEEN.sub("", text))


def name_seen(name: str) -> str:
    """A name on one line, no longer than Telegram lets anybody call themselves."""
    return " ".join(seen(name.replace("\n", " ")).split())[:LONGEST_NAME]
