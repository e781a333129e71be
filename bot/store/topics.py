"""Who waits for what: one event a topic, set by the commit that concerns it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable


class Topics:
    """The events of one open database; a waiter clears its own."""

    def __init__(self) -> None:
        self._events: dict[str, asyncio.Event] = {}

    def event(self, topic: str) -> asyncio.Event:
        """The event of this topic, the same one every time."""
        return self._events.setdefault(topic, asyncio.Event())

    def wake(self, topics: Iterable[str]) -> None:
        """Set these, and `topic:somebody` of each; one nobody has asked for yet is remembered."""
        for topic in topics:
            self.event(topic).set()
            for name, event in self._events.items():
                if name.startswith(f"{topic}:"):
                    event.set()

    def wake_all(self) -> None:
        """For when something may have been missed."""
        self.wake(tuple(self._events))
