"""Limits on the server's own clock, and trouble on demand (rules 26 and 27)."""

import asyncio

import httpx
import pytest

from bot.simulator import Simulator
from tests.simulator.conftest import GROUP, LI, WANG, Client


async def sends(client: Client, chat: int, times: int, text: str = "好") -> list[int]:
    """Status of each of so many sends."""
    return [
        (await client.call("sendMessage", chat_id=chat, text=text)).status_code
        for _ in range(times)
    ]


async def test_a_chat_takes_three_at_once_and_then_one_a_second(
    sim: Simulator, client: Client
) -> None:
    assert await sends(client, WANG, 4) == [200, 200, 200, 429]
    refused = await client.call("sendMessage", chat_id=WANG, text="好")
    assert refused.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    sim.clock.jump(1)
    assert await sends(client, WANG, 2) == [200, 429]


async def test_a_group_takes_twenty_a_minute_edits_included(sim: Simulator, client: Client) -> None:
    number = (await client.ok("sendMessage", chat_id=GROUP, text="0"))["message_id"]
    for n in range(19):
        sim.clock.jump(2)
        await client.ok("editMessageText", chat_id=GROUP, message_id=number, text=f"改{n}")
    sim.clock.jump(2)
    refused = await client.call("sendMessage", chat_id=GROUP, text="21")
    assert refused.json()["parameters"]["retry_after"] == 20
    sim.clock.jump(20)
    assert await sends(client, GROUP, 1) == [200]


async def test_thirty_a_second_in_all(sim: Simulator, client: Client) -> None:
    for person in range(6001, 6032):
        sim.people.add_person(person, f"村民{person}")
        sim.people.start(person)
    found = [(await sends(client, person, 1))[0] for person in range(6001, 6032)]
    assert found == [200] * 30 + [429]


async def test_a_long_text_weighs_double(client: Client) -> None:
    assert await sends(client, WANG, 2, "村" * 501) == [200, 429]


async def test_limits_can_be_switched_off(sim: Simulator, client: Client) -> None:
    sim.limits.enforce = False
    assert await sends(client, WANG, 40) == [200] * 40


async def test_a_refused_send_is_not_shown(sim: Simulator, client: Client) -> None:
    await sends(client, WANG, 5)
    assert [m.text for m in sim.people.seen(WANG, None) if m.from_bot] == ["好"] * 3


async def test_a_lost_answer_was_carried_out(sim: Simulator, client: Client) -> None:
    sim.faults.lose_answer("sendMessage")
    with pytest.raises(ConnectionResetError):
        await client.call("sendMessage", chat_id=WANG, text="听见了")
    assert sim.people.seen(WANG, None)[-1].text == "听见了"
    assert sim.requests[-1].answer is None
    sim.faults.broken = lambda: httpx.ReadTimeout("no answer")
    sim.faults.lose_answer("sendMessage")
    with pytest.raises(httpx.ReadTimeout):
        await client.call("sendMessage", chat_id=WANG, text="听见了")


async def test_failures_carry_nothing_out(sim: Simulator, client: Client) -> None:
    before = len(sim.people.seen(WANG, None))
    sim.faults.fail("sendMessage", 502)
    sim.faults.fail("sendMessage", 500)
    page = await client.call("sendMessage", chat_id=WANG, text="好")
    assert (page.status_code, page.headers["content-type"]) == (502, "text/html")
    assert "502 Bad Gateway" in page.text
    refused = await client.refused("sendMessage", chat_id=WANG, text="好")
    assert refused == "Internal Server Error"
    assert len(sim.people.seen(WANG, None)) == before
    assert (await sends(client, WANG, 1)) == [200]


async def test_anything_may_be_flooded_or_unauthorized_once(sim: Simulator, client: Client) -> None:
    sim.faults.flood("getMe", 5)
    assert await client.refused("getMe") == "Too Many Requests: retry after 5"
    sim.faults.unauthorized()
    assert await client.refused("getUpdates") == "Unauthorized"
    assert await client.ok("getUpdates") == []


async def test_a_delay_holds_the_request_back(sim: Simulator, client: Client) -> None:
    sim.faults.delay("sendMessage", 30)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(client.call("sendMessage", chat_id=WANG, text="好"), 0.05)
    assert sim.people.seen(WANG, None)[-1].text == "/start"


async def test_updates_may_arrive_twice_although_confirmed(sim: Simulator, client: Client) -> None:
    sim.faults.duplicate_updates()
    sim.people.say(WANG, None, "好")
    first = await client.ok("getUpdates")
    offset = first[0]["update_id"] + 1
    assert await client.ok("getUpdates", offset=offset) == first
    assert await client.ok("getUpdates", offset=offset) == []


async def test_cleared_faults_do_not_happen(sim: Simulator, client: Client) -> None:
    sim.faults.unauthorized(times=3)
    sim.faults.clear()
    await client.ok("getMe")


async def test_an_album_counts_each_of_its_pictures(sim: Simulator, client: Client) -> None:
    photo = sim.people.photo(LI, GROUP).photo
    assert photo is not None
    part = {"type": "photo", "media": photo[-1]["file_id"]}
    await client.ok("sendMediaGroup", chat_id=WANG, media=[part] * 3)
    assert await sends(client, WANG, 1) == [429]
