from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli.simulator import TOKEN, USERNAME
from bot.clock import real_monotonic
from bot.serving import address_of, listening, serving
from bot.simulator import Simulator

START = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)


class Telegram:
    """A local Telegram with an address."""

    def __init__(self, sim: Simulator, address: str) -> None:
        self.sim, self.address, self.token = sim, address, TOKEN


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    sim = Simulator(TOKEN, USERNAME, "邻里", real_monotonic, START)
    with listening("127.0.0.1", 0) as bound:
        async with serving(sim.app, bound):
            yield Telegram(sim, address_of(bound))
            await sim.aclose()


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Commands in this process live in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)
    for name in ("TOKEN", "API_URL", "DATABASE", "HOME", "CONTENT", "OVERLAY", "BIND", "LOG"):
        monkeypatch.delenv(f"LINLI_{name}", raising=False)
    return tmp_path


@pytest.fixture
def unused_port() -> int:
    with listening("127.0.0.1", 0) as bound:
        port: int = bound.getsockname()[1]
    return port
