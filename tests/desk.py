"""A desk over a fresh database of either kind, with a clock that is moved by hand.

Import the fixtures into a folder's conftest.py, beside those of tests.databases.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from bot.clock import Ids
from bot.content.content import Content
from bot.content.load import load_content
from bot.services.desk import Desk
from bot.services.tasks.following import follow_task
from bot.store.database import Database
from tests.databases import NOW

ROOT = Path(__file__).parents[1]
ZONE = ZoneInfo("Asia/Shanghai")
BOT = "1000001"


class HandClock:
    """Village time and real time, each moved by hand."""

    def __init__(self, now: datetime = NOW) -> None:
        self.moment = now
        self.seconds = 1000.0
        self.speed = 1.0

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.seconds

    def passes(self, seconds: float) -> None:
        """Both go on."""
        self.seconds += seconds
        self.moment += timedelta(seconds=seconds * self.speed)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(ROOT)


@pytest.fixture
def desk(database: Database, content: Content, clock: HandClock) -> Desk:
    return Desk(database, content, clock, Ids(clock.now, Random(1)), BOT, ZONE, follow_task)
