"""The people's side over HTTP: files, presses, complaints, events, mounted pages."""

import asyncio
import base64
import json
import socket
from collections.abc import AsyncIterator

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.simulator import Simulator
from tests.simulator.conftest import GROUP, LI, TOKEN, WANG, Client


async def post(client: Client, name: str, **body: object) -> httpx.Response:
    return await client.http.post(f"/sim/{name}", json=body)


async def test_a_voice_is_uploaded_and_fetched_again(sim: Simulator, client: Client) -> None:
    form = {"person": str(WANG), "chat": "bot", "kind": "voice", "seconds": "4"}
    files = {"file": ("a.ogg", b"OggS sound", "audio/ogg")}
    answer = await client.http.post("/sim/upload", data=form, files=files)
    voice = answer.json()["message"]["voice"]
    assert (voice["seconds"], voice["size"]) == (4, 10)
    got = await client.http.get(f"/sim/files/{voice['file']}")
    assert (got.content, got.headers["content-type"]) == (b"OggS sound", "audio/ogg")


async def test_a_document_is_only_ever_saved(sim: Simulator, client: Client) -> None:
    form = {"person": str(WANG), "caption": "名单"}
    files = {"file": ("a.html", b"<script>", "text/html")}
    answer = await client.http.post("/sim/upload", data=form, files=files)
    message = answer.json()["message"]
    assert (message["document"]["name"], message["text"]) == ("a.html", "名单")
    got = await client.http.get(f"/sim/files/{message['document']['file']}")
    assert got.headers["content-type"] == "application/octet-stream"
    assert got.headers["content-disposition"] == "attachment"


async def test_a_picture_comes_as_base64(sim: Simulator, client: Client) -> None:
    data = base64.b64encode(b"\xff\xd8\xff").decode()
    answer = await post(client, "photo", person=WANG, chat=None, caption="屋顶", data=data)
    photo = answer.json()["message"]["photo"]
    assert (await client.http.get(f"/sim/files/{photo['file']}")).content == b"\xff\xd8\xff"


async def test_a_press_can_be_followed_to_its_toast(sim: Simulator, client: Client) -> None:
    markup = {"inline_keyboard": [[{"text": "我来", "callback_data": "1"}]]}
    card = await client.ok("sendMessage", chat_id=GROUP, text="要车", reply_markup=markup)
    answer = await post(
        client, "press", person=LI, chat=GROUP, message=card["message_id"], button="我来"
    )
    press = answer.json()["press"]
    url = f"/sim/press/{press}"
    assert (await client.http.get(url)).json()["answered"] is False
    await client.ok("answerCallbackQuery", callback_query_id=press, text="好")
    assert (await client.http.get(url)).json() == {
        "press": press,
        "answered": True,
        "text": "好",
        "alert": False,
    }


async def test_everything_a_phone_does_works_over_http(sim: Simulator, client: Client) -> None:
    said = (await post(client, "say", person=LI, chat=GROUP, text="要车")).json()["message"]
    number = said["message_id"]
    for name, body in (
        ("edit", {"person": LI, "chat": GROUP, "message": number, "text": "不要车"}),
        ("react", {"person": WANG, "chat": GROUP, "message": number, "emoji": "👍"}),
        ("location", {"person": WANG, "chat": None, "lat": 30.5, "lon": 114.25}),
        ("contact", {"person": WANG, "chat": None, "phone": "13800000000"}),
        ("join", {"person": 5003, "group": GROUP}),
        ("leave", {"person": 5003, "group": GROUP}),
        ("promote_bot", {"group": GROUP, "by": LI, "on": True}),
        ("kick_bot", {"group": GROUP, "by": LI}),
        ("add_bot", {"group": GROUP, "by": LI, "admin": True}),
        ("block", {"person": WANG}),
        ("unblock", {"person": WANG}),
        ("limits", {"enforce": False}),
        ("privacy", {"on": True}),
        ("clock", {"set": "2026-11-22T07:00:00.000Z"}),
        ("delete", {"person": LI, "chat": GROUP, "message": number}),
        ("delete_account", {"person": 5003}),
    ):
        answer = await post(client, name, **body)
        assert answer.status_code == 200, f"{name}: {answer.text}"
    state = (await client.http.get("/sim/state")).json()
    assert (state["limits"], state["privacy"]) == (False, True)
    assert state["clock"]["now"] == "2026-11-22T07:00:00.000Z"
    assert state["groups"][0]["bot"] == "administrator"
    kept = (await client.http.get("/sim/snapshot")).json()
    await post(client, "reset")
    assert (await client.http.get("/sim/people")).json() == {"people": []}
    assert (await client.http.post("/sim/snapshot", json=kept)).status_code == 200
    assert len((await client.http.get("/sim/groups")).json()["groups"]) == 1


