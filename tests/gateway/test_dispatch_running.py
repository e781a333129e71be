"""It sends by itself, beside slow chats and through faults, until told to stop."""

from __future__ import annotations

import asyncio

from bot.domain.lanes import Lane
from bot.services.ports import Delivery, Outgoing
from tests.fakes.database import FlakyDatabase
from tests.fakes.messenger import FakeMessenger
from tests.gateway.desk import Desk
from tests.gateway.places import EVA, HOME


async def test_it_sends_by_itself_when_something_is_said(desk: Desk) -> None:
    desk.sim.clock.resume()
    stop = asyncio.Event()
    running = asyncio.create_task(desk.dispatcher.run(stop))
    async with asyncio.timeout(5):
        for text in ("一", "二"):
            await desk.put(text)
            while text not in desk.texts():
                await asyncio.sleep(0)
        stop.set()
        await running
    assert desk.texts() == ["一", "二"]
    assert (await desk.row("about2")).state == "sent"


async def test_what_was_due_when_the_clock_is_set_back_does_not_wait_for_it_again(
    desk: Desk,
) -> None:
    await desk.dispatcher.run_once()
    await desk.put("好")
    desk.sim.clock.jump(-3600)
    await desk.dispatcher.run_once()
    assert desk.texts() == ["好"]


async def test_a_fault_of_the_database_does_not_end_the_sending(desk: Desk) -> None:
    flaky = FlakyDatabase(desk.database)
    desk.database = flaky
    desk.make()
    desk.sim.clock.resume()
    stop = asyncio.Event()
    await desk.put("好")
    flaky.faults = 1
    running = asyncio.create_task(desk.dispatcher.run(stop))
    async with asyncio.timeout(5):
        while not desk.texts():
            await asyncio.sleep(0)
        stop.set()
        await running
    assert flaky.faults == 0


async def test_told_to_stop_it_ends_soon_and_what_hangs_is_decided_at_the_next_start(
    desk: Desk,
) -> None:
    begun = asyncio.Event()

    class Hanging(FakeMessenger):
        async def say(self, chat_id: int, out: Outgoing) -> Delivery:
            begun.set()
            await asyncio.Event().wait()
            raise AssertionError("nobody answers")

    desk.messenger = Hanging()
    stop = asyncio.Event()
    await desk.put("好")
    running = asyncio.create_task(desk.make().run(stop))
    async with asyncio.timeout(2):
        await begun.wait()
        stop.set()
        await running
    assert (await desk.row("about1")).state == "flying"
    desk.messenger = fake = FakeMessenger()
    stop.clear()
    desk.sim.clock.jump(0.001)
    running = asyncio.create_task(desk.make().run(stop))
    async with asyncio.timeout(2):
        while (row := await desk.row("about1")).state == "flying":
            await asyncio.sleep(0)
        stop.set()
        await running
    assert (row.marked, fake.calls) == (True, [])


async def test_a_slow_chat_keeps_nobody_waiting(desk: Desk) -> None:
    slow = asyncio.Event()

    class Slow(FakeMessenger):
        async def say(self, chat_id: int, out: Outgoing) -> Delivery:
            if chat_id == HOME:
                await slow.wait()
            return await super().say(chat_id, out)

    desk.messenger = fake = Slow()
    desk.make()
    desk.sim.clock.resume()
    stop = asyncio.Event()
    running = asyncio.create_task(desk.dispatcher.run(stop))
    async with asyncio.timeout(5):
        await desk.put("慢一")
        await desk.put("慢二")
        await desk.put("快", chat="eva")
        while not fake.chat(EVA).texts:
            await asyncio.sleep(0)
        await desk.put("急", chat="eva", lane=Lane.EMERGENCY)
        while len(fake.chat(EVA).texts) < 2:
            await asyncio.sleep(0)
        assert fake.chat(HOME).texts == []
        slow.set()
        while len(fake.chat(HOME).texts) < 2:
            await asyncio.sleep(0)
        stop.set()
        await running
    assert fake.chat(HOME).texts == ["慢一", "慢二"]
