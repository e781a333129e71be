from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.simulator import Simulator
from tests.databases import NOW, database, database_url, databases, dialect, now

__all__ = ["database", "database_url", "databases", "dialect", "now"]

# Without it the library warns whenever it is asked for a duration.
os.environ.setdefault("PTB_TIMEDELTA", "1")

TOKEN = "7000000001:local"
HOME, EVA, HALL = 101, 102, -1001000000101
API = f"http://simulator/bot{TOKEN}"


def request_to(sim: Simulator, **more: Any) -> HTTPXRequest:
    kwargs = {"transport": httpx.ASGITransport(sim.app), "trust_env": False}
    return HTTPXRequest(httpx_kwargs=kwargs, **more)


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    made = Simulator(TOKEN, "linli_bot", "邻里", time.monotonic, NOW)
    made.clock.pause()
    made.clock.set(NOW)
    made.faults.broken = lambda: httpx.ReadError("the line broke")
    for id, name in ((HOME, "Ana"), (EVA, "Eva")):
        made.people.add_person(id, name)
        made.people.start(id)
    made.people.add_group(HALL, "柳湾", [HOME, EVA], supergroup=True, bot_admin=True)
    made.updates.drop_all()
    yield made
    await made.aclose()


@pytest.fixture
async def bot(sim: Simulator) -> AsyncIterator[Bot]:
    made = Bot(
        TOKEN,
        base_url="http://simulator/bot",
        base_file_url="http://simulator/file/bot",
        request=request_to(sim),
        get_updates_request=request_to(sim),
    )
    await made.initialize()
    yield made
    await made.shutdown()
