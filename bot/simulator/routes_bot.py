"""The bot's side: /bot<token>/<method> and /file/bot<token>/<path>, as plain ASGI for speed."""

import asyncio
import inspect
import json
import re
from typing import Any, NamedTuple

from starlette.types import Receive, Scope, Send

from bot.simulator.core import Core
from bot.simulator.errors import ApiError
from bot.simulator.faults import GATEWAY_PAGE, PAGES, Fault
from bot.simulator.form import read_params
from bot.simulator.methods import METHODS
from bot.simulator.params import Params
from bot.simulator.recorder import Request

TOKEN = re.compile(r"[1-9]\d*:[\x21-\x7e]+")
LONGEST_TOKEN = 80
JSON, HTML = b"application/json", b"text/html"


class Answer(NamedTuple):
    """Status, kind and body; `envelope` is what the body says, where it is JSON."""

    status: int
    kind: bytes
    body: bytes
    envelope: dict[str, Any] | None = None


class BotRoutes:
    """Answers the bot."""

    def __init__(self, core: Core) -> None:
        self.core = core

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope["path"]
        if path.startswith("/file/bot"):
            await self.file(path[len("/file/bot") :], send)
            return
        token, _, method = path[len("/bot") :].partition("/")
        method = method.rstrip("/")
        params = Params()
        try:
            if scope["method"] not in ("GET", "POST"):
                raise ApiError(405)
            self.check_token(token)
            params = await read_params(scope, receive)
            answer, lost = await self.answer(method, params)
        except ApiError as error:
            answer, lost = refusal(error), None
        at = self.core.clock.now()
        told = None if lost else answer.envelope
        self.core.recorder.call(Request(method, params.seen(), told, at))
        await respond(answer, send, broken=self.core.faults.broken if lost else None)

    def check_token(self, token: str) -> None:
        if len(token) > LONGEST_TOKEN or not TOKEN.fullmatch(token):
            raise ApiError(401, "invalid token specified")
        if token != self.core.token:
            raise ApiError(401)

    async def answer(self, method: str, params: Params) -> tuple[Answer, Fault | None]:
        """The answer, and the fault that keeps it from arriving."""
        faults = self.core.faults
        if slow := faults.take("delay", method):
            await asyncio.sleep(slow.seconds)
        if failing := faults.take("fail", method):
            return gateway_failure(failing.status), None
        if faults.take("unauthorized", method):
            raise ApiError(401)
        if flood := faults.take("flood", method):
            seconds = flood.retry_after
            raise ApiError(429, f"retry after {seconds}", retry_after=seconds)
        lost = faults.take("lose_answer", method)
        return success(await self.call(method, params)), lost

    async def call(self, method: str, params: Params) -> Any:
        found = METHODS.get(method.lower())
        if found is None:
            raise ApiError(404, "method not found")
        result = found(self.core, params)
        return await result if inspect.isawaitable(result) else result

    async def file(self, rest: str, send: Send) -> None:
        token, _, path = rest.partition("/")
        try:
            self.check_token(token)
            stored = self.core.files.fetch(path, self.core.clock.unix())
            if stored is None:
                raise ApiError(404)
            answer = Answer(200, b"application/octet-stream", stored.data)
        except ApiError as error:
            answer = refusal(error)
        await respond(answer, send)


def success(result: Any) -> Answer:
    envelope = {"ok": True, "result": result}
    return Answer(200, JSON, json.dumps(envelope).encode(), envelope)


def refusal(error: ApiError) -> Answer:
    envelope = error.envelope()
    return Answer(error.code, JSON, json.dumps(envelope).encode(), envelope)


def gateway_failure(status: int) -> Answer:
    if status in PAGES:
        return Answer(status, HTML, GATEWAY_PAGE.format(PAGES[status]).encode())
    return refusal(ApiError(status))


async def respond(answer: Answer, send: Send, broken: Any = None) -> None:
    headers = [
        (b"content-type", answer.kind),
        (b"content-length", b"%d" % len(answer.body)),
    ]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    if broken is not None:
        # Half an answer and then nothing: over HTTP the connection breaks off here.
        half = {"type": "http.response.body", "body": answer.body[:1], "more_body": True}
        await send(half)
        raise broken()
    await send({"type": "http.response.body", "body": answer.body})
