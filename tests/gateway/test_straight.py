"""The library over our own wire: what it sends, and what it is told."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram import Bot, InputFile
from telegram.error import BadRequest, NetworkError, TimedOut

from bot.gateway.asking import ask
from bot.gateway.refusals import ending_of
from bot.gateway.straight import StraightRequest
from bot.services.ports import Ending
from tests.gateway.lines import WAITS, Answer, Server, asking, goes, says, says_nothing
from tests.gateway.places import TOKEN


@asynccontextmanager
async def calling(answer: Answer) -> AsyncIterator[tuple[Server, Bot]]:
    """The library over the wire."""
    async with asking(answer) as (server, client):
        request = StraightRequest(client.wire, WAITS)
        yield server, Bot(TOKEN, f"{client.address}/bot", request=request)
        await request.shutdown()


async def test_what_is_asked_is_sent_and_its_answer_read_on_one_connection() -> None:
    body = b'{"ok": true, "result": true}'
    async with calling(says(b"HTTP/1.1 200 OK\r\nContent-Length: 28\r\n\r\n" + body)) as (
        server,
        bot,
    ):
        for text in ("好", "二"):
            assert await ask(bot, "sendMessage", {"chat_id": 1, "text": text, "yes": [True]})
    assert server.connections == 1
    head, _, body = server.heard[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /bot%b/sendMessage HTTP/1.1\r\n" % TOKEN.encode())
    assert b"\r\nHost: 127.0.0.1:" in head
    assert b"\r\nContent-Type: application/json\r\n" in head
    assert json.loads(body) == {"chat_id": "1", "text": "好", "yes": "[true]"}


async def test_a_file_arrives_whole_with_its_words() -> None:
    refused = b'{"ok": false, "description": "no"}'
    full = says(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 34\r\n\r\n" + refused)
    async with calling(full) as (server, bot):
        with pytest.raises(BadRequest, match="no"):
            await bot.send_voice(1, InputFile(b"\x00OggS" * 20_000), caption="听")
    assert b"\x00OggS" * 20_000 in server.heard[0]
    assert "听".encode() in server.heard[0]
    assert b"\r\nContent-Type: multipart/form-data; boundary=" in server.heard[0]


async def test_the_library_is_told_whether_a_request_left() -> None:
    async with calling(goes) as (_, bot):
        with pytest.raises(NetworkError) as unsure:
            await ask(bot, "sendMessage", {})
    assert ending_of(unsure.value).ending is Ending.UNSURE
    with pytest.raises(NetworkError, match="shut"):
        await ask(bot, "sendMessage", {})
    async with calling(says_nothing) as (_, bot):
        with pytest.raises(TimedOut) as late:
            await bot.request.retrieve(f"{bot.base_url}/getUpdates", read_timeout=0.05)
    assert ending_of(late.value).ending is Ending.UNSURE
