"""Updates stand in line by chat: in order within one, side by side across them."""

from __future__ import annotations

from collections import deque

from bot.services.intake import Raw


class Lines:
    """One line a chat; only its first may be taken, and only when nobody is being served."""

    def __init__(self) -> None:
        self._lines: dict[str, deque[Raw]] = {}
        self._ready: deque[str] = deque()
        self._serving: set[str] = set()

    def __len__(self) -> int:
        return sum(len(line) for line in self._lines.values())

    @property
    def ready(self) -> int:
        """How many chats could be served at once."""
        return len(self._ready)

    def add(self, raw: Raw) -> None:
        """Stand last."""
        line = self._lines.setdefault(raw.chat_key, deque())
        line.append(raw)
        if len(line) == 1 and raw.chat_key not in self._serving:
            self._ready.append(raw.chat_key)

    def take(self) -> Raw | None:
        """Whoever is first in a line where nobody is being served."""
        if not self._ready:
            return None
        chat = self._ready.popleft()
        self._serving.add(chat)
        return self._lines[chat].popleft()

    def served(self, chat: str) -> None:
        """The next of this chat may come."""
        self._serving.discard(chat)
        if self._lines[chat]:
            self._ready.append(chat)
        else:
            del self._lines[chat]
