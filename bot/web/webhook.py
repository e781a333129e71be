"""The address Telegram pushes updates to."""

from __future__ import annotations

from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

SECRET = "X-Telegram-Bot-Api-Secret-Token"
MOST_BYTES = 1_000_000  # an update is some thousand; anybody may post here


class Receiver(Protocol):
    """Stores one update and says the HTTP status that answers it."""

    async def receive(self, secret: str | None, body: bytes) -> int: ...


def webhook_route(path: str, receiver: Receiver) -> BaseRoute:
    """Answers only after the update is stored."""

    async def receive(request: Request) -> Response:
        secret = request.headers.get(SECRET)
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > MOST_BYTES:
                return Response(status_code=413)
        return Response(status_code=await receiver.receive(secret, bytes(body)))

    return Route(path, receive, methods=["POST"])
