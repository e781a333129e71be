"""What came in, in our own words: something heard, a button pressed, a group that changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Origin:
    """Who, where, and under which number; `cause` makes the write happen once."""

    bot: str
    update_id: int
    chat_id: int  # Telegram's
    chat_kind: str  # private | group | supergroup
    chat_title: str | None
    user_id: int | None
    user_name: str
    anonymous: bool = False  # an administrator who speaks as the group, or a channel

    @property
    def cause(self) -> tuple[str, int]:
        return (self.bot, self.update_id)

    @property
    def private(self) -> bool:
        return self.chat_kind == "private"


@dataclass(frozen=True, slots=True)
class Heard:
    """A message: words, a voice note, a photo, a place or a phone number."""

    origin: Origin
    message_id: int
    at: datetime  # when it was said, by Telegram's clock
    form: str = "text"  # text | voice | photo | place | contact | file
    text: str = ""  # words or caption
    command: str | None = None  # without slash and bot name, lower case
    argument: str = ""  # what stands behind the command
    addressed: bool = False  # private, mentions the bot, or replies to it
    reply_to: int | None = None  # Telegram id of the message that is answered
    reply_to_bot: bool = False
    reply_user_id: int | None = None  # who wrote the message that is answered
    file_id: str | None = None
    file_name: str | None = None
    seconds: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    phone: str | None = None
    edited: bool = False
    links: bool = False  # leads out of Telegram, or into another chat


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of ours: `version:verb:id:revision[:choice]`, already taken apart."""

    origin: Origin
    callback_id: str
    message_id: int | None
    verb: str
    subject: str
    revision: int
    choice: str | None = None
    group_admin: bool = False  # whether who pressed leads the Telegram group (asked for `bind`)


@dataclass(frozen=True, slots=True)
class Membership:
    """The bot's own standing in a chat changed, or the chat did."""

    origin: Origin
    change: str  # added | removed | admin | member | blocked | unblocked | migrated
    by_user_id: int | None = None
    reads_all: bool = False
    new_chat_id: int | None = None
