"""A dispatcher over a real database, the real messenger and the local server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from telegram import Bot

from bot.clock import BorrowedClock
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Chat
from bot.gateway.messenger import TelegramMessenger
from bot.services.dispatch import Dispatcher
from bot.services.ports import Messenger
from bot.simulator import Simulator
from bot.store import outbox
from bot.store.accounts import add_account, add_chat
from bot.store.database import Database
from bot.store.outbox import Notice, OutboxRow
from bot.store.work import Work
from tests.fakes.wording import FakeWording
from tests.gateway.places import BOT, EVA, HALL, HOME

PLACES = {"home": HOME, "eva": EVA, "hall": HALL}


def next_morning(now: datetime) -> datetime:
    """07:30 in China, which is 23:30 the day before in UTC."""
    today = now.replace(hour=23, minute=30, second=0, microsecond=0)
    return today if today > now else today + timedelta(days=1)


class Desk:
    def __init__(self, database: Database, sim: Simulator, bot: Bot) -> None:
        self.database = database
        self.sim = sim
        self.wording = FakeWording()
        self.unreached: list[str] = []
        self.messenger: Messenger = TelegramMessenger(bot)
        self.dispatcher = self.make()
        self._numbers = count(1)

    def make(self) -> Dispatcher:
        """Another one, as after a restart."""
        clock = BorrowedClock(self.sim.clock.now, lambda: self.sim.clock.speed)
        self.dispatcher = Dispatcher(
            self.database,
            self.messenger,
            self.wording,
            clock,
            BOT,
            next_morning=next_morning,
            unreachable=self._not_reached,
            seconds=self.sim.clock.unix,
        )
        return self.dispatcher

    async def _not_reached(self, work: Work, row: OutboxRow) -> None:
        self.unreached.append(row.about)

    async def add_chats(self) -> None:
        await self._add(PLACES)

    async def add_neighbours(self, names: Sequence[str]) -> None:
        """More people, each with a phone of their own."""
        await self._add({name: 1000 + n for n, name in enumerate(names)})

    async def _add(self, places: Mapping[str, int]) -> None:
        now = self.sim.clock.now()

        async def add(work: Work) -> None:
            for id, number in places.items():
                private = number > 0
                if private:
                    await add_account(work, f"a-{id}", BOT, number, id, now)
                chat = Chat(
                    id=id,
                    bot=BOT,
                    kind="private" if private else "supergroup",
                    telegram_id=number,
                    account_id=f"a-{id}" if private else None,
                )
                await add_chat(work, chat, now)

        await self.database.write(add)

    async def put(self, text: str, chat: str = "home", **more: Any) -> str:
        n = next(self._numbers)
        given: dict[str, Any] = {
            "id": f"{n:016d}", "bot": BOT, "chat_id": chat, "about": f"about{n}", "key": "k",
            "params": {"text": text}, "lane": Lane.CASE, "owed": Owed.OWED,
            "due_at": self.sim.clock.now(),
        }  # fmt: skip
        notice = Notice(**(given | more))
        await self.database.write(lambda work: outbox.put(work, notice))
        return notice.about

    async def want(self, about: str) -> None:
        await self.database.write(lambda work: outbox.want_row(work, about))

    async def row(self, about: str) -> OutboxRow:
        found = await self.database.read(lambda work: outbox.find_by_about(work, about))
        assert found is not None
        return found

    async def run(self) -> int:
        return await self.dispatcher.run_once()

    async def later(self, limit: int = 100) -> None:
        """Move the clock to whatever is next, until nothing is."""
        for _ in range(limit):
            await self.dispatcher.run_once()
            due = await self.dispatcher.next_due()
            if due is None:
                return
            self.sim.clock.set(max(due, self.sim.clock.now()))
        raise AssertionError("it never ends")

    def texts(self, chat: str = "home") -> list[str]:
        messages = self.sim.world.chats[PLACES[chat]].messages.values()
        return [m.text for m in messages if m.from_bot and not m.service]
