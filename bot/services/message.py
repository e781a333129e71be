"""One thing to say: which sentence, about what, how urgently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.lanes import Lane, Owed


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to say: which sentence, about what, how urgently.

    `about` names the matter and never the moment, so that saying it twice is impossible.
    """

    key: str
    about: str
    params: Mapping[str, str]
    lane: Lane = Lane.CASE
    owed: Owed = Owed.OWED
    case_id: str | None = None
    living: bool = False
    silent: bool = False
    pin: bool = False
    unasked: bool = False
    reply_to: int | None = None
    due_at: datetime | None = None
