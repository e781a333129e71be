"""Pages are served on a socket of our own, with signals of our own."""

from __future__ import annotations

import signal
import socket

import httpx
import pytest
from starlette.applications import Starlette

from bot.faults import StartFault
from bot.serving import address_of, listening, serving
from bot.web.webhook import SECRET, webhook_route


class Kept:
    """Remembers what was pushed, and lets in one secret."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    async def receive(self, secret: str | None, body: bytes) -> int:
        if secret != "sesame":
            return 401
        self.bodies.append(body)
        return 200


async def test_what_is_pushed_is_answered_when_it_is_kept() -> None:
    kept = Kept()
    before = signal.getsignal(signal.SIGINT)
    with listening("127.0.0.1", 0) as bound:
        app = Starlette(routes=[webhook_route("/telegram/x", kept)])
        async with serving(app, bound), httpx.AsyncClient(base_url=address_of(bound)) as http:
            assert signal.getsignal(signal.SIGINT) is before
            refused = await http.post("/telegram/x", content=b"{}")
            taken = await http.post("/telegram/x", content=b"{}", headers={SECRET: "sesame"})
            looked = await http.get("/telegram/x")
    assert (refused.status_code, taken.status_code, looked.status_code) == (401, 200, 405)
    assert kept.bodies == [b"{}"]


def test_a_taken_port_and_a_foreign_address_are_told_apart() -> None:
    with listening("127.0.0.1", 0) as bound:
        port = bound.getsockname()[1]
        with (
            pytest.raises(StartFault, match=f"The port {port} is taken"),
            listening("127.0.0.1", port),
        ):
            pass
    with (
        pytest.raises(StartFault, match=r"The address 192\.0\.2\.1:1 cannot be used"),
        listening("192.0.2.1", 1),
    ):
        pass


def test_the_address_is_one_a_browser_on_this_machine_can_open() -> None:
    with listening("0.0.0.0", 0) as everywhere:
        assert address_of(everywhere).startswith("http://127.0.0.1:")
    if socket.has_ipv6:
        with listening("::1", 0) as six:
            assert address_of(six).startswith("http://[::1]:")
