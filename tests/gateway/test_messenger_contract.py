"""The same promises, kept by the real messenger on the local server and by the fake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import pytest
from telegram import Bot

from bot.gateway.messenger import TelegramMessenger
from bot.services.endings import FLOOD, MESSAGE_GONE
from bot.services.ports import Attached, Ending, Key, Messenger, Outgoing, Sound
from bot.simulator import Simulator
from bot.simulator.sample_media import sample_photo
from tests.fakes.messenger import FakeMessenger
from tests.gateway.places import HALL, HOME


class World(Protocol):
    messenger: Messenger

    def texts(self, chat: int) -> list[str]: ...
    def pinned(self, chat: int) -> list[int]: ...
    def block(self, chat: int) -> None: ...
    def migrate(self, chat: int) -> int: ...
    def flood(self, seconds: int) -> None: ...
    def lose_answer(self) -> None: ...
    def said_to_bot(self, chat: int) -> int: ...
    def reaction(self, chat: int, message_id: int) -> str | None: ...


class FakeWorld:
    def __init__(self) -> None:
        self.messenger = self.fake = FakeMessenger()

    def texts(self, chat: int) -> list[str]:
        return self.fake.chat(chat).texts

    def pinned(self, chat: int) -> list[int]:
        return self.fake.chat(chat).pinned

    def block(self, chat: int) -> None:
        self.fake.chat(chat).blocked = True

    def migrate(self, chat: int) -> int:
        self.fake.migrate(chat, -1009)
        return -1009

    def flood(self, seconds: int) -> None:
        self.fake.flood(seconds)

    def lose_answer(self) -> None:
        self.fake.lose_answer()

    def said_to_bot(self, chat: int) -> int:
        return 1

    def reaction(self, chat: int, message_id: int) -> str | None:
        return self.fake.chat(chat).reactions.get(message_id)


class RealWorld:
    def __init__(self, sim: Simulator, bot: Bot) -> None:
        self.sim = sim
        self.messenger = TelegramMessenger(bot)

    def texts(self, chat: int) -> list[str]:
        messages = self.sim.world.chats[chat].messages.values()
        return [m.text for m in messages if m.from_bot and not m.service]

    def pinned(self, chat: int) -> list[int]:
        return self.sim.world.chats[chat].pinned

    def block(self, chat: int) -> None:
        self.sim.people.block(chat)

    def migrate(self, chat: int) -> int:
        return self.sim.people.migrate(chat)

    def flood(self, seconds: int) -> None:
        self.sim.faults.flood("*", seconds)

    def lose_answer(self) -> None:
        self.sim.faults.lose_answer("*")

    def said_to_bot(self, chat: int) -> int:
        return self.sim.people.say(HOME, chat, "谢谢").message_id

    def reaction(self, chat: int, message_id: int) -> str | None:
        message = self.sim.world.chats[chat].messages[message_id]
        return next((given[0]["emoji"] for given in message.reactions.values()), None)


SMALL_GROUP = -55


@pytest.fixture(params=["fake", "real"])
def world(request: pytest.FixtureRequest, sim: Simulator, bot: Bot) -> World:
    sim.people.add_group(SMALL_GROUP, "小组", [HOME], admins=[HOME])
    makers: dict[str, Callable[[], World]] = {
        "fake": FakeWorld,
        "real": lambda: RealWorld(sim, bot),
    }
    return makers[request.param]()


async def say(world: World, text: str = "好", chat: int = HOME) -> int:
    sent = await world.messenger.say(chat, Outgoing(text))
    assert sent.ending is Ending.SENT
    assert sent.message_id is not None
    return sent.message_id


async def test_a_picture_arrives_with_the_words_below_it(world: World) -> None:
    said = await world.messenger.say(HALL, Outgoing("药箱", picture=sample_photo()))
    assert said.ending is Ending.SENT
    assert said.message_id is not None
    assert world.texts(HALL)[-1] == "药箱"


async def test_a_file_arrives_under_its_name_and_its_words_can_be_edited(world: World) -> None:
    file = Attached("trips.ics", b"BEGIN:VCALENDAR")
    said = await world.messenger.say(HOME, Outgoing("您的出车", file=file))
    assert said.message_id is not None
    assert world.texts(HOME) == ["您的出车"]
    edited = await world.messenger.edit(HOME, said.message_id, Outgoing("改了", file=file))
    assert edited.ending is Ending.SENT
    assert world.texts(HOME) == ["改了"]


async def test_what_is_said_is_seen_and_can_be_edited(world: World) -> None:
    number = await say(world)
    edited = await world.messenger.edit(HOME, number, Outgoing("更好"))
    assert (edited.ending, edited.message_id) == (Ending.SENT, number)
    assert world.texts(HOME) == ["更好"]


async def test_an_edit_that_changes_nothing_is_as_good(world: World) -> None:
    number = await say(world)
    assert (await world.messenger.edit(HOME, number, Outgoing("好"))).ending is Ending.SENT


async def test_a_message_that_is_gone_cannot_be_edited_and_that_has_a_name(world: World) -> None:
    number = await say(world)
    await world.messenger.delete(HOME, number)
    gone = await world.messenger.edit(HOME, number, Outgoing("更好"))
    assert (gone.ending, gone.fault) == (Ending.REFUSED, MESSAGE_GONE)


async def test_taking_back_twice_is_as_good_as_once(world: World) -> None:
    number = await say(world)
    for _ in range(2):
        assert (await world.messenger.delete(HOME, number)).ending is Ending.SENT
    assert world.texts(HOME) == []


async def test_a_pin_stays_until_it_is_taken_off(world: World) -> None:
    number = await say(world, chat=HALL)
    assert (await world.messenger.pin(HALL, number, silent=True)).ending is Ending.SENT
    assert world.pinned(HALL) == [number]
    assert (await world.messenger.unpin(HALL, number)).ending is Ending.SENT
    assert world.pinned(HALL) == []


async def test_a_pin_of_nothing_is_refused(world: World) -> None:
    assert (await world.messenger.pin(HALL, 999, silent=True)).ending is Ending.REFUSED


async def test_who_blocked_us_is_unreachable(world: World) -> None:
    number = await say(world)
    world.block(HOME)
    assert (await world.messenger.say(HOME, Outgoing("好"))).ending is Ending.UNREACHABLE
    edit = await world.messenger.edit(HOME, number, Outgoing("更好"))
    assert edit.ending is Ending.UNREACHABLE


async def test_a_group_that_moved_tells_where_to(world: World) -> None:
    new = world.migrate(SMALL_GROUP)
    moved = await world.messenger.say(SMALL_GROUP, Outgoing("好"))
    assert (moved.ending, moved.new_chat_id) == (Ending.MIGRATED, new)


async def test_a_flood_says_how_long_to_wait_and_nothing_was_said(world: World) -> None:
    world.flood(7)
    later = await world.messenger.say(HOME, Outgoing("好"))
    assert (later.ending, later.wait, later.fault) == (Ending.LATER, 7.0, FLOOD)
    assert world.texts(HOME) == []


async def test_a_lost_answer_leaves_everybody_unsure(world: World) -> None:
    world.lose_answer()
    assert (await world.messenger.say(HOME, Outgoing("好"))).ending is Ending.UNSURE
    assert world.texts(HOME) == ["好"]


async def test_a_reaction_is_no_message(world: World) -> None:
    number = world.said_to_bot(HALL)
    sent = await world.messenger.say(HALL, Outgoing("", reaction="👍", reply_to=number))
    assert (sent.ending, sent.message_id) == (Ending.SENT, None)
    assert world.reaction(HALL, number) == "👍"
    assert world.texts(HALL) == []


async def test_buttons_and_an_answered_message_leave_with_it(world: World) -> None:
    out = Outgoing("好", keys=((Key("我来", "1:claim:c1:1"),),), reply_to=12345, silent=True)
    assert (await world.messenger.say(HALL, out)).ending is Ending.SENT


async def test_a_sound_is_uploaded_once_and_then_has_a_name(world: World) -> None:
    sound = Sound("a" * 64, None, b"OggS of a village voice")
    first = await world.messenger.say(HOME, Outgoing("收到了", sound=sound))
    assert first.ending is Ending.SENT
    assert first.sound_id is not None
    named = replace(sound, file_id=first.sound_id, data=None)
    again = await world.messenger.say(HOME, Outgoing("又收到了", sound=named))
    assert again.sound_id == first.sound_id
    assert world.texts(HOME)[-2:] == ["收到了", "又收到了"]


async def test_a_sound_whose_name_is_not_known_is_uploaded_anew(world: World) -> None:
    sound = Sound("a" * 64, "a name of another bot", b"OggS of a village voice")
    sent = await world.messenger.say(HOME, Outgoing("收到了", sound=sound))
    assert sent.sound_id not in (None, "a name of another bot")
    assert world.texts(HOME)[-1] == "收到了"


async def test_without_any_sound_to_be_had_the_words_are_said(world: World) -> None:
    sound = Sound("a" * 64, "a name of another bot", None)
    sent = await world.messenger.say(HOME, Outgoing("收到了", sound=sound))
    assert (sent.ending, sent.sound_id) == (Ending.SENT, None)
    assert world.texts(HOME)[-1] == "收到了"


async def test_what_left_with_a_sound_is_edited_by_who_does_not_know_that(world: World) -> None:
    sound = Sound("a" * 64, None, b"OggS of a village voice")
    sent = await world.messenger.say(HOME, Outgoing("收到了", sound=sound))
    plain = await world.messenger.say(HALL, Outgoing("字"))
    assert sent.message_id is not None
    assert plain.message_id is not None
    changed = await world.messenger.edit(HOME, sent.message_id, Outgoing("有人来了"))
    other = await world.messenger.edit(HALL, plain.message_id, Outgoing("改了", sound=sound))
    assert (changed.ending, other.ending) == (Ending.SENT, Ending.SENT)
    assert (world.texts(HOME)[-1], world.texts(HALL)[-1]) == ("有人来了", "改了")
