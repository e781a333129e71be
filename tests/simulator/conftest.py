"""A small village on the local Telegram, and the real library talking to it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from telegram import Update
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.simulator import Simulator
from tests.conformance.recording import record_traffic as record_traffic
from tests.simulator.leftover import leftover

TOKEN = "1000001:SIMULATOR-TOKEN-FOR-THIS-MACHINE-ONLY"
START = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
WANG, LI, ZHAO, GROUP = 5001, 5002, 5003, -4001


class Real:
    """Real time that stands still, so that only jumps move the village's clock."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def real() -> Real:
    return Real()


@pytest.fixture(autouse=True)
def _durations_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library warns otherwise, and warnings are errors."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
def sim(real: Real, record_traffic: Any) -> Simulator:
    sim = Simulator(
        token=TOKEN,
        bot_username="linli_bot",
        bot_name="邻里",
        real=real,
        start=START,
        record=record_traffic,
    )
    sim.people.add_person(WANG, "王秀英")
    sim.people.add_person(LI, "李大山", username="dashan")
    sim.people.add_person(ZHAO, "赵铁柱")
    sim.people.add_group(GROUP, "柳湾一组", [WANG, LI], admins=[LI])
    sim.people.start(WANG)
    sim.updates.drop_all()
    return sim


class Client:
    """Raw HTTP to the server in process."""

    def __init__(self, sim: Simulator) -> None:
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(sim.app), base_url="http://bot")

    async def call(self, method: str, **params: Any) -> httpx.Response:
        return await self.http.post(f"/bot{TOKEN}/{method}", json=params)

    async def ok(self, method: str, **params: Any) -> Any:
        answer = await self.call(method, **params)
        assert answer.status_code == 200, answer.text
        return answer.json()["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """The description, after status and error_code were found to agree."""
        answer = await self.call(method, **params)
        body = answer.json()
        assert body["ok"] is False
        assert body["error_code"] == answer.status_code
        return str(body["description"])

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        """What waits, all of it confirmed."""
        found: list[dict[str, Any]] = await self.ok("getUpdates", **params)
        if found:
            await self.ok("getUpdates", offset=found[-1]["update_id"] + 1, limit=1)
        return found


@pytest.fixture
async def client(sim: Simulator) -> AsyncIterator[Client]:
    client = Client(sim)
    yield client
    await client.http.aclose()


def library_request(sim: Simulator) -> HTTPXRequest:
    return HTTPXRequest(httpx_kwargs={"transport": httpx.ASGITransport(sim.app)})


@pytest.fixture
async def bot(sim: Simulator) -> AsyncIterator[ExtBot[None]]:
    """The real library's bot, in process."""
    bot: ExtBot[None] = ExtBot(
        TOKEN,
        base_url="http://bot/bot",
        base_file_url="http://bot/file/bot",
        request=library_request(sim),
        get_updates_request=library_request(sim),
    )
    async with bot:
        yield bot


async def heard(bot: ExtBot[None]) -> list[Update]:
    """All updates that wait, understood to the last field, confirmed."""
    found = list(await bot.get_updates(timeout=0, allowed_updates=Update.ALL_TYPES))
    assert [name for update in found for name in leftover(update)] == []
    if found:
        await bot.get_updates(offset=found[-1].update_id + 1, timeout=0, limit=1)
    return found
