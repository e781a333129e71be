"""What is to be said: a message key and ids, never a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.domain.lanes import Lane, Owed

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STAMP_LETTERS = 9  # 45 bits of milliseconds


@dataclass(frozen=True, slots=True)
class Notice:
    """Ask for a message; who sends it, and how, is not decided here.

    `about` names what it is about, the same every time: there is never a second one.
    A `living` one shows what its case looks like at any moment, by editing the same message.
    """

    id: str
    bot: str
    chat_id: str
    about: str
    key: str
    params: Mapping[str, str] = field(default_factory=dict)
    lane: Lane = Lane.CASE
    owed: Owed = Owed.OWED
    person_id: str | None = None
    case_id: str | None = None
    living: bool = False
    silent: bool = False
    pin: bool = False
    unasked: bool = False
    reply_to: int | None = None
    due_at: datetime | None = None  # at once, when nobody says

    def __post_init__(self) -> None:
        if self.due_at is not None and self.due_at.utcoffset() is None:
            raise ValueError("due_at must carry a timezone")


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A message of the outbox, with the address it goes to."""

    id: str
    bot: str
    chat_id: str
    telegram_id: int
    chat_kind: str
    account_id: str | None
    about: str
    key: str
    params: Mapping[str, str]
    lane: Lane
    owed: Owed
    state: str
    wanted: int
    shown: int
    attempts: int
    due_at: datetime
    created_at: datetime
    person_id: str | None = None
    case_id: str | None = None
    living: bool = False
    silent: bool = False
    pin: bool = False
    unasked: bool = False
    marked: bool = False
    gone: bool = False  # the chat, not the message
    rest_until: datetime | None = None
    reply_to: int | None = None
    message_id: int | None = None
    sent_at: datetime | None = None

    @property
    def in_group(self) -> bool:
        """Whether several people read it."""
        return self.chat_kind != "private"

    @property
    def is_new(self) -> bool:
        """Whether it would ring, unlike an edit of what is already there."""
        return self.message_id is None

    @property
    def doubtful(self) -> bool:
        """Whether somebody may have it twice if we are killed while it is on its way.

        A living one nobody is owed comes again, marked, when what it shows has changed.
        """
        return self.is_new and (self.living or self.owed is not Owed.LOOSE)


def moment_of(id: str) -> datetime:
    """When an id was made: its first letters are milliseconds."""
    stamp = 0
    for letter in id[:_STAMP_LETTERS]:
        place = _ALPHABET.find(letter)
        if place < 0 or len(id) != 16:
            raise ValueError(f"{id!r} is not one of our ids and tells no time")
        stamp = stamp * 32 + place
    return _EPOCH + timedelta(milliseconds=stamp)


def id_from(moment: datetime) -> str:
    """Sorts before every id made from then on, and after those made before."""
    stamp = (moment - _EPOCH) // timedelta(milliseconds=1)
    places = range(_STAMP_LETTERS - 1, -1, -1)
    return "".join(_ALPHABET[(stamp >> (5 * place)) & 31] for place in places)
