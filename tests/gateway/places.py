"""Who and where everybody is in these tests, and the way to the local server."""

from __future__ import annotations

from typing import Any

import httpx
from telegram.request import HTTPXRequest

from bot.simulator import Simulator

TOKEN = "7000000001:local"
BOT = "7000000001"
HOME, EVA, HALL = 101, 102, -1001000000101
API = f"http://simulator/bot{TOKEN}"


def request_to(sim: Simulator, **more: Any) -> HTTPXRequest:
    kwargs = {"transport": httpx.ASGITransport(sim.app), "trust_env": False}
    return HTTPXRequest(httpx_kwargs=kwargs, **more)
