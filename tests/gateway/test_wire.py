"""Our own way to a server: what it sends and reads, and which fault says whether a request left."""

from __future__ import annotations

import asyncio
import socket
import ssl
import zlib
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from bot.gateway.requests import make_request
from bot.gateway.wire import KEPT, Wire, _head
from tests.gateway.lines import (
    OK,
    WAITS,
    Answer,
    Client,
    Hands,
    Server,
    asking,
    goes,
    port_of,
    says,
    says_nothing,
)


@pytest.mark.parametrize(
    "parts",
    [
        (b"HTTP/1.1 200 OK\r\nContent-Le", b"ngth: 11\r\n\r\nhel", b"lo world"),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
            b"lo\r\n6;x=y\r\n world\r\n0\r\nTrailer: x\r\n\r\n",
        ),
        (
            b"HTTP/1.1 100 Continue\r\n\r\n",
            b"HTTP/1.1 200 OK\r\ncontent-length:11\r\n\r\nhello world",
        ),
    ],
)
async def test_an_answer_comes_in_pieces(parts: tuple[bytes, ...]) -> None:
    async with asking(says(*parts)) as (server, client):
        for _ in range(2):
            assert (await client.get()).content == b"hello world"
    assert server.connections == 1


async def test_an_answer_without_a_length_ends_with_its_connection() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.0 502 Bad Gateway\r\n\r\n<html>")
        writer.close()

    async with asking(answer) as (server, client):
        for _ in range(2):
            answered = await client.get()
            assert (answered.status, answered.content) == (502, b"<html>")
    assert server.connections == 2


@pytest.mark.parametrize(
    "asked",
    ["", "?timeout=30&allowed_updates=%5B%22message%22%5D&offset=7", "?a=x y", "?a=村", "?a=1#b"],
)
def test_what_stands_behind_an_address_is_asked_as_httpx_would(asked: str) -> None:
    url = f"https://api.telegram.org/bot1:a/getUpdates{asked}"
    address, head = _head("GET", url, "us")
    assert head.startswith(
        b"GET %b HTTP/1.1\r\nHost: api.telegram.org\r\n" % httpx.URL(url).raw_path
    )
    assert address == ("https", "api.telegram.org", 443)


async def test_a_packed_answer_is_unpacked() -> None:
    packed = zlib.compress(b"hello world")
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: %d\r\n\r\n" % len(
        packed
    )
    async with asking(says(head + packed)) as (_, client):
        assert (await client.get()).content == b"hello world"


async def test_a_connection_that_was_closed_or_waited_for_long_is_not_used_again() -> None:
    async def once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(OK)
        writer.close()

    async with asking(once) as (server, client):
        for _ in range(2):
            await client.get()
            for _ in range(50):  # until its end is heard here
                await asyncio.sleep(0)
    assert server.connections == 2
    clock = Hands()
    async with asking(says(OK), clock=clock) as (server, client):
        await client.get()
        clock.now = KEPT
        await client.get()
    assert server.connections == 2


async def test_a_server_that_asks_to_close_is_left() -> None:
    closing = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"
    async with asking(says(closing)) as (server, client):
        await client.get()
        await client.get()
    assert server.connections == 2


async def test_where_nobody_listens_nothing_has_left() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        client = Client(Wire(1, Hands()), f"http://127.0.0.1:{taken.getsockname()[1]}")
        with pytest.raises(httpx.ConnectError):
            await client.get()


async def test_no_room_for_another_call_means_that_it_has_not_left() -> None:
    async with asking(says_nothing, most=1) as (server, client):
        first = asyncio.create_task(client.get())
        while not server.heard:
            await asyncio.sleep(0)
        with pytest.raises(httpx.PoolTimeout):
            await client.get(replace(WAITS, pool=0.01))
        first.cancel()
        await asyncio.wait([first])
        assert len(server.heard) == 1


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (goes, httpx.RemoteProtocolError),
        (says_nothing, httpx.ReadTimeout),
        (says(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhel"), httpx.ReadTimeout),
        (says(b"SSH-2.0-x\r\n\r\n"), httpx.RemoteProtocolError),
        (says(b"HTTP/1.1 200 OK\r\nContent-Length: 2x\r\n\r\n{}"), httpx.RemoteProtocolError),
        (says(b"HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}"), httpx.RemoteProtocolError),
        (
            says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
            httpx.RemoteProtocolError,
        ),
        (says(b"HTTP/1.1 200 OK\r\nx: " + b"y" * 200_000), httpx.RemoteProtocolError),
    ],
)
async def test_after_it_has_left_its_fate_is_unknown(
    answer: Answer, fault: type[Exception]
) -> None:
    async with asking(answer) as (server, client):
        with pytest.raises(fault):
            await client.get(replace(WAITS, read=0.1))
        assert len(server.heard) == 1


async def test_a_secure_server_is_reached_and_a_false_one_is_not(tmp_path: Path) -> None:
    key, certificate = await _signed_by_itself(tmp_path)
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(certificate, key)
    trusting = ssl.create_default_context(cafile=str(certificate))
    async with asking(says(OK), server_side=own, client_side=trusting) as (_, client):
        assert (await client.get()).content == b"{}"
    async with asking(says(OK), server_side=own) as (server, client):
        with pytest.raises(httpx.ConnectError):
            await client.get()
        assert server.heard == []


async def test_a_proxy_of_the_environment_is_gone_through_unless_the_server_is_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    proxy, own = Server(says(OK)), Server(says(OK))
    async with (
        await asyncio.start_server(proxy, "127.0.0.1", 0) as there,
        await asyncio.start_server(own, "127.0.0.1", 0) as here,
    ):
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port_of(there)}")
        for api in ("http://telegram.invalid", f"http://127.0.0.1:{port_of(here)}"):
            request = make_request(api)
            assert await request.retrieve(f"{api}/bot1/getMe") == b"{}"
            await request.shutdown()
    assert [head.split(b" ")[1] for head in proxy.heard] == [b"http://telegram.invalid/bot1/getMe"]
    assert [head.split(b" ")[1] for head in own.heard] == [b"/bot1/getMe"]


async def _signed_by_itself(folder: Path) -> tuple[Path, Path]:
    """A key of this moment and a certificate for localhost; nobody else trusts it."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    said = f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout {key}"
    name = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    made = await asyncio.create_subprocess_exec(
        "openssl",
        *said.split(),
        "-out",
        certificate,
        "-addext",
        name,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert await made.wait() == 0
    return key, certificate
