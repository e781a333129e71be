"""What the services need from outside, and what they get back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Ending(StrEnum):
    """How one call to Telegram ended."""

    SENT = "sent"
    LATER = "later"  # asked to wait (429), or nothing left this machine: again
    UNREACHABLE = "unreachable"  # blocked, kicked, never started
    MIGRATED = "migrated"  # the group has a new id
    REFUSED = "refused"  # Telegram will never take it (bad request)
    UNSURE = "unsure"  # it may have arrived


@dataclass(frozen=True, slots=True)
class Delivery:
    """The ending of one call, with what belongs to it."""

    ending: Ending
    message_id: int | None = None
    wait: float = 0.0  # seconds, with LATER
    new_chat_id: int | None = None
    fault: str | None = None
    sound_id: str | None = None  # the name a sound of ours has with this bot from now on


@dataclass(frozen=True, slots=True)
class Key:
    """A button as it leaves: a label and either callback data (at most 64 bytes) or an address."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of our own making, by the name it is kept under; made as it leaves, never kept."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording of ours: the name this bot sent it under before, and the sound itself."""

    sha256: str
    file_id: str | None = None
    data: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message ready to leave."""

    text: str
    keys: tuple[tuple[Key, ...], ...] = ()
    keyboard: tuple[tuple[str, ...], ...] | None = None  # persistent reply keyboard
    silent: bool = False
    reply_to: int | None = None
    voice: str | None = None  # file_id; text becomes the caption
    sound: Sound | None = None  # said with the text as its caption, where that can be
    photo: str | None = None
    picture: bytes | None = field(default=None, repr=False)  # drawn as it leaves, never kept
    file: Attached | None = None
    reaction: str | None = None  # an emoji on the message `reply_to`, instead of a message


class Messenger(Protocol):
    """One method, one call, one ending; never raises for what Telegram answers."""

    async def say(self, chat_id: int, out: Outgoing) -> Delivery: ...
    async def edit(self, chat_id: int, message_id: int, out: Outgoing) -> Delivery: ...
    async def delete(self, chat_id: int, message_id: int) -> Delivery: ...
    async def pin(self, chat_id: int, message_id: int, *, silent: bool) -> Delivery: ...
    async def unpin(self, chat_id: int, message_id: int) -> Delivery: ...


class Clock(Protocol):
    """Village time and monotonic time (see bot.clock)."""

    def now(self) -> datetime: ...
    def monotonic(self) -> float: ...


class Ids(Protocol):
    """Makes ids and secrets (see bot.clock)."""

    def new(self) -> str: ...
    def secret(self) -> str: ...


class Ringer(Protocol):
    """Wakes somebody by other means than chat: a phone service, a siren, the loudspeaker."""

    async def ring(self, case_id: str, number: str, facts: dict[str, str]) -> bool: ...


Now = Callable[[], datetime]
