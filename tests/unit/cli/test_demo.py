"""A whole village in one process, without token and without internet."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx

from tests.unit.cli.process import Program, linli

QUIET = ("demo", "--no-browser", "--port", "0")
WANG = 900001


async def address(program: Program) -> str:
    await program.says("Ctrl-C ends it.")
    found = re.search(r"The village is at (\S+)", program.printed)
    assert found is not None
    return found[1]


async def see(http: httpx.AsyncClient, person: int) -> list[dict[str, Any]]:
    answer = await http.get(f"/sim/chats/{person}/{person}")
    messages: list[dict[str, Any]] = answer.json()["messages"]
    return messages


async def test_a_villager_is_answered_and_the_page_and_health_are_there(tmp_path: Path) -> None:
    async with (
        linli(*QUIET, folder=tmp_path, token="7:of-the-real-bot") as program,
        httpx.AsyncClient(base_url=await address(program), trust_env=False) as http,
    ):
        assert "text/html" in (await http.get("/")).headers["content-type"]
        assert (await http.get("/healthz")).json()["ok"] is True
        assert b"linli_ok 1.0" in (await http.get("/metrics")).content
        async with http.stream("GET", "/sim/events") as events:
            said = {"person": WANG, "chat": None, "text": "/help"}
            await http.post("/sim/say", json=said)
            async for line in events.aiter_lines():
                if line.startswith("data") and (await see(http, WANG))[-1]["from_bot"]:
                    break
            # Also with a page that still listens.
            program.interrupt()
            assert await program.ends() == 0
    assert program.said == ""
    assert sorted(path.name for path in (tmp_path / "var").iterdir()) == ["demo"]


async def greeted(http: httpx.AsyncClient) -> list[dict[str, object]]:
    """What 王奶奶 sees once the bot has said hello; the page's own events tell when to look."""
    async with http.stream("GET", "/sim/events") as events:
        seen = await see(http, WANG)
        lines = events.aiter_lines()
        while not any(message["from_bot"] for message in seen):
            await anext(lines)
            seen = await see(http, WANG)
    return seen


async def test_it_begins_afresh_unless_it_is_asked_to_go_on(tmp_path: Path) -> None:
    counts = []
    for words in (QUIET, (*QUIET, "--keep"), QUIET):
        async with linli(*words, folder=tmp_path) as program:
            async with httpx.AsyncClient(base_url=await address(program), trust_env=False) as http:
                counts.append(len(await greeted(http)))
                await http.post("/sim/say", json={"person": WANG, "chat": None, "text": "/help"})
            program.interrupt()
            assert await program.ends() == 0
    fresh, kept, again = counts
    assert kept > fresh == again


async def test_two_demos_do_not_share_a_folder(tmp_path: Path) -> None:
    async with linli(*QUIET, folder=tmp_path) as first:
        await first.says("Ctrl-C ends it.")
        async with linli(*QUIET, folder=tmp_path) as second:
            await second.says("Another demo already lives in")
            assert await second.ends() == 2
