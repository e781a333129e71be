"""What a lock across processes is to who asked for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


async def _as_it_was() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Lock:
    """True while it is ours; a server may take it away with the connection it hung on."""

    held: bool
    _look: Callable[[], Awaitable[bool]] = _as_it_was

    def __bool__(self) -> bool:
        return self.held

    async def still(self) -> bool:
        """Whether it is ours at this moment."""
        return self.held and await self._look()
