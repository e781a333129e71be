"""HTTP/1.1 over asyncio's own streams: one request, one answer, connections kept for the next."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import NoReturn

import httpx

KEPT = 4.0  # seconds a connection waits for its next request; servers close it after five
AT_ONCE = 65_536
LONGEST_HEAD = 65_536
EYEBALLS = 0.25  # seconds after which the next address of a name is tried as well
_SIZES = (b"content-length", b"transfer-encoding")

_Address = tuple[str, str, int]


class Line:
    """One connection: asked, answered, asked again."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self.idle_since = 0.0

    @property
    def open(self) -> bool:
        """Whether nobody has closed it, as far as is known here."""
        return not (self._reader.at_eof() or self._writer.is_closing())

    async def ask(self, request: httpx.Request, body: bytes, waits: Waits) -> httpx.Response:
        """Raises what httpx raises: whether the request left is told by the kind of fault."""
        async with waits.over("write", httpx.WriteTimeout, httpx.WriteError):
            self._writer.write(_head_of(request, len(body)) + body)
            await self._writer.drain()
        status, headers = 100, httpx.Headers()
        while status < 200:  # 1xx announces the answer
            async with waits.over("read", httpx.ReadTimeout, httpx.ReadError):
                status, headers = _read_head(await self._reader.readuntil(b"\r\n\r\n"))
        content = b"".join([part async for part in self._body(status, headers, waits)])
        return httpx.Response(status, headers=headers, stream=httpx.ByteStream(content))

    async def _body(
        self, status: int, headers: httpx.Headers, waits: Waits
    ) -> AsyncIterator[bytes]:
        if status in (204, 304):
            return
        if "chunked" in headers.get("transfer-encoding", "").lower():
            pieces = self._chunks(waits)
        elif "content-length" in headers:
            pieces = self._exactly(int(headers["content-length"]), waits)
        else:
            pieces = self._rest(waits)
        async for part in pieces:
            yield part

    async def _chunks(self, waits: Waits) -> AsyncIterator[bytes]:
        while size := await self._size(waits):
            async for part in self._exactly(size, waits):
                yield part
            await self._line(waits)
        while (await self._line(waits)).strip():
            pass  # what may be said after the last one

    async def _size(self, waits: Waits) -> int:
        line = await self._line(waits)
        try:
            return int(line.split(b";")[0], 16)
        except ValueError:
            _broken("a piece of the answer has no length")

    async def _rest(self, waits: Waits) -> AsyncIterator[bytes]:
        while part := await self._some(AT_ONCE, waits):
            yield part

    async def _exactly(self, size: int, waits: Waits) -> AsyncIterator[bytes]:
        while size:
            part = await self._some(min(size, AT_ONCE), waits)
            if not part:
                _broken("the answer ends in its middle")
            size -= len(part)
            yield part

    async def _some(self, most: int, waits: Waits) -> bytes:
        async with waits.over("read", httpx.ReadTimeout, httpx.ReadError):
            return await self._reader.read(most)

    async def _line(self, waits: Waits) -> bytes:
        async with waits.over("read", httpx.ReadTimeout, httpx.ReadError):
            return await self._reader.readuntil(b"\r\n")

    def close(self) -> None:
        """At once; what was under way is not waited for."""
        with suppress(RuntimeError):  # its loop is gone
            self._writer.close()


class Waits:
    """How long each thing may take, as httpx says it with every request."""

    def __init__(self, given: dict[str, float | None]) -> None:
        self._given = given

    @asynccontextmanager
    async def over(
        self, what: str, late: type[httpx.TimeoutException], broken: type[httpx.NetworkError]
    ) -> AsyncIterator[None]:
        """Time-outs and broken lines in the words of httpx."""
        try:
            async with asyncio.timeout(self._given.get(what)):
                yield
        except TimeoutError as fault:
            raise late(f"{what} took too long") from fault
        except OSError as fault:
            raise broken(str(fault)) from fault
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError) as fault:
            raise httpx.RemoteProtocolError("this is no answer of HTTP") from fault


class Wire(httpx.AsyncBaseTransport):
    """So many connections at once, used again where they are still open; nothing of a proxy."""

    def __init__(
        self, most: int, monotonic: Callable[[], float], context: ssl.SSLContext | None = None
    ) -> None:
        self._free = asyncio.Semaphore(most)
        self._monotonic = monotonic
        self._context = context
        self._idle: dict[_Address, list[Line]] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """One turn on a connection of its own."""
        waits = Waits(request.extensions.get("timeout", {}))
        body = await request.aread()
        async with waits.over("pool", httpx.PoolTimeout, httpx.ConnectError):
            await self._free.acquire()
        try:
            return await self._turn(request, body, waits)
        finally:
            self._free.release()

    async def _turn(self, request: httpx.Request, body: bytes, waits: Waits) -> httpx.Response:
        url = request.url
        address = (url.scheme, url.host, url.port or (443 if url.scheme == "https" else 80))
        line = self._waiting(address) or await self._connect(address, waits)
        try:
            answer = await line.ask(request, body, waits)
        except BaseException:
            line.close()
            raise
        if _goes_on(answer):
            line.idle_since = self._monotonic()
            self._idle.setdefault(address, []).append(line)
        else:
            line.close()
        return answer

    def _waiting(self, address: _Address) -> Line | None:
        """The one used last; those that nobody needs any more are closed."""
        idle, now = self._idle.get(address, []), self._monotonic()
        fresh = [line for line in idle if line.open and now - line.idle_since < KEPT]
        for line in set(idle) - set(fresh):
            line.close()
        self._idle[address] = fresh
        return fresh.pop() if fresh else None

    async def _connect(self, address: _Address, waits: Waits) -> Line:
        scheme, host, port = address
        secure = self._secure() if scheme == "https" else None
        async with waits.over("connect", httpx.ConnectTimeout, httpx.ConnectError):
            streams = await asyncio.open_connection(
                host, port, ssl=secure, limit=LONGEST_HEAD, happy_eyeballs_delay=EYEBALLS
            )
        return Line(*streams)

    def _secure(self) -> ssl.SSLContext:
        if self._context is None:
            self._context = httpx.create_ssl_context()
        return self._context

    async def aclose(self) -> None:
        """Every connection that waits for a request."""
        lines = [line for idle in self._idle.values() for line in idle]
        self._idle.clear()
        for line in lines:
            line.close()


def _head_of(request: httpx.Request, size: int) -> bytes:
    lines = [request.method.encode() + b" " + request.url.raw_path + b" HTTP/1.1"]
    lines += [n + b": " + value for n, value in request.headers.raw if n.lower() not in _SIZES]
    if size or request.method != "GET":
        lines.append(b"Content-Length: %d" % size)
    return b"\r\n".join([*lines, b"", b""])


def _read_head(head: bytes) -> tuple[int, httpx.Headers]:
    first, *lines = head[:-4].split(b"\r\n")
    version, _, rest = first.partition(b" ")
    if not version.startswith(b"HTTP/1."):
        raise ValueError(first)
    pairs = [line.split(b":", 1) for line in lines]
    return int(rest[:3]), httpx.Headers([(name, value.strip()) for name, value in pairs])


def _goes_on(answer: httpx.Response) -> bool:
    headers = answer.headers
    bounded = "content-length" in headers or "transfer-encoding" in headers
    said = headers.get("connection", "").lower()
    return "close" not in said and (bounded or answer.status_code in (204, 304))


def _broken(said: str) -> NoReturn:
    raise httpx.RemoteProtocolError(said)
