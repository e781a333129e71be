"""The watch beside the bot: a bot stopped by a signal is told of, and one that goes on, too."""

from __future__ import annotations

import signal
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.serving import address_of, listening, serving
from bot.simulator import Simulator
from tests.kill.ledger import MARK
from tests.kill.process import Linli, free_port
from tests.kill.scene import Scene
from tests.stories.stage import MONDAY

TOKEN = "2000002:SIMULATOR-TOKEN-OF-THE-WATCH"
AFTER = 6.0  # real seconds of silence instead of three minutes
TOWN, ANNA = -5000, 77
MOST_MEMORY = 80  # MiB; a third of the bot's


class Township:
    """The chat that is told, on a Telegram of the watch's own, and the process that tells."""

    def __init__(self, sim: Simulator, watch: Linli, bot: Linli, line: socket.socket) -> None:
        self.sim, self.watch, self.bot, self.line = sim, watch, bot, line

    def heard(self, words: str = "") -> list[str]:
        seen = self.sim.people.seen(ANNA, TOWN)
        return [m.text or "" for m in seen if m.from_bot and words in (m.text or "")]

    def sees(self, sight: str) -> bool:
        """The last thing this process of the watch saw."""
        lines = [line for line in self.watch.said.splitlines() if '"sight"' in line]
        return bool(lines) and f'"sight": "{sight}"' in lines[-1]


@asynccontextmanager
async def a_township(scene: Scene, folder: Path) -> AsyncIterator[Township]:
    sim = Simulator(TOKEN, "watch_bot", "看门", time.monotonic, MONDAY)
    sim.people.add_person(ANNA, "Anna")
    sim.people.add_group(TOWN, "石桥镇", [ANNA], bot=True, bot_admin=False)
    place = f"127.0.0.1:{free_port()}"
    linli = scene.linli
    supervisor = folder / "supervisor"
    bot = Linli(
        linli.folder, linli.api, linli.database, LINLI_BIND=place, NOTIFY_SOCKET=str(supervisor)
    )
    with listening("127.0.0.1", 0) as bound, _listening_to(supervisor) as line:
        async with serving(sim.app, bound):
            watch = Linli(
                folder,
                address_of(bound),
                "sqlite:///never-opened.db",
                LINLI_BIND=place,
                LINLI_WATCH_TOKEN=TOKEN,
                LINLI_WATCH_CHATS=str(TOWN),
                LINLI_WATCH_AFTER=str(AFTER),
            )
            try:
                yield Township(sim, watch, bot, line)
            finally:
                await watch.close()
                await bot.close()
                await sim.aclose()


@pytest.fixture
async def town(scene: Scene, tmp_path: Path) -> AsyncIterator[Township]:
    folder = tmp_path / "watch"
    folder.mkdir()
    async with a_township(scene, folder) as town:
        yield town


async def test_a_bot_that_is_stopped_is_told_of_once_and_once_that_it_goes_on(
    scene: Scene, town: Township
) -> None:
    await town.bot.start()
    await scene.until(lambda: town.bot.running)
    assert (town.line.recv(99), town.line.recv(99)) == (b"READY=1", b"WATCHDOG=1")
    await town.watch.start("watch")
    await scene.until(lambda: town.sees("well"))
    assert _memory(town.watch) < MOST_MEMORY
    town.bot.process.send_signal(signal.SIGSTOP)
    await scene.until(lambda: town.heard("邻里没反应了"), 40.0)
    # Another process of the watch knows what was told.
    await town.watch.kill()
    await town.watch.start("watch")
    await scene.until(lambda: town.sees("silent"))
    town.bot.process.send_signal(signal.SIGCONT)
    await scene.until(lambda: town.heard("邻里好了"), 40.0)
    assert await town.watch.stop(5.0) == 0
    # Killed between the sending and the note of it, it says so once more, marked.
    assert len([text for text in town.heard() if not text.startswith(MARK)]) == 2
    assert not (town.watch.folder / "never-opened.db").exists()


def _memory(linli: Linli) -> float:
    status = Path(f"/proc/{linli.process.pid}/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _listening_to(path: Path) -> socket.socket:
    """Where systemd would hear from the bot."""
    line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    line.bind(str(path))
    return line
