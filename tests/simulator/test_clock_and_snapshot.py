"""Time that is moved by hand; a world kept and brought back."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.simulator import PeopleError, Simulator
from tests.simulator.conftest import GROUP, LI, START, TOKEN, WANG, Client, Real

MORNING = datetime(2026, 11, 22, 7, tzinfo=UTC)


def test_time_goes_on_with_real_time_at_its_speed(sim: Simulator, real: Real) -> None:
    real.seconds += 2
    assert sim.clock.now() == START + timedelta(seconds=2)
    sim.clock.speed = 60
    real.seconds += 2
    assert sim.clock.now() == START + timedelta(seconds=122)
    sim.clock.pause()
    real.seconds += 1000
    assert sim.clock.now() == START + timedelta(seconds=122)
    sim.clock.resume()
    real.seconds += 1
    assert sim.clock.now() == START + timedelta(seconds=182)


def test_a_jump_is_told_and_dates_messages(sim: Simulator) -> None:
    heard: list[datetime] = []
    sim.clock.on_jump(heard.append)
    sim.clock.jump(3600)
    sim.clock.set(MORNING)
    assert heard == [START + timedelta(hours=1), MORNING]
    assert sim.people.say(WANG, None, "早").date == MORNING


def test_impossible_times_are_refused(sim: Simulator) -> None:
    with pytest.raises(ValueError, match="zone"):
        sim.clock.set(datetime(2026, 1, 1))  # noqa: DTZ001
    with pytest.raises(ValueError, match="above 0"):
        sim.clock.speed = 0


async def test_a_world_comes_back_as_it_was(sim: Simulator, client: Client, real: Real) -> None:
    markup = {"inline_keyboard": [[{"text": "我来", "callback_data": "1"}]]}
    await client.ok("sendMessage", chat_id=GROUP, text="要车", reply_markup=markup)
    said = sim.people.voice(WANG, None, data=b"OggS")
    sim.people.react(WANG, said, "👍")
    sim.people.read(LI, GROUP)
    sim.clock.jump(86_000)
    kept = json.loads(json.dumps(sim.snapshot()))

    other = Simulator(TOKEN, "linli_bot", "邻里", real, START)
    other.load(kept)
    assert other.snapshot() == kept
    assert other.clock.now() == sim.clock.now()
    card = other.people.seen(LI, GROUP)[-1]
    assert (card.text, card.buttons[0].text) == ("要车", "我来")
    assert other.people.press(LI, card, "我来")
    found = await Client(other).ok("getUpdates")
    assert [set(u) - {"update_id"} for u in found] == [{"message"}, {"callback_query"}]
    assert found[0]["message"]["voice"]["file_id"] in other.files.by_id


def test_what_is_no_snapshot_changes_nothing(sim: Simulator) -> None:
    with pytest.raises(PeopleError, match="not a snapshot"):
        sim.load({"people": []})
    assert sim.people.seen(WANG, None)


def test_a_damaged_snapshot_is_refused(sim: Simulator) -> None:
    kept = sim.snapshot()
    del kept["chats"][0]["title"]
    with pytest.raises(PeopleError, match="damaged"):
        sim.load(kept)
    assert sim.people.seen(WANG, None)


async def test_calls_and_updates_are_recorded(real: Real) -> None:
    records: list[dict[str, Any]] = []
    sim = Simulator(TOKEN, "linli_bot", "邻里", real, START, record=records.append)
    sim.people.add_person(WANG, "王秀英")
    sim.people.start(WANG)
    await Client(sim).ok("getUpdates", limit=5)
    update, call = records
    assert (update["type"], update["update"]["message"]["text"]) == ("update", "/start")
    assert (call["type"], call["method"], call["params"]) == ("call", "getUpdates", {"limit": 5})
    assert call["answer"]["result"] == [update["update"]]


def test_a_reset_empties_the_world_and_turns_the_clock_back(sim: Simulator) -> None:
    sim.clock.jump(100)
    sim.faults.unauthorized()
    sim.reset()
    assert sim.clock.now() == START
    assert (sim.world.persons, sim.faults.describe(), len(sim.updates)) == ({}, [], 0)
    sim.people.add_person(WANG, "王秀英")
    sim.people.start(WANG)
    assert len(sim.updates) == 1
