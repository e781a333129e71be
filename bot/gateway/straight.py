"""The library's requests over our own wire, with nothing of httpx between but its faults."""

from __future__ import annotations

from typing import Any

import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.gateway.wire import Body, Waits, Wire

MEDIA = 20.0  # seconds that a file may wait to leave; the library's own
_JSON = b"application/json"
_NOT_SAID = BaseRequest.DEFAULT_NONE


class StraightRequest(BaseRequest):
    """What HTTPXRequest does; while it is shut nothing leaves."""

    __slots__ = ("_open", "_waits", "_wire")

    def __init__(self, wire: Wire, waits: Waits) -> None:
        self._wire = wire
        self._waits = waits
        self._open = True

    @property
    def read_timeout(self) -> float | None:
        """Seconds for an answer of which nothing else is said."""
        return self._waits.read

    async def initialize(self) -> None:
        """What was shut is open again."""
        self._open = True

    async def shutdown(self) -> None:
        """Every connection is closed."""
        self._open = False
        await self._wire.aclose()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = _NOT_SAID,
        write_timeout: Any = _NOT_SAID,
        connect_timeout: Any = _NOT_SAID,
        pool_timeout: Any = _NOT_SAID,
    ) -> tuple[int, bytes]:
        """Status and content; raises as HTTPXRequest does: the cause says whether it left."""
        if not self._open:
            raise RuntimeError("this request is shut")
        usual, files = self._waits, request_data is not None and request_data.contains_files
        waits = Waits(
            connect=_or(usual.connect, connect_timeout),
            read=_or(usual.read, read_timeout),
            write=_or(MEDIA if files else usual.write, write_timeout),
            pool=_or(usual.pool, pool_timeout),
        )
        body = _body(url, request_data) if request_data is not None else None
        try:
            answer = await self._wire.ask(method, url, waits, who=self.USER_AGENT, body=body)
        except httpx.TimeoutException as late:
            raise TimedOut(f"Timed out: {late}") from late
        except httpx.HTTPError as broken:
            raise NetworkError(f"httpx.{type(broken).__name__}: {broken}") from broken
        return answer.status, answer.content


def _or(usual: float | None, said: Any) -> float | None:
    return usual if said is _NOT_SAID else said


def _body(url: str, data: RequestData) -> Body | None:
    """Words as JSON, a third of what a form makes of Chinese; files as httpx lays them together."""
    if not data.contains_files:
        return Body(data.json_payload, _JSON)
    laid = httpx.Request("POST", url, data=data.json_parameters, files=data.multipart_data)
    return Body(laid.read(), laid.headers["content-type"].encode())
