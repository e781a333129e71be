"""The people's side over HTTP: /sim/…, as docs/simulator.md says."""

import json
from collections.abc import AsyncIterator
from typing import Any

from sse_starlette import EventSourceResponse
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.simulator import doing
from bot.simulator.body import Body
from bot.simulator.clock import as_text
from bot.simulator.core import Core
from bot.simulator.errors import PeopleError
from bot.simulator.events import Event
from bot.simulator.people import People
from bot.simulator.snapshot import take_snapshot
from bot.simulator.views import (
    chat_list,
    chat_view,
    group_view,
    message_view,
    person_view,
    state_view,
)

Json = dict[str, Any]
SHOWN = 200
MAGIC = ((b"RIFF", "audio/wav"), (b"OggS", "audio/ogg"), (b"\x89PNG", "image/png"),
         (b"\xff\xd8", "image/jpeg"), (b"ID3", "audio/mpeg"))  # fmt: skip


class SimRoutes:
    """Answers phones, pages and scripts."""

    def __init__(self, core: Core, people: People) -> None:
        self.core = core
        self.people = people
        core.clock.on_jump(lambda _: core.events.tell("clock", **core.clock.describe()))

    def routes(self) -> list[Route]:
        looking = (
            ("state", self.state),
            ("people", self.all_people),
            ("groups", self.groups),
            ("chats/{person:int}", self.chats),
            ("chats/{person:int}/{chat}", self.messages),
            ("press/{press}", self.press),
            ("requests", self.requests),
            ("files/{file}", self.file),
            ("clock", self.clock),
            ("faults", self.faults),
            ("snapshot", self.snapshot),
            ("events", self.events),
        )
        return [
            *(Route(f"/sim/{path}", self._told(view), methods=["GET"]) for path, view in looking),
            Route("/sim/faults", self._told(self.clear_faults), methods=["DELETE"]),
            *(
                Route(f"/sim/{name}", self._told(self._doing(name)), methods=["POST"])
                for name in doing.ROUTES
            ),
        ]

    def _told(self, view: Any) -> Any:
        """What cannot be done becomes a sentence with status 400."""

        async def told(request: Request) -> Response:
            if is_foreign(request):
                return JSONResponse({"error": "another site may not use this server"}, 403)
            try:
                answer = await view(request)
            except PeopleError as error:
                return JSONResponse({"error": str(error)}, 400)
            return answer if isinstance(answer, Response) else JSONResponse(answer)

        return told

    def _doing(self, name: str) -> Any:
        async def done(request: Request) -> Json:
            body = Body(await read_body(request))
            return doing.ROUTES[name](self.core, self.people, body)

        return done

    async def state(self, request: Request) -> Json:
        return state_view(self.core)

    async def all_people(self, request: Request) -> Json:
        return {"people": [person_view(p) for p in self.core.world.persons.values()]}

    async def groups(self, request: Request) -> Json:
        bot = self.core.world.bot.id
        return {"groups": [group_view(chat, bot) for chat in self.core.world.groups()]}

    async def chats(self, request: Request) -> Json:
        person = self.people.person(request.path_params["person"]).id
        return {"person": person, "chats": chat_list(self.core, self.people, person)}

    async def messages(self, request: Request) -> Json:
        person = request.path_params["person"]
        chat = self.people.chat(person, Body(request.path_params).chat)
        query = Body(dict(request.query_params))
        after, limit = query.optional("after") or 0, query.optional("limit") or SHOWN
        shown = [m for m in self.people.seen(person, chat.id) if m.message_id > after][-limit:]
        return {
            "chat": chat_view(self.core, self.people, chat, person),
            "messages": [message_view(message, person) for message in shown],
        }

    async def press(self, request: Request) -> Json:
        press = request.path_params["press"]
        answer = self.people.answer(press)
        known = answer or {"text": None, "alert": False}
        return {
            "press": press,
            "answered": answer is not None,
            "text": known["text"],
            "alert": known["alert"],
        }

    async def requests(self, request: Request) -> Json:
        prefix = request.query_params.get("method", "").lower()
        limit = Body(dict(request.query_params)).optional("limit") or SHOWN
        found = [r for r in self.core.recorder.requests if r.method.lower().startswith(prefix)]
        return {
            "requests": [
                {"method": r.method, "params": r.params, "answer": r.answer, "at": as_text(r.at)}
                for r in found[-limit:]
            ]
        }

    async def file(self, request: Request) -> Response:
        stored = self.core.files.find(request.path_params["file"])
        if stored is None:
            return JSONResponse({"error": "there is no such file"}, 404)
        kind = next((kind for magic, kind in MAGIC if stored.data.startswith(magic)), None)
        # Only sound and pictures may be shown; whatever else was sent is for saving.
        headers = {"X-Content-Type-Options": "nosniff"}
        if kind is None:
            headers["Content-Disposition"] = "attachment"
        return Response(stored.data, 200, headers, kind or "application/octet-stream")

    async def clock(self, request: Request) -> Json:
        return self.core.clock.describe()

    async def faults(self, request: Request) -> Json:
        return {"faults": self.core.faults.describe()}

    async def clear_faults(self, request: Request) -> Json:
        self.core.faults.clear()
        return {"faults": []}

    async def snapshot(self, request: Request) -> Json:
        return take_snapshot(self.core)

    async def events(self, request: Request) -> Response:
        return EventSourceResponse(self._stream())

    async def _stream(self) -> AsyncIterator[dict[str, str]]:
        hello: Event = ("hello", {"now": as_text(self.core.clock.now())})
        async for name, data in self.core.events.watch(hello):
            yield {"event": name, "data": json.dumps(data, ensure_ascii=False)}


def is_foreign(request: Request) -> bool:
    """Whether a page of another site asks: any site in the same browser can reach this machine."""
    origin = request.headers.get("origin")
    return origin is not None and origin.partition("://")[2] != request.headers.get("host")


async def read_body(request: Request) -> Json:
    """A JSON object, or the fields and the file of a multipart form."""
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await _form(request)
    raw = await request.body()
    try:
        values = json.loads(raw or b"{}")
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise PeopleError("the body must be a JSON object")
    return values


async def _form(request: Request) -> Json:
    values: Json = {}
    async with request.form() as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                values["data"] = await value.read()
                values["name"], values["mime"] = value.filename or "", value.content_type or ""
            elif value:
                values[name] = value
    return values
