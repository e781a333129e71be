"""Words for rows of the outbox, settable from a test."""

from __future__ import annotations

from bot.services.ports import Outgoing
from bot.store.outbox import OutboxRow


class FakeWording:
    """A row says its `text` parameter, unless the test gave its `about` something else."""

    def __init__(self) -> None:
        self.shown: dict[str, Outgoing | None] = {}
        self.broken: set[str] = set()
        self.composed: list[str] = []

    async def compose(self, row: OutboxRow) -> Outgoing | None:
        self.composed.append(row.about)
        if row.about in self.broken:
            raise KeyError("a message nobody has written")
        if row.about in self.shown:
            return self.shown[row.about]
        return Outgoing(row.params["text"])

    def mark(self, text: str) -> str:
        return f"（重发）{text}"
