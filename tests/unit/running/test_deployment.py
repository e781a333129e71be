"""Two bots on one database: each says what is said in its own chats, one of them ticks for both."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from telegram.request import HTTPXRequest

from bot.assembled import Assembled, together
from bot.compose import assemble
from bot.gateway.files import TelegramFiles
from bot.simulator import Message, Simulator
from bot.store import accounts
from bot.store.database import Work
from tests.stories.stage import MONDAY, Props, on_stage, settle
from tests.unit.running.test_assembled import WANG, settings_for

OTHER = "1000002:SIMULATOR-TOKEN-OF-THE-OTHER-TOWNSHIP"
CHEN = 900005
DANGER = "我胸口痛得厉害，喘不上气"


@pytest.fixture(scope="module")
def props(tmp_path_factory: pytest.TempPathFactory) -> Props:
    return Props(tmp_path_factory.mktemp("props"))


class Two:
    """Two bots, two local Telegrams, one village."""

    def __init__(self, sims: tuple[Simulator, Simulator], bots: tuple[Assembled, Assembled]):
        self.sims, self.bots = sims, bots

    async def settle(self) -> None:
        for _ in range(2):
            for bot in self.bots:
                await settle(self.sims[0], bot)  # its clock is everybody's

    def heard(self, which: int, user: int) -> list[str]:
        return [m.text or "" for m in self.seen(which, user) if m.from_bot]

    def seen(self, which: int, user: int) -> list[Message]:
        return self.sims[which].people.seen(user, None)


@asynccontextmanager
async def two_bots(props: Props, folder: Path) -> AsyncIterator[Two]:
    async with on_stage(props, folder) as (sim, first):
        other = Simulator(OTHER, "other_bot", "邻里二", sim.clock.unix, MONDAY)
        other.people.add_person(CHEN, "陈明")
        kwargs = {"transport": httpx.ASGITransport(app=other.app), "trust_env": False}
        async with assemble(
            settings_for(folder, "unused"),
            clock=first.desk.clock,  # type: ignore[arg-type]
            request=HTTPXRequest(httpx_kwargs=kwargs),
            poll_request=HTTPXRequest(httpx_kwargs=kwargs),
            seconds=lambda: sim.clock.now().timestamp(),
            pauses=(),
            beside=first,
            token=OTHER,
        ) as second:
            await first.desk.database.write(_chen_has_both)
            yield Two((sim, other), (first, second))


async def _chen_has_both(work: Work) -> None:
    await accounts.add_account(work, "other", "1000002", CHEN, "陈明", MONDAY)
    await accounts.link_account(work, "other", "chenming", True)


async def test_who_is_with_another_bot_hears_of_danger_there_and_goes(
    props: Props, tmp_path: Path
) -> None:
    async with two_bots(props, tmp_path) as two:
        two.sims[1].people.start(CHEN)
        await two.settle()
        two.sims[0].people.say(WANG, None, DANGER)
        await two.settle()
        alarm = [m for m in two.seen(1, CHEN) if "🚨" in (m.text or "")][-1]
        two.sims[1].people.press(CHEN, alarm, "我这就去")
        await two.settle()
        assert any("正赶过来" in text for text in two.heard(0, WANG)), two.heard(0, WANG)
        # What is said to him is said once in each of his two chats, and by the bot of that chat.
        alarms = [sum("🚨🚨" in text for text in two.heard(n, CHEN)) for n in (0, 1)]
        assert alarms == [1, 1]


async def test_side_by_side_both_are_woken_and_end_when_told(props: Props, tmp_path: Path) -> None:
    async with two_bots(props, tmp_path) as two:
        stop = asyncio.Event()
        running = asyncio.create_task(together(stop, *(bot.run(stop) for bot in two.bots)))
        two.sims[1].people.start(CHEN)
        await _until(lambda: bool(two.heard(1, CHEN)))
        two.sims[0].people.say(WANG, None, DANGER)
        two.sims[0].clock.jump(5)  # one message a second in a chat
        for bot in two.bots:
            bot.hurry()
        await _until(lambda: any("🚨🚨" in text for text in two.heard(1, CHEN)))
        stop.set()
        async with asyncio.timeout(5):
            await running


async def test_only_one_of_them_looks_for_what_is_due(props: Props, tmp_path: Path) -> None:
    async with two_bots(props, tmp_path) as two:
        names = [{job.tick.name for job in bot.scheduler.jobs} for bot in two.bots]
        assert "ladder" in names[0]
        assert names[1] == {"outbox", "overheard"}


async def test_a_file_is_fetched_by_the_bot_it_was_sent_to(props: Props, tmp_path: Path) -> None:
    async with two_bots(props, tmp_path) as two:
        two.sims[1].people.start(CHEN)
        two.sims[1].people.voice(CHEN, None, seconds=4)
        raw = two.sims[1].updates.queue[-1].wire["message"]["voice"]
        alone = TelegramFiles(two.bots[0].bot)
        both = TelegramFiles(two.bots[0].bot, two.bots[1].bot)
        assert await alone.fetch(raw["file_id"]) is None
        assert await both.fetch(raw["file_id"])


async def _until(seen: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not seen():
            await asyncio.sleep(0)
