"""The examples of docs/simulator.md run, in the order they stand there."""

import contextlib
import io
import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.simulator import Simulator, doing
from tests.simulator.conftest import START, TOKEN, Real

DOCS = Path(__file__).parents[2] / "docs" / "simulator.md"


def blocks(language: str) -> list[str]:
    text = DOCS.read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def fields_of(heading: str) -> set[str]:
    """Names in the first column of the table under a heading line."""
    text = DOCS.read_text(encoding="utf-8")
    table = text[text.index(heading) :].split("\n\n")[1]
    rows = [line.split("|")[1] for line in table.splitlines()[2:]]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


@pytest.fixture
def empty(real: Real) -> Simulator:
    return Simulator(TOKEN, "linli_bot", "邻里", real, START)


async def run_examples(http: httpx.AsyncClient) -> list[tuple[str, Any]]:
    answers = []
    for example in re.split(r"\n\n(?=GET|POST|DELETE)", blocks("http")[0].strip()):
        line, _, body = example.partition("\n")
        method, path = line.split()
        answer = await http.request(method, path, json=json.loads(body) if body else None)
        assert answer.status_code == 200, f"{line}: {answer.text}"
        answers.append((line, answer.json()))
    return answers


async def test_every_example_is_answered(empty: Simulator) -> None:
    transport = httpx.ASGITransport(empty.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as http:
        answers = await run_examples(http)
    by_line = dict(answers)
    chats = by_line["GET /sim/chats/5002"]["chats"]
    assert [chat["title"] for chat in chats] == ["柳湾一组", "邻里"]
    assert chats[0]["unread"] == 1
    assert by_line["POST /sim/read"] == {"unread": 0}
    assert set(chats[0]) == fields_of("A *chat* in a person's list")
    messages = by_line["GET /sim/chats/5002/-4001"]["messages"]
    assert messages[-1]["text"] == "谁去镇上？"
    assert set(messages[-1]) == fields_of("A *message* as a person sees it")


async def test_every_route_of_the_people_side_is_documented() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert [name for name in doing.ROUTES if f"/sim/{name}`" not in text] == []


def test_the_python_example_prints_what_was_said() -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(blocks("python")[0], {})
    assert "我要买药" in out.getvalue()
