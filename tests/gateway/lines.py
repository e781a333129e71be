"""A server that says what it is told to, and somebody who asks it over our wire."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.gateway.wire import Answer as Said
from bot.gateway.wire import Waits, Wire

WAITS = Waits(connect=5, read=5, write=5, pool=5)
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"

Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Hands:
    """A clock that is moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class Server:
    """Says what it is told to, byte by byte as told; knows what it heard."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.connections = 0
        self.heard: list[bytes] = []

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while not reader.at_eof():
                head = await reader.readuntil(b"\r\n\r\n")
                _, _, size = head.partition(b"\r\nContent-Length: ")
                length = int(size.split(b"\r\n")[0] or 0)
                self.heard.append(head + await reader.readexactly(length))
                await self._answer(reader, writer)
                await writer.drain()
        except asyncio.IncompleteReadError:
            pass
        finally:
            writer.close()


def says(*parts: bytes) -> Answer:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(0)

    return answer


async def goes(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Closes without a word."""
    writer.close()


async def says_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


class Client:
    """Asks one server."""

    def __init__(self, wire: Wire, address: str) -> None:
        self.wire, self.address = wire, address

    async def get(self, waits: Waits = WAITS) -> Said:
        return await self.wire.ask("GET", self.address + "/", waits, who="linli")


@asynccontextmanager
async def asking(
    answer: Answer,
    *,
    most: int = 2,
    clock: Hands | None = None,
    server_side: ssl.SSLContext | None = None,
    client_side: ssl.SSLContext | None = None,
) -> AsyncIterator[tuple[Server, Client]]:
    server = Server(answer)
    serving = await asyncio.start_server(server, "127.0.0.1", 0, ssl=server_side)
    wire = Wire(most, clock or Hands(), client_side)
    scheme, name = ("https", "localhost") if server_side else ("http", "127.0.0.1")
    async with serving:
        yield server, Client(wire, f"{scheme}://{name}:{port_of(serving)}")
        await wire.aclose()


def port_of(server: asyncio.Server) -> int:
    return int(server.sockets[0].getsockname()[1])
