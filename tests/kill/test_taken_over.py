"""Two processes on one PostgreSQL: one leads; when it is killed the other does; all is heard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.simulator import Simulator
from tests.databases import Databases, databases
from tests.kill.process import Linli
from tests.kill.scene import Scene, a_scene
from tests.stories.shelves import ServerDatabases
from tests.stories.stage import Props

__all__ = ["databases"]

LEADS = "this process leads now"
SOON = 10.0  # seconds in which another has to lead
RIDE = "明早有车去县医院不"
RIDERS = ("wangxiuying", "wangdaman", "chenshuigen", "dengsixi")


class Two:
    """The scene with two processes, each in a folder of its own."""

    def __init__(self, scene: Scene, first: Linli, second: Linli) -> None:
        self.scene, self.first, self.second = scene, first, second

    @property
    def sim(self) -> Simulator:
        return self.scene.sim

    def asks(self, who: str) -> None:
        self.scene.says(who, RIDE)

    async def answered(self, who: str) -> None:
        await self.scene.until(lambda: self.answers(who) == 1)

    def answers(self, who: str) -> int:
        """How often they were told that it is written down."""
        seen = self.sim.people.seen(self.scene.user(who), None)
        return sum(m.from_bot and "记下了" in (m.text or "") for m in seen)


@pytest.fixture(scope="session")
def on_server(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Props:
    return Props(tmp_path_factory.mktemp("props"), ServerDatabases(databases))


@pytest.fixture
async def two(on_server: Props, tmp_path: Path) -> AsyncIterator[Two]:
    async with a_scene(on_server, tmp_path) as scene, another(scene.linli, tmp_path) as second:
        await scene.linli.start()
        await scene.until(lambda: scene.linli.running)
        await second.start()
        await scene.until(lambda: second.running)
        yield Two(scene, scene.linli, second)


@asynccontextmanager
async def another(first: Linli, folder: Path) -> AsyncIterator[Linli]:
    own = folder / "second"
    await asyncio.to_thread(own.mkdir)
    made = Linli(own, first.api, first.database)
    try:
        yield made
    finally:
        await made.close()


async def test_when_who_leads_is_killed_the_other_leads_within_ten_seconds(two: Two) -> None:
    before, meanwhile, after, last = RIDERS
    two.asks(before)
    await two.answered(before)
    assert LEADS not in two.second.said
    await two.first.kill()
    two.asks(meanwhile)
    await two.scene.until(lambda: LEADS in two.second.said, SOON)
    await two.answered(meanwhile)
    await two.first.start()
    await two.scene.until(lambda: two.first.running)
    two.asks(after)
    await two.answered(after)
    # Told to end, it lets go at once.
    assert await two.second.stop() == 0
    await two.scene.until(lambda: LEADS in two.first.said, SOON)
    two.asks(last)
    await two.answered(last)
    two.sim.clock.jump(70)
    await two.scene.until(two.scene.heard_everything)
    assert [two.answers(who) for who in RIDERS] == [1, 1, 1, 1]
    # No process ever heard that another polls; what the killed one was told nobody heard.
    assert "another program polls" not in two.first.said + two.second.said
