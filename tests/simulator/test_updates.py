"""getUpdates: offsets, life times, what is asked for, and who may ask (rules 5 to 10)."""

import asyncio
from typing import Any

from bot.simulator import Simulator
from tests.simulator.conftest import GROUP, LI, WANG, Client, Real

DAY = 86_400


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


def say(sim: Simulator, *words: str) -> None:
    for word in words:
        sim.people.say(WANG, None, word)


async def test_updates_stay_until_a_higher_offset_confirms_them(
    sim: Simulator, client: Client
) -> None:
    say(sim, "一", "二", "三")
    first = await client.ok("getUpdates")
    assert texts(first) == ["一", "二", "三"]
    assert [u["update_id"] - first[0]["update_id"] for u in first] == [0, 1, 2]
    assert await client.ok("getUpdates") == first
    again = await client.ok("getUpdates", offset=first[1]["update_id"])
    assert texts(again) == ["二", "三"]
    assert texts(await client.ok("getUpdates")) == ["二", "三"]


async def test_an_offset_far_beyond_the_queue_forgets_nothing(
    sim: Simulator, client: Client
) -> None:
    say(sim, "一")
    (first,) = await client.ok("getUpdates")
    assert texts(await client.ok("getUpdates", offset=first["update_id"] + 100)) == ["一"]
    assert await client.ok("getUpdates", offset=first["update_id"] + 5) == []


async def test_a_limit_gives_the_oldest_and_a_negative_offset_keeps_the_newest(
    sim: Simulator, client: Client
) -> None:
    say(sim, "一", "二", "三")
    assert texts(await client.ok("getUpdates", limit=2)) == ["一", "二"]
    assert texts(await client.ok("getUpdates", offset=-1)) == ["三"]
    assert texts(await client.ok("getUpdates")) == ["三"]


async def test_at_most_a_hundred_come_at_once(sim: Simulator, client: Client) -> None:
    say(sim, *(str(n) for n in range(130)))
    assert len(await client.ok("getUpdates", limit=500)) == 100


async def test_an_answer_stays_below_four_megabytes(sim: Simulator, client: Client) -> None:
    long = sim.people.say(WANG, None, "😀" * 4096)
    for _ in range(99):
        sim.people.say(WANG, None, "😀" * 4096, reply_to=long)
    answer = await client.call("getUpdates")
    assert len(answer.content) <= 4 << 20
    assert len(answer.json()["result"]) < 100


async def test_waiting_ends_with_the_first_update(sim: Simulator, client: Client) -> None:
    waiting = asyncio.ensure_future(client.ok("getUpdates", timeout=50))
    while not sim.polling.waiting:
        await asyncio.sleep(0)
    say(sim, "来了")
    assert texts(await asyncio.wait_for(waiting, 1)) == ["来了"]


async def test_messages_live_a_day_and_presses_two_and_a_half_minutes(
    sim: Simulator, client: Client
) -> None:
    markup = {"inline_keyboard": [[{"text": "我来", "callback_data": "1"}]]}
    await client.ok("sendMessage", chat_id=GROUP, text="要车", reply_markup=markup)
    sim.people.press(LI, sim.people.seen(LI, GROUP)[-1], "我来")
    say(sim, "在吗")
    sim.clock.jump(149)
    assert len(await client.ok("getUpdates")) == 2
    sim.clock.jump(2)
    assert texts(await client.ok("getUpdates")) == ["在吗"]
    sim.clock.jump(DAY)
    assert await client.ok("getUpdates") == []


async def test_numbers_begin_anew_after_a_week_of_silence_and_nothing_is_lost(
    sim: Simulator, client: Client
) -> None:
    say(sim, "一")
    (first,) = await client.updates()
    sim.clock.jump(7 * DAY)
    say(sim, "二", "三")
    found = await client.ok("getUpdates", offset=first["update_id"] + 1)
    assert texts(found) == ["二", "三"]
    assert found[0]["update_id"] != first["update_id"] + 1
    assert texts(await client.ok("getUpdates", offset=found[0]["update_id"] + 1)) == ["三"]


async def test_kinds_asked_for_are_remembered_and_the_rare_ones_must_be_asked_for(
    sim: Simulator, client: Client
) -> None:
    sim.people.promote_bot(GROUP, LI)
    assert set((await client.updates())[0]) == {"update_id", "my_chat_member"}
    sim.people.join(5003, GROUP)
    assert [set(u) - {"update_id"} for u in await client.updates()] == [{"message"}]
    await client.ok("getUpdates", allowed_updates=["chat_member"])
    sim.people.leave(5003, GROUP)
    (update,) = await client.updates()
    assert update["chat_member"]["new_chat_member"]["status"] == "left"
    await client.ok("getUpdates", allowed_updates=[])
    say(sim, "好")
    assert texts(await client.updates()) == ["好"]


async def test_a_second_poll_ends_the_first_with_a_conflict(sim: Simulator, client: Client) -> None:
    first = asyncio.ensure_future(client.refused("getUpdates", timeout=50))
    while not sim.polling.waiting:
        await asyncio.sleep(0)
    await client.ok("getUpdates")
    assert (await first).startswith("Conflict: terminated by other getUpdates request; make sure")


async def test_repeated_conflicts_are_answered_late(sim: Simulator, client: Client) -> None:
    sim.polling.conflict_pause = 0.05
    loop = asyncio.get_running_loop()
    took = []
    for _ in range(2):
        begun = loop.time()
        first = asyncio.ensure_future(client.refused("getUpdates", timeout=50))
        while not sim.polling.waiting:
            await asyncio.sleep(0)
        await client.ok("getUpdates")
        await first
        took.append(loop.time() - begun)
    assert took[1] >= 0.05
    assert took[0] < took[1]


async def test_polling_is_refused_while_a_webhook_is_set(sim: Simulator, client: Client) -> None:
    await client.ok("setWebhook", url="http://127.0.0.1:9/hook")
    assert await client.refused("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await client.ok("deleteWebhook")
    assert await client.ok("getUpdates") == []
    await sim.aclose()


async def test_a_hurried_poll_is_slowed_down_as_by_the_real_server(
    sim: Simulator, client: Client, real: Real
) -> None:
    sim.slow_down_repeats = True
    say(sim, "一", "二")
    assert len(await client.ok("getUpdates", offset=5)) == 2
    real.seconds += 0.4
    assert len(await client.ok("getUpdates", offset=5)) == 1
    real.seconds += 0.6
    assert len(await client.ok("getUpdates", offset=5)) == 2
    sim.updates.drop_all()
    real.seconds += 1
    waiting = asyncio.ensure_future(client.ok("getUpdates", offset=5))
    while not sim.polling.waiting:
        await asyncio.sleep(0)
    say(sim, "三")
    assert texts(await waiting) == ["三"]


async def test_delete_webhook_may_drop_what_waits(sim: Simulator, client: Client) -> None:
    say(sim, "一")
    await client.ok("deleteWebhook")
    assert (await client.ok("getWebhookInfo"))["pending_update_count"] == 1
    await client.ok("deleteWebhook", drop_pending_updates=True)
    assert await client.ok("getUpdates") == []


async def test_closing_ends_a_long_poll(sim: Simulator, client: Client) -> None:
    waiting = asyncio.ensure_future(client.ok("getUpdates", timeout=50))
    while not sim.polling.waiting:
        await asyncio.sleep(0)
    await sim.aclose()
    assert await asyncio.wait_for(waiting, 1) == []
