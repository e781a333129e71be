"""What the dispatcher needs: somebody who words a row, and somebody who hears it did not arrive."""

from __future__ import annotations

from typing import Protocol

from bot.services.ports import Outgoing
from bot.store.outbox import OutboxRow
from bot.store.work import Work


class Wording(Protocol):
    """Turns a row of the outbox into words, as things are at this moment."""

    async def compose(self, row: OutboxRow) -> Outgoing | None:
        """The message, or None when there is nothing (more) to show."""
        ...

    def mark(self, text: str) -> str:
        """The same text, marked as perhaps sent before."""
        ...


class Unreachable(Protocol):
    """Called in the write that notes it: whoever stands next is told instead."""

    async def __call__(self, work: Work, row: OutboxRow) -> None: ...
