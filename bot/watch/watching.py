"""The loop: look, judge, tell; until told to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import httpx
import structlog

from bot.domain.watching import (
    Look,
    Patience,
    Sight,
    look_in,
    said,
    saying,
    settled,
    unsaid,
    word_for,
)
from bot.gateway.here import is_here
from bot.watch.looking import look_at
from bot.watch.remembering import Memory
from bot.watch.telling import Fate, Line
from bot.watch.wording import Wording

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Post:
    """Who watches what, with what, and whom it tells."""

    url: str
    chats: tuple[str, ...]
    patience: Patience
    line: Line
    memory: Memory
    wording: Wording
    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    transport: httpx.AsyncBaseTransport | None = None  # to a bot in this very process


class Watcher:
    """Holds what is known between two looks."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._watch = post.memory.load()
        self._at: float | None = None
        self._sight: Sight | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Look again and again until told to stop."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                await self.once()
                await asyncio.wait({stopping}, timeout=self._post.patience.every)
        finally:
            stopping.cancel()

    async def once(self) -> Look:
        """One look, and whatever has to be said after it."""
        post = self._post
        look = await self._look()
        if look.sight is not self._sight:
            self._sight = look.sight
            _log.info("the bot was looked at", sight=str(look.sight))
        self._watch = look_in(self._watch, look, self._passed(), post.now(), post.patience)
        post.memory.keep(self._watch)
        for chat in post.chats:
            await self._tell(chat)
        self._watch = settled(self._watch, post.chats)
        post.memory.keep(self._watch)
        return look

    async def _look(self) -> Look:
        post = self._post
        look = await look_at(post.url, min(10.0, post.patience.every), post.transport)
        if look.sight is Sight.SILENT and not is_here(post.url) and not await post.line.reaches():
            # Our own line may be what is down: that is no news of the bot.
            return Look(Sight.UNSEEN)
        return look

    def _passed(self) -> float:
        """Since the last look; this machine's own sleep is not the bot's."""
        now, before = self._post.monotonic(), self._at
        self._at = now
        return min(now - before, 3 * self._post.patience.every) if before is not None else 0.0

    async def _tell(self, chat: str) -> None:
        word = word_for(self._watch, chat)
        if word is None:
            return
        again = chat in self._watch.doubt
        text = self._post.wording.of(word, self._watch, self._post.now(), again=again)
        self._watch = saying(self._watch, chat)
        self._post.memory.keep(self._watch)
        fate = await self._post.line.tell(chat, text)
        if fate in (Fate.HEARD, Fate.REFUSED):
            self._watch = said(self._watch, chat, took=fate is Fate.HEARD)
            _log.warning("the chat was told", chat=chat, word=str(word), fate=fate.value)
            return
        if fate is Fate.UNSENT and not again:
            self._watch = unsaid(self._watch, chat)
        _log.error("the chat cannot be told now", chat=chat, word=str(word), fate=fate.value)
