"""How much a bot may send: the published limits, counted on the server's own clock."""

from collections import deque
from collections.abc import Callable
from math import ceil

from bot.simulator.errors import ApiError

SLACK = 0.05


class Bucket:
    """Fills with time, empties by sending."""

    __slots__ = ("at", "rate", "room", "tokens")

    def __init__(self, rate: float, room: float, now: float) -> None:
        self.rate, self.room, self.tokens, self.at = rate, room, room, now

    def wait(self, cost: float, now: float) -> float:
        """Seconds until `cost` fits; 0 when it fits now. A clock set back fills nothing."""
        if now > self.at:
            self.tokens = min(self.room, self.tokens + (now - self.at) * self.rate)
        self.at = now
        missing = min(cost, self.room) - self.tokens
        return 0.0 if missing <= SLACK else missing / self.rate

    def take(self, cost: float) -> None:
        self.tokens -= cost


class Limits:
    """30 a second in all, 1 a second a chat with a burst of 3, 20 a minute a group."""

    overall, per_minute, long_text, long_cost = 30, 20, 500, 2
    burst, each_second = 3.0, 1.0  # of one chat

    def __init__(self, unix: Callable[[], float]) -> None:
        self.enforce = True
        self._unix = unix
        self.clear()

    def clear(self) -> None:
        self._all = Bucket(self.overall, self.overall, self._unix())
        self._chats: dict[int, Bucket] = {}
        self._minutes: dict[int, deque[float]] = {}

    def charge(self, chat: int, *, group: bool, messages: int = 1, length: int = 0) -> None:
        """Counts a send or an edit, or refuses it with the seconds to wait."""
        if not self.enforce:
            return
        now = self._unix()
        bucket = self._chats.get(chat)
        if bucket is None:
            bucket = self._chats[chat] = Bucket(self.each_second, self.burst, now)
        cost = self.long_cost if length > self.long_text else messages
        wait = max(self._all.wait(messages, now), bucket.wait(cost, now))
        if group:
            wait = max(wait, self._minute(chat, now))
        if wait:
            seconds = max(1, ceil(wait))
            raise ApiError(429, f"retry after {seconds}", retry_after=seconds)
        self._all.take(messages)
        bucket.take(cost)
        if group:
            self._minutes[chat].extend([now] * messages)

    def _minute(self, chat: int, now: float) -> float:
        sent = self._minutes.setdefault(chat, deque())
        while sent and not now - 60 < sent[0] <= now:
            sent.popleft()
        return sent[0] + 60 - now if len(sent) >= self.per_minute else 0.0
