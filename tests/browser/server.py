"""A simulator with its page and the scripted bot, on a free port of this machine."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from time import monotonic
from typing import Any

import httpx
import uvicorn

from bot.simulator import Simulator
from bot.simulator.page import Scene, load_scenes, page_app
from tests.browser.scripted_bot import ScriptedBot
from tests.browser.village import move_in

TOKEN = "1000001:SIMULATOR-TOKEN-FOR-THIS-MACHINE-ONLY"
# Half past nine in the morning in the village.
START = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)


class Served:
    """What a test needs of it: the address, and a way to act as people do."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.http = httpx.Client(base_url=address)

    def do(self, path: str, **body: Any) -> Any:
        answer = self.http.post(f"/sim/{path}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def look(self, path: str) -> Any:
        return self.http.get(f"/sim/{path}").json()


def make(scenes: Sequence[Scene]) -> Simulator:
    sim = Simulator(TOKEN, "linli_bot", "邻里", monotonic, START)
    # The scripted bot does not pace itself.
    sim.limits.enforce = False
    sim.mount("/", page_app(scenes, notes=move_in(sim)))
    return sim


async def serve(sim: Simulator, server: uvicorn.Server, listener: socket.socket) -> None:
    """Until the server is told to stop; then streams and bot end too."""
    host, port = listener.getsockname()
    running = asyncio.create_task(server.serve([listener]))
    async with httpx.AsyncClient(base_url=f"http://{host}:{port}") as http:
        bot = asyncio.create_task(ScriptedBot(http, TOKEN).run())
        while not server.should_exit:
            await asyncio.wait({running}, timeout=0.05)
        await sim.aclose()
        bot.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await bot
    await running


@contextlib.contextmanager
def served(raw: Sequence[Any] = ()) -> Iterator[Served]:
    sim = make(load_scenes(raw))
    config = uvicorn.Config(sim.app, log_config=None, timeout_graceful_shutdown=2, lifespan="off")
    server = uvicorn.Server(config)
    # With the protocol left out asyncio does not switch Nagle off: 40 ms more for every answer.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        thread = threading.Thread(target=lambda: asyncio.run(serve(sim, server, listener)))
        thread.start()
        host, port = listener.getsockname()
        made = Served(f"http://{host}:{port}")
        try:
            yield made
        finally:
            made.http.close()
            server.should_exit = True
            thread.join()