async def test_the_request_log_is_read_by_prefix(client: Client) -> None:
    await client.ok("getMe")
    await client.ok("sendMessage", chat_id=WANG, text="好")
    found = (await client.http.get("/sim/requests?method=send")).json()["requests"]
    assert [r["method"] for r in found] == ["sendMessage"]
    assert found[0]["at"] == "2026-11-21T01:30:00.000Z"


@pytest.mark.parametrize(
    ("name", "body", "complaint"),
    [
        ("say", {"chat": GROUP, "text": "好"}, "person is missing"),
        ("say", {"person": "x", "chat": GROUP, "text": "好"}, "person must be a number"),
        ("say", {"person": WANG, "chat": GROUP}, "text is missing"),
        ("say", {"person": WANG, "chat": GROUP, "text": 5}, "text must be a text"),
        ("say", {"person": 404, "text": "好"}, "there is no person 404"),
        ("vote", {"person": WANG, "message": 1, "options": "x"}, "options must be a list"),
        ("location", {"person": WANG, "lat": "x", "lon": 1}, "lat must be a number"),
        ("press", {"person": WANG, "message": 1, "button": None}, "button must be"),
        ("press", {"person": WANG, "message": 999, "button": 0}, "there is no message 999"),
        ("faults", {"kind": "rain"}, "kind must be one of"),
        ("clock", {"speed": -1}, "speed must be above 0"),
        ("clock", {"set": "tomorrow"}, "'tomorrow' is no time such as"),
        ("clock", {"set": "2026-11-21T09:30:00"}, "a time needs a zone"),
        ("photo", {"person": WANG, "data": "?"}, "data must be base64"),
        ("snapshot", {"version": 99}, "not a snapshot"),
    ],
)
async def test_complaints_are_sentences(
    client: Client, name: str, body: dict[str, object], complaint: str
) -> None:
    answer = await post(client, name, **body)
    assert answer.status_code == 400
    assert complaint in answer.json()["error"]


async def test_what_is_not_json_or_not_there_is_said(client: Client) -> None:
    answer = await client.http.post("/sim/say", content=b"[")
    assert answer.json() == {"error": "the body must be a JSON object"}
    assert (await client.http.get("/sim/nothing")).status_code == 404
    assert (await client.http.get("/sim/files/none")).status_code == 404


async def test_a_page_of_another_site_is_refused(sim: Simulator, client: Client) -> None:
    body = {"person": WANG, "chat": GROUP, "text": "好"}
    for origin, status in (("http://evil.example", 403), ("null", 403), ("http://bot", 200)):
        answer = await client.http.post("/sim/say", json=body, headers={"origin": origin})
        assert answer.status_code == status
    assert len(sim.people.seen(WANG, GROUP)) == 1


async def test_a_page_hears_what_changed(sim: Simulator, client: Client) -> None:
    stream = asyncio.ensure_future(client.http.get("/sim/events"))
    while not sim.events.watched:
        await asyncio.sleep(0)
    said = sim.people.say(WANG, GROUP, "要车")
    await client.ok("sendChatAction", chat_id=GROUP, action="typing")
    sim.clock.jump(60)
    sim.people.add_person(6001, "新来的")
    await sim.aclose()
    lines = (await stream).text.split("\r\n")
    names = [line.removeprefix("event: ") for line in lines if line.startswith("event")]
    data = [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data")]
    assert names == ["hello", "chat", "typing", "clock", "people"]
    assert data[1] == {"chat": GROUP, "message": said.message_id, "what": "new"}
    assert data[3]["now"] == "2026-11-21T01:31:00.000Z"


async def test_another_application_can_hang_under_the_server(
    sim: Simulator, client: Client
) -> None:
    page = Starlette(routes=[Route("/", lambda request: PlainTextResponse("页面"))])
    sim.mount("/page", page)
    assert (await client.http.get("/page/")).text == "页面"


@pytest.fixture
async def served(sim: Simulator) -> AsyncIterator[str]:
    """The same server on a real socket."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(sim.app, log_config=None, lifespan="off")
        server = uvicorn.Server(config)
        task = asyncio.ensure_future(server.serve([listening]))
        while not server.started:
            await asyncio.sleep(0)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        await task


async def test_over_a_real_socket_answers_arrive_and_lost_ones_do_not(
    sim: Simulator, served: str
) -> None:
    async with httpx.AsyncClient(base_url=served, trust_env=False) as http:
        url = f"/bot{TOKEN}/sendMessage"
        answer = await http.post(url, json={"chat_id": WANG, "text": "一"})
        assert answer.json()["result"]["text"] == "一"
        sim.faults.lose_answer("sendMessage")
        with pytest.raises(httpx.RemoteProtocolError):
            await http.post(url, json={"chat_id": WANG, "text": "二"})
        assert (await http.get("/sim/clock")).json()["speed"] == 1.0
    assert sim.people.seen(WANG, None)[-1].text == "二"
