"""Updates pushed to the bot's own address (rule 11)."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import pytest

from bot.simulator import Simulator
from tests.simulator.conftest import GROUP, LI, WANG, Client

HOOK = "http://127.0.0.1:9/hook"


class Hook:
    """The bot's address: notes what comes, answers what it was told to."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], dict[str, Any]]] = []
        self.answers: list[tuple[int, dict[str, str], bytes]] = []
        self.hold: asyncio.Event | None = None
        self.waiting = 0
        self.most = 0

    async def __call__(
        self, url: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, Mapping[str, str], bytes]:
        self.got.append((headers, json.loads(body)))
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        if self.hold is not None:
            await self.hold.wait()
        self.waiting -= 1
        return self.answers.pop(0) if self.answers else (200, {}, b"")

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for _, update in self.got]


@pytest.fixture
async def hook(sim: Simulator, client: Client) -> Any:
    hook = Hook()
    sim.pusher.post = hook
    await client.ok("setWebhook", url=HOOK, secret_token="s3cret_-")
    yield hook
    await sim.aclose()


async def settle() -> None:
    """Lets everything run that can run without time going by."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_an_update_is_pushed_with_the_secret_and_then_gone(
    sim: Simulator, client: Client, hook: Hook
) -> None:
    sim.people.say(WANG, None, "在吗")
    await settle()
    ((headers, update),) = hook.got
    assert headers["X-Telegram-Bot-Api-Secret-Token"] == "s3cret_-"
    assert update["message"]["text"] == "在吗"
    info = await client.ok("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (HOOK, 0)


async def test_a_refused_update_comes_at_once_again_and_then_ever_later(
    sim: Simulator, client: Client, hook: Hook
) -> None:
    hook.answers = [(500, {}, b"")] * 4
    sim.people.say(WANG, None, "在吗")
    await settle()
    assert len(hook.got) == 2
    for seconds, tries in ((1, 3), (1, 3), (1, 4), (4, 5)):
        sim.clock.jump(seconds)
        await settle()
        assert len(hook.got) == tries
    info = await client.ok("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500"
    assert info["pending_update_count"] == 0


async def test_retry_after_is_respected_and_life_times_end_the_trying(
    sim: Simulator, hook: Hook
) -> None:
    hook.answers = [(503, {"retry-after": "600"}, b"")] * 300
    sim.people.say(WANG, None, "在吗")
    await settle()
    sim.clock.jump(599)
    await settle()
    assert len(hook.got) == 1
    sim.clock.jump(2)
    await settle()
    assert len(hook.got) == 2
    sim.clock.jump(86_400)
    await settle()
    assert len(hook.got) == 2
    assert len(sim.updates) == 0


async def test_one_chat_keeps_its_order_while_others_go_on(sim: Simulator, hook: Hook) -> None:
    hook.hold = asyncio.Event()
    sim.people.say(WANG, None, "一")
    sim.people.say(WANG, None, "二")
    sim.people.say(LI, GROUP, "别处")
    await settle()
    assert hook.texts == ["一", "别处"]
    hook.hold.set()
    await settle()
    assert hook.texts == ["一", "别处", "二"]


async def test_no_more_than_max_connections_are_open(
    sim: Simulator, client: Client, hook: Hook
) -> None:
    await client.ok("setWebhook", url=HOOK, max_connections=2)
    hook.hold = asyncio.Event()
    for person in range(6001, 6006):
        sim.people.add_person(person, f"村民{person}")
        sim.people.start(person)
    await settle()
    assert hook.waiting == 2
    hook.hold.set()
    await settle()
    assert (len(hook.got), hook.most) == (5, 2)


async def test_a_method_in_the_reply_is_carried_out(sim: Simulator, hook: Hook) -> None:
    reply = {"method": "sendMessage", "chat_id": WANG, "text": "收到"}
    wrong = {"method": "deleteWebhook"}
    hook.answers = [(200, {}, json.dumps(reply).encode()), (200, {}, json.dumps(wrong).encode())]
    sim.people.say(WANG, None, "在吗")
    sim.people.say(WANG, None, "好")
    await settle()
    assert "收到" in [m.text for m in sim.people.seen(WANG, None)]
    assert sim.webhook.url == HOOK


async def test_gone_for_a_day_takes_the_webhook_away(sim: Simulator, hook: Hook) -> None:
    hook.answers = [(410, {}, b"")] * 10_000
    sim.people.say(WANG, None, "在吗")
    await settle()
    assert sim.webhook.url == HOOK
    sim.clock.jump(23 * 3600 + 1)
    await settle()
    assert sim.webhook.url == ""


async def test_wrong_addresses_and_secrets_are_refused(client: Client) -> None:
    assert await client.refused("setWebhook", url="http://example.com/x") == (
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    )
    assert await client.refused("setWebhook", url=HOOK, secret_token="汉字") == (
        "Bad Request: secret token contains unallowed characters"
    )
    assert await client.refused("setWebhook", url=HOOK, secret_token="x" * 257) == (
        "Bad Request: secret token is too long"
    )


async def test_a_long_poll_ends_when_a_webhook_is_set(sim: Simulator, client: Client) -> None:
    waiting = asyncio.ensure_future(client.refused("getUpdates", timeout=50))
    while not sim.polling.waiting:
        await asyncio.sleep(0)
    await client.ok("setWebhook", url=HOOK)
    assert await waiting == "Conflict: terminated by setWebhook request"
    await sim.aclose()


async def test_over_real_http_it_reaches_an_address_and_notes_one_that_is_closed(
    sim: Simulator, client: Client
) -> None:
    got = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()
        got.set()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    await client.ok("setWebhook", url=f"http://127.0.0.1:{port}/hook?a=1")
    sim.people.say(WANG, None, "在吗")
    await asyncio.wait_for(got.wait(), 5)
    while len(sim.updates):
        await sim.updates.wait(5)
    server.close()
    await server.wait_closed()
    sim.people.say(WANG, None, "还在吗")
    while not sim.webhook.last_error:
        await sim.updates.wait(5)
    assert len(sim.updates) == 1
    await sim.aclose()
