"""The sample village on a served local Telegram, with the bot in a process of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.kill.scene import Scene, a_scene
from tests.stories.stage import Props


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kill-seed", help="repeat the kills of a run that failed")


@pytest.fixture(scope="session")
def props(tmp_path_factory: pytest.TempPathFactory) -> Props:
    return Props(tmp_path_factory.mktemp("props"))


@pytest.fixture
async def scene(props: Props, tmp_path: Path) -> AsyncIterator[Scene]:
    async with a_scene(props, tmp_path) as scene:
        yield scene
