"""A ringer is the operator's command or address; what goes wrong with it is a no, never a fault."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import httpx
import pytest

from bot.gateway.ringer import AddressRinger, CommandRinger, make_ringer

FACTS = {"where": "东湾1号"}


def test_the_setting_says_which() -> None:
    assert make_ringer(None) is None
    assert isinstance(make_ringer("siren --loud"), CommandRinger)
    assert isinstance(make_ringer("https://phone.example"), AddressRinger)


async def test_a_command_is_given_the_case_on_its_standard_input(tmp_path: Path) -> None:
    target = tmp_path / "rung.json"
    script = f"import sys; open({str(target)!r}, 'w').write(sys.stdin.read())"
    ringer = CommandRinger(shlex.join([sys.executable, "-c", script]))
    assert await ringer.ring("c1", "13800000001", FACTS) is True
    rung = json.loads(target.read_text(encoding="utf-8"))
    assert rung == {"case": "c1", "number": "13800000001", **FACTS}


@pytest.mark.parametrize("script", ["import sys; sys.exit(3)", "raise SystemExit('no line')"])
async def test_a_command_that_fails_has_not_rung(script: str) -> None:
    ringer = CommandRinger(shlex.join([sys.executable, "-c", script]))
    assert await ringer.ring("c1", "120", FACTS) is False


async def test_a_command_that_is_not_there_has_not_rung() -> None:
    assert await CommandRinger("/nowhere/siren").ring("c1", "120", FACTS) is False


async def test_a_command_that_never_ends_is_ended() -> None:
    forever = shlex.join([sys.executable, "-c", "import threading; threading.Event().wait()"])
    assert await CommandRinger(forever, patience=0.3).ring("c1", "120", FACTS) is False


@pytest.mark.parametrize(("status", "rung"), [(200, True), (204, True), (404, False), (500, False)])
async def test_an_address_says_by_its_status_whether_it_rang(status: int, rung: bool) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(status)

    ringer = AddressRinger("https://phone.example/ring", httpx.MockTransport(answer))
    assert await ringer.ring("c1", "120", FACTS) is rung
    assert json.loads(asked[0].content) == {"case": "c1", "number": "120", **FACTS}


async def test_an_address_that_is_not_there_has_not_rung() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route")

    ringer = AddressRinger("https://phone.example/ring", httpx.MockTransport(answer))
    assert await ringer.ring("c1", "120", FACTS) is False
