"""HTTP/1.1 over asyncio's own streams: one request, one answer, connections kept for the next."""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn, TypeVar

import httpx

T = TypeVar("T")

KEPT = 4.0  # seconds a connection waits for its next request; servers close it after five
AT_ONCE = 65_536
LONGEST_HEAD = 65_536
EYEBALLS = 0.25  # seconds after which the next address of a name is tried as well
ROADS = 32  # addresses taken apart before; one method has one

# What is asked behind an address needs no quoting where it holds nothing else.
_AS_IT_IS = re.compile(r"[\w.~%&=+-]*", re.ASCII)

_Address = tuple[str, str, int]
_Headers = Mapping[bytes, bytes]  # names in small letters
_FAULTS: Mapping[str, tuple[type[httpx.TimeoutException], type[httpx.NetworkError]]] = {
    "pool": (httpx.PoolTimeout, httpx.ConnectError),
    "connect": (httpx.ConnectTimeout, httpx.ConnectError),
    "write": (httpx.WriteTimeout, httpx.WriteError),
    "read": (httpx.ReadTimeout, httpx.ReadError),
}


@dataclass(frozen=True, slots=True)
class Body:
    """What is sent, and what it is."""

    content: bytes
    kind: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said."""

    status: int
    headers: _Headers
    content: bytes


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds that each thing may take; None is for ever."""

    connect: float | None
    read: float | None
    write: float | None
    pool: float | None

    async def over(self, what: str, doing: Awaitable[T]) -> T:
        """Time-outs and broken lines in the words of httpx."""
        late, broken = _FAULTS[what]
        try:
            async with asyncio.timeout(getattr(self, what)):
                return await doing
        except TimeoutError as fault:
            raise late(f"{what} took too long") from fault
        except OSError as fault:
            raise broken(str(fault)) from fault
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError) as fault:
            raise httpx.RemoteProtocolError("this is no answer of HTTP") from fault


