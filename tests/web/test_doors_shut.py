"""Who is not on this machine reaches no page unless told so; what is pushed has its secret."""

from __future__ import annotations

import ast

import httpx
import pytest
from starlette.applications import Starlette

from bot.settings import Settings
from bot.web.webhook import MOST_BYTES, SECRET, webhook_route
from tests.contract.source import BOT

OF_THIS_MACHINE = {"127.0.0.1", "HOST"}


class Kept:
    """Takes whatever comes with the secret."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    async def receive(self, secret: str | None, body: bytes) -> int:
        self.bodies.append(body)
        return 200 if secret == "sesame" else 401


def hosts() -> dict[str, str]:
    """What every socket of the program listens on, as it is written."""
    found = {}
    for path in sorted(BOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "listening":
                host = node.args[0]
                said = host.value if isinstance(host, ast.Constant) else ast.unparse(host)
                found[f"{path.relative_to(BOT)}:{node.lineno}"] = str(said)
    return found


def test_every_socket_is_of_this_machine_or_where_the_operator_said() -> None:
    found = hosts()
    assert found
    others = {place: host for place, host in found.items() if host not in OF_THIS_MACHINE}
    assert all("settings" in host for host in others.values()), others


def test_the_host_of_the_demo_is_this_machine() -> None:
    assert 'HOST = "127.0.0.1"' in (BOT / "cli" / "demo.py").read_text(encoding="utf-8")


def test_unless_told_pages_are_for_this_machine() -> None:
    assert Settings().bind == "127.0.0.1:8080"


def test_the_secret_is_compared_in_the_same_time_whatever_is_sent() -> None:
    tree = ast.parse((BOT / "gateway" / "webhook.py").read_text(encoding="utf-8"))
    compared = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Compare)]
    assert [text for text in compared if "secret" in text] == []
    assert "hmac.compare_digest" in ast.unparse(tree)


@pytest.mark.parametrize("secret", ["sesame", "wrong"])
async def test_more_than_an_update_is_not_even_read(secret: str) -> None:
    kept = Kept()
    app = Starlette(routes=[webhook_route("/telegram/x", kept)])
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as http:
        body = b" " * (MOST_BYTES + 1)
        answer = await http.post("/telegram/x", content=body, headers={SECRET: secret})
    assert answer.status_code == 413
    assert kept.bodies == []
