from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from telegram import Bot, Update

from bot.clock import SystemClock
from bot.gateway.poller import Poller
from bot.gateway.pollpauses import Pauses
from bot.services.intake import Intake
from bot.simulator import Simulator
from bot.store.database import Database
from tests.databases import NOW, database, database_url, databases, dialect, now
from tests.gateway.desk import Desk
from tests.gateway.places import API, BOT, EVA, HALL, HOME, TOKEN, request_to
from tests.gateway.polling import is_chatter

__all__ = ["database", "database_url", "databases", "dialect", "now"]

# Without it the library warns whenever it is asked for a duration.
os.environ.setdefault("PTB_TIMEDELTA", "1")


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


@pytest.fixture
async def desk(database: Database, sim: Simulator, bot: Bot) -> Desk:
    made = Desk(database, sim, bot)
    await made.add_chats()
    return made


@pytest.fixture
def intake(database: Database) -> Intake:
    return Intake(database, SystemClock(), BOT)


@pytest.fixture
def make(sim: Simulator, intake: Intake) -> Callable[..., Poller]:
    def made(**more: Any) -> Poller:
        given: dict[str, Any] = {
            "make_request": lambda: request_to(sim, connection_pool_size=2),
            "monotonic": time.monotonic,
            "ignore": is_chatter,
            "pauses": Pauses(first=0.001, longest=0.01),
        }
        return Poller(more.pop("intake", intake), api=API, **(given | more))

    return made


@pytest.fixture
def last(sim: Simulator, bot: Bot) -> Any:
    """The newest update, raw and as the library makes it; nothing of it left over."""

    def read() -> tuple[dict[str, Any], Update]:
        raw = sim.updates.queue[-1].wire
        update = Update.de_json(raw, bot)
        assert not update.api_kwargs
        return raw, update

    return read