class Line:
    """One connection: asked, answered, asked again."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self.idle_since = 0.0

    @property
    def open(self) -> bool:
        """Whether nobody has closed it, as far as is known here."""
        return not (self._reader.at_eof() or self._writer.is_closing())

    async def ask(self, request: bytes, waits: Waits) -> Answer:
        """Raises what httpx raises: whether the request left is told by the kind of fault."""
        self._writer.write(request)
        if self._writer.transport.get_write_buffer_size():
            await waits.over("write", self._writer.drain())
        status, headers = 100, dict[bytes, bytes]()
        while status < 200:  # 1xx announces the answer
            status, headers = await waits.over("read", self._head())
        return Answer(status, headers, await self._body(status, headers, waits))

    async def _head(self) -> tuple[int, dict[bytes, bytes]]:
        return _read_head(await self._reader.readuntil(b"\r\n\r\n"))

    async def _body(self, status: int, headers: _Headers, waits: Waits) -> bytes:
        if status in (204, 304):
            return b""
        if b"chunked" in headers.get(b"transfer-encoding", b"").lower():
            return await self._chunks(waits)
        if (length := headers.get(b"content-length")) is not None:
            return await self._exactly(_length(length), waits)
        return await self._rest(waits)

    async def _chunks(self, waits: Waits) -> bytes:
        parts = []
        while size := await self._size(waits):
            parts.append(await self._exactly(size, waits))
            await self._line(waits)
        while (await self._line(waits)).strip():
            pass  # what may be said after the last one
        return b"".join(parts)

    async def _size(self, waits: Waits) -> int:
        line = await self._line(waits)
        try:
            return int(line.split(b";")[0], 16)
        except ValueError:
            _broken("a piece of the answer has no length")

    async def _rest(self, waits: Waits) -> bytes:
        parts = []
        while part := await waits.over("read", self._reader.read(AT_ONCE)):
            parts.append(part)
        return b"".join(parts)

    async def _exactly(self, size: int, waits: Waits) -> bytes:
        parts = []
        while size > 0:
            part = await waits.over("read", self._reader.read(min(size, AT_ONCE)))
            if not part:
                _broken("the answer ends in its middle")
            size -= len(part)
            parts.append(part)
        return b"".join(parts)

    async def _line(self, waits: Waits) -> bytes:
        return await waits.over("read", self._reader.readuntil(b"\r\n"))

    def close(self) -> None:
        """At once; what was under way is not waited for."""
        with suppress(RuntimeError):  # its loop is gone
            self._writer.close()


class Wire:
    """So many connections at once, used again where they are still open; nothing of a proxy."""

    def __init__(
        self, most: int, monotonic: Callable[[], float], context: ssl.SSLContext | None = None
    ) -> None:
        self._free = asyncio.Semaphore(most)
        self._monotonic = monotonic
        self._context = context
        self._idle: dict[_Address, list[Line]] = {}

    async def ask(
        self, method: str, url: str, waits: Waits, *, who: str, body: Body | None = None
    ) -> Answer:
        """One turn on a connection of its own; `who` is the name we are known by."""
        address, head = _head(method, url, who)
        if self._free.locked():
            await waits.over("pool", self._free.acquire())
        else:
            await self._free.acquire()
        try:
            return await self._turn(address, _request(method, head, body), waits)
        finally:
            self._free.release()

    async def _turn(self, address: _Address, request: bytes, waits: Waits) -> Answer:
        line = self._waiting(address) or await self._connect(address, waits)
        try:
            answer = await line.ask(request, waits)
        except BaseException:
            line.close()
            raise
        if _goes_on(answer):
            line.idle_since = self._monotonic()
            self._idle.setdefault(address, []).append(line)
        else:
            line.close()
        return _unpacked(answer)

    def _waiting(self, address: _Address) -> Line | None:
        """The one used last; those that nobody needs any more are closed."""
        idle, now = self._idle.get(address, []), self._monotonic()
        fresh = [line for line in idle if line.open and now - line.idle_since < KEPT]
        if len(fresh) < len(idle):
            for line in set(idle) - set(fresh):
                line.close()
        self._idle[address] = fresh
        return fresh.pop() if fresh else None

    async def _connect(self, address: _Address, waits: Waits) -> Line:
        scheme, host, port = address
        streams = await waits.over(
            "connect",
            asyncio.open_connection(
                host,
                port,
                ssl=self._secure() if scheme == "https" else None,
                limit=LONGEST_HEAD,
                happy_eyeballs_delay=EYEBALLS,
            ),
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


def _head(method: str, url: str, who: str) -> tuple[_Address, bytes]:
    """Where it goes, and what is said before the body, but for what the body is."""
    place, _, asked = url.partition("?")
    if not _AS_IT_IS.fullmatch(asked):
        place, asked = url, ""
    address, path, rest = _road(place, who)
    if asked:
        path += b"?" + asked.encode()
    return address, b"%b %b HTTP/1.1\r\n%b" % (method.encode(), path, rest)


@lru_cache(maxsize=ROADS)
def _road(url: str, who: str) -> tuple[_Address, bytes, bytes]:
    """Where it goes, the path there, and the headers."""
    parts = httpx.URL(url)
    address = (parts.scheme, parts.host, parts.port or (443 if parts.scheme == "https" else 80))
    lines = (
        b"Host: %b" % parts.netloc,
        b"User-Agent: %b" % who.encode(),
        b"Accept: */*",
        b"Accept-Encoding: gzip, deflate",
        b"Connection: keep-alive",
        b"",
    )
    return address, parts.raw_path, b"\r\n".join(lines)


def _request(method: str, head: bytes, body: Body | None) -> bytes:
    if body is not None:
        said = b"Content-Type: %b\r\nContent-Length: %d\r\n" % (body.kind, len(body.content))
        return b"%b%b\r\n%b" % (head, said, body.content)
    return b"%b%b\r\n" % (head, b"" if method == "GET" else b"Content-Length: 0\r\n")


def _read_head(head: bytes) -> tuple[int, dict[bytes, bytes]]:
    first, *lines = head[:-4].split(b"\r\n")
    version, _, rest = first.partition(b" ")
    if not version.startswith(b"HTTP/1."):
        raise ValueError(first)
    headers: dict[bytes, bytes] = {}
    for line in lines:
        name, value = line.split(b":", 1)
        name, value = name.lower(), value.strip()
        headers[name] = headers[name] + b", " + value if name in headers else value
    return int(rest[:3]), headers


def _length(said: bytes) -> int:
    if not said.isdigit():
        _broken("the answer's length is no number")
    return int(said)


def _unpacked(answer: Answer) -> Answer:
    if b"content-encoding" not in answer.headers:
        return answer
    read = httpx.Response(
        answer.status, headers=list(answer.headers.items()), content=answer.content
    )
    return Answer(answer.status, answer.headers, read.content)


def _goes_on(answer: Answer) -> bool:
    headers = answer.headers
    bounded = b"content-length" in headers or b"transfer-encoding" in headers
    return b"close" not in headers.get(b"connection", b"").lower() and (
        bounded or answer.status in (204, 304)
    )


def _broken(said: str) -> NoReturn:
    raise httpx.RemoteProtocolError(said)
