"""What leaves together, how much of it may be in doubt after a kill, and what waits for nobody."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.domain.lanes import Lane, Owed
from bot.services.ports import Delivery, Outgoing
from tests.fakes.messenger import FakeMessenger
from tests.gateway.desk import Desk
from tests.gateway.places import HOME


class Held(FakeMessenger):
    """Answers when it is told to; knows how many were on their way together."""

    def __init__(self) -> None:
        super().__init__()
        self.air = self.most = 0
        self.answer = asyncio.Event()

    async def say(self, chat_id: int, out: Outgoing) -> Delivery:
        self.air += 1
        self.most = max(self.most, self.air)
        try:
            await self.answer.wait()
            # Somebody else gets a turn while this one is under way.
            await asyncio.sleep(0)
            return await super().say(chat_id, out)
        finally:
            self.air -= 1


@asynccontextmanager
async def sending(desk: Desk, messenger: Held) -> AsyncIterator[None]:
    desk.messenger = messenger
    stop = asyncio.Event()
    running = asyncio.create_task(desk.make().run(stop))
    try:
        async with asyncio.timeout(5):
            yield
    finally:
        messenger.answer.set()
        stop.set()
        await running


async def test_what_is_owed_to_several_leaves_together_and_never_more_than_eight(
    desk: Desk,
) -> None:
    desk.sim.clock.resume()
    held, chats = Held(), [f"neighbour{n}" for n in range(9)]
    await desk.add_neighbours(chats)
    for chat in chats:
        await desk.put("急", chat=chat, lane=Lane.EMERGENCY, owed=Owed.EMERGENCY)
    async with sending(desk, held):
        while held.air < 8:
            await asyncio.sleep(0)
        taken = [(await desk.row(f"about{n}")).state for n in range(1, 10)]
        held.answer.set()
        while len(held.calls) < 9:
            await asyncio.sleep(0)
    assert sorted(taken) == ["due"] + ["flying"] * 8
    assert held.most == 8


async def test_what_nobody_is_owed_leaves_together(desk: Desk) -> None:
    desk.sim.clock.resume()
    held = Held()
    for chat in ("home", "eva", "hall"):
        await desk.put("通知", chat=chat, lane=Lane.BROADCAST, owed=Owed.LOOSE)
    async with sending(desk, held):
        while held.air < 3:
            await asyncio.sleep(0)
    assert held.most == 3


async def test_one_chat_hears_one_after_the_other(desk: Desk) -> None:
    desk.sim.clock.resume()
    held = Held()
    for text in ("一", "二"):
        await desk.put(text, chat="home", lane=Lane.REPLY)
    async with sending(desk, held):
        while not held.air:
            await asyncio.sleep(0)
        assert (await desk.row("about2")).state == "due"
        held.answer.set()
        while len(held.calls) < 2:
            await asyncio.sleep(0)
    assert (held.most, held.chat(HOME).texts) == (1, ["一", "二"])


async def test_what_was_owed_is_noted_before_slower_ones_are_back(desk: Desk) -> None:
    desk.sim.clock.resume()
    held = Held()
    await desk.put("通知", chat="eva", lane=Lane.BROADCAST, owed=Owed.LOOSE)
    async with sending(desk, held):
        while not held.air:
            await asyncio.sleep(0)
        owed = await desk.put("接了", chat="home", lane=Lane.REPLY)
        while held.air < 2:
            await asyncio.sleep(0)
        held.answer.set()
        while (await desk.row(owed)).state != "sent":
            await asyncio.sleep(0)
    assert (await desk.row(owed)).message_id is not None
