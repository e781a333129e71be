"""The queue of what the bot has yet to hear: life times, offsets, kinds asked for."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from math import inf
from typing import Any
from zlib import crc32

Wire = dict[str, Any]

DAY, WEEK = 86_400.0, 7 * 86_400.0
LIFETIME = {"callback_query": 150.0, "inline_query": 30.0}
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "message_reaction",
    "message_reaction_count",
)
DEFAULT = frozenset(KINDS) - ON_REQUEST
FIRST_ID, FUTURE = 100_000_001, 10


@dataclass(slots=True)
class Pending:
    """One update that waits; updates of one `lane` are pushed one after another."""

    id: int
    wire: Wire
    until: float
    lane: str


class Updates:
    """Updates of one bot, in order."""

    def __init__(self, unix: Callable[[], float]) -> None:
        self._unix = unix
        self._waiting: set[asyncio.Future[None]] = set()
        self.clear()

    def clear(self) -> None:
        self.queue: deque[Pending] = deque()
        self.allowed = DEFAULT
        self.asked_for: list[str] = []
        self.last_id = FIRST_ID - 1
        self.last_at: float | None = None
        self._soonest = inf

    def __len__(self) -> int:
        self.drop_expired()
        return len(self.queue)

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Remembered until said otherwise; an empty list means the usual ones."""
        if kinds is not None:
            kinds = list(kinds)
            self.asked_for = kinds
            self.allowed = frozenset(kinds) & frozenset(KINDS) or DEFAULT

    def add(self, kind: str, payload: Wire, lane: str) -> None:
        if kind not in self.allowed:
            return
        now = self._unix()
        self.last_id = self._next_id(now)
        self.last_at = now
        until = now + LIFETIME.get(kind, DAY)
        self._soonest = min(until, self._soonest)
        wire = {"update_id": self.last_id, kind: payload}
        self.queue.append(Pending(self.last_id, wire, until, lane))
        self.wake()

    def _next_id(self, now: float) -> int:
        """One more than the last, but anything at all after a week of silence."""
        if self.last_at is not None and now - self.last_at >= WEEK:
            return FIRST_ID + crc32(b"%d" % self.last_id) % 800_000_000
        return self.last_id + 1

    def confirm(self, offset: int) -> None:
        """Forgets what `offset` says was heard: all below it, or all but the last `-offset`.

        One far beyond the queue, such as one from before the numbers began anew, forgets nothing.
        """
        if offset < 0:
            while len(self.queue) > -offset:
                self.queue.popleft()
        elif offset <= self.last_id + 1 + FUTURE:
            while self.queue and self.queue[0].id < offset:
                self.queue.popleft()

    def first(self, limit: int) -> list[Pending]:
        self.drop_expired()
        return list(islice(self.queue, limit))

    def drop_expired(self) -> None:
        now = self._unix()
        if now < self._soonest:
            return
        self.queue = deque(p for p in self.queue if p.until > now)
        self._soonest = min((p.until for p in self.queue), default=inf)

    def restore(
        self, queue: list[Pending], last_id: int, last_at: float | None, asked_for: list[str]
    ) -> None:
        """As a snapshot has it."""
        self.queue = deque(queue)
        self.last_id, self.last_at = last_id, last_at
        self._soonest = min((p.until for p in queue), default=inf)
        self.allow(asked_for)

    def drop_all(self) -> None:
        self.queue.clear()

    def remove(self, pending: Pending) -> None:
        if pending in self.queue:
            self.queue.remove(pending)

    def wake(self) -> None:
        """Whoever waits looks again."""
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)

    async def wait(self, seconds: float | None) -> None:
        """Until something changes, at most so many real seconds."""
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiting)
        try:
            await asyncio.wait_for(waiting, seconds)
        except TimeoutError:
            pass
        finally:
            self._waiting.discard(waiting)
