"""Tells whoever watches (a page) what changed, so that it can read that again."""

import asyncio
from collections.abc import AsyncIterator

Event = tuple[str, dict[str, object]]


class Events:
    """Server-sent state; costs nothing while nobody watches."""

    def __init__(self) -> None:
        self._watchers: set[asyncio.Queue[Event | None]] = set()

    @property
    def watched(self) -> bool:
        return bool(self._watchers)

    def tell(self, name: str, **data: object) -> None:
        for watcher in tuple(self._watchers):
            watcher.put_nowait((name, data))

    def close(self) -> None:
        """Ends every stream, so that a server that stops need not wait for them."""
        for watcher in tuple(self._watchers):
            watcher.put_nowait(None)

    async def watch(self, first: Event) -> AsyncIterator[Event]:
        """Everything from now on, `first` before it."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self._watchers.add(queue)
        try:
            yield first
            while (event := await queue.get()) is not None:
                yield event
        finally:
            self._watchers.discard(queue)
