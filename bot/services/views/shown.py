"""What a message of the outbox is at this moment: a key, its values, what its buttons are about."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.services.desk import Desk
from bot.services.ports import Attached
from bot.services.voicing.clips import Clip
from bot.store.database import Work
from bot.store.outbox import OutboxRow


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn instead of said, where there is somebody who draws; with a few words below.

    With `file` it is a page to print, sent as a file of that name.
    """

    drawn: Mapping[str, object]
    key: str
    values: dict[str, Any] = field(default_factory=dict)
    template: str = "stock_picture"
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A key with its values, and what its buttons are about."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)
    subject: str = "-"
    revision: int = 0
    voice: str | None = None
    photo: str | None = None
    picture: Picture | None = None
    file: Attached | None = None
    clip: Clip | None = None  # a recording that is said with it
    clip_as: str | None = None  # the recording is sent as a file of this name instead


# None where there is nothing (more) to show.
Builder = Callable[[Work, Desk, OutboxRow], Awaitable[Shown | None]]
