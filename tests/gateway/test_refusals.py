"""Each trouble of the real library against the local server, and the ending it gets."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import NetworkError, TelegramError, TimedOut

from bot.gateway.messenger import TelegramMessenger
from bot.gateway.refusals import ending_of
from bot.services.endings import MAY_NOT_WRITE, MESSAGE_GONE
from bot.services.ports import Delivery, Ending, Key, Outgoing
from bot.simulator import Simulator
from bot.simulator.sample_media import sample_photo
from tests.gateway.places import EVA, HOME, TOKEN, request_to

HELLO = Outgoing("好")


@pytest.fixture
def messenger(bot: Bot) -> TelegramMessenger:
    return TelegramMessenger(bot)


async def test_a_gateway_that_answers_with_a_page_leaves_everybody_unsure(
    sim: Simulator, messenger: TelegramMessenger
) -> None:
    sim.faults.fail("sendMessage", 502)
    assert (await messenger.say(HOME, HELLO)).ending is Ending.UNSURE


async def test_a_server_that_says_it_failed_is_asked_again(
    sim: Simulator, messenger: TelegramMessenger
) -> None:
    sim.faults.fail("sendMessage", 500)
    answer = await messenger.say(HOME, HELLO)
    assert answer.ending is Ending.LATER
    assert answer.wait > 0


async def test_a_token_refused_once_loses_nothing(
    sim: Simulator, messenger: TelegramMessenger
) -> None:
    sim.faults.unauthorized()
    assert (await messenger.say(HOME, HELLO)).ending is Ending.LATER


async def test_a_stranger_cannot_be_written_to(
    sim: Simulator, messenger: TelegramMessenger
) -> None:
    sim.people.add_person(300, "Neu")
    assert (await messenger.say(300, HELLO)).ending is Ending.UNREACHABLE
    assert (await messenger.say(999, HELLO)).ending is Ending.UNREACHABLE


async def test_a_deleted_account_and_a_group_that_put_us_out_are_unreachable(
    sim: Simulator, messenger: TelegramMessenger
) -> None:
    sim.people.delete_account(EVA)
    sim.people.add_group(-1009, "旧", [HOME], supergroup=True, admins=[HOME])
    sim.people.kick_bot(-1009, HOME)
    assert (await messenger.say(EVA, HELLO)).ending is Ending.UNREACHABLE
    assert (await messenger.say(-1009, HELLO)).ending is Ending.UNREACHABLE


async def test_what_telegram_never_takes_is_refused_with_its_reason(
    messenger: TelegramMessenger,
) -> None:
    for text in ("", "字" * 5000, "<b>"):
        answer = await messenger.say(HOME, Outgoing(text))
        assert answer.ending is Ending.REFUSED
        assert answer.fault


async def test_a_keyboard_below_the_chat_forbids_later_edits(messenger: TelegramMessenger) -> None:
    sent = await messenger.say(HOME, Outgoing("好", keyboard=(("要车", "要药"),)))
    assert sent.message_id is not None
    edited = await messenger.edit(HOME, sent.message_id, HELLO)
    assert (edited.ending, edited.fault) == (Ending.REFUSED, MESSAGE_GONE)


async def test_the_keyboard_below_the_chat_stays_and_can_be_taken_away(
    sim: Simulator, messenger: TelegramMessenger
) -> None:
    await messenger.say(HOME, Outgoing("好", keyboard=(("要车", "要药"),)))
    assert sim.world.chats[HOME].keyboard
    await messenger.say(HOME, Outgoing("好", keyboard=()))
    assert not sim.world.chats[HOME].keyboard


async def test_a_voice_and_a_photo_carry_the_words_and_can_be_edited(
    sim: Simulator, messenger: TelegramMessenger
) -> None:
    sim.limits.enforce = False
    voice = sim.people.voice(HOME, None).wire["voice"]["file_id"]
    photo = sim.people.photo(HOME, None).wire["photo"][-1]["file_id"]
    for out in (Outgoing("听", voice=voice), Outgoing("看", photo=photo)):
        sent = await messenger.say(HOME, out)
        assert sent.message_id is not None
        again = Outgoing(
            out.text + "了", voice=out.voice, photo=out.photo, keys=((Key("好", "1:a:b:1"),),)
        )
        assert (await messenger.edit(HOME, sent.message_id, again)).ending is Ending.SENT
        message = sim.world.chats[HOME].messages[sent.message_id]
        assert message.wire["caption"] == again.text
        assert message.wire["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "1:a:b:1"


async def test_a_picture_is_sent_as_bytes_and_its_words_can_be_edited(
    sim: Simulator, messenger: TelegramMessenger
) -> None:
    sim.limits.enforce = False
    drawn = sample_photo()
    sent = await messenger.say(HOME, Outgoing("药箱", picture=drawn))
    assert sent.message_id is not None
    message = sim.world.chats[HOME].messages[sent.message_id]
    stored = sim.files.find(message.wire["photo"][-1]["file_id"])
    assert stored is not None
    assert stored.data == drawn
    edited = await messenger.edit(HOME, sent.message_id, Outgoing("药箱空了", picture=drawn))
    assert edited.ending is Ending.SENT
    assert sim.world.chats[HOME].messages[sent.message_id].wire["caption"] == "药箱空了"


async def test_a_press_is_answered_and_too_late_is_as_good(
    sim: Simulator, messenger: TelegramMessenger
) -> None:
    await messenger.say(HOME, Outgoing("好", keys=((Key("我来", "1:claim:c1:1"),),)))
    shown = list(sim.world.chats[HOME].messages.values())[-1]
    press = sim.people.press(HOME, shown, 0)
    callback = sim.updates.first(1)[0].wire["callback_query"]["id"]
    assert (await messenger.answer(callback, "知道了")).ending is Ending.SENT
    assert press is not None
    assert (await messenger.answer("404", "知道了")).ending is Ending.SENT


async def test_nothing_leaves_when_the_server_is_not_there(sim: Simulator) -> None:
    class Nowhere(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            raise httpx.ConnectError("no network")

    request = request_to(sim)
    offline = request_to(sim, connection_pool_size=1)
    offline._client = httpx.AsyncClient(transport=Nowhere())
    bot = Bot(TOKEN, base_url="http://simulator/bot", request=offline, get_updates_request=request)
    answer = await TelegramMessenger(bot).say(HOME, HELLO)
    assert (answer.ending, answer.fault) == (Ending.LATER, "ConnectError")
    await offline.shutdown()
    await request.shutdown()


def raised(error: TelegramError, cause: BaseException) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "ending"),
    [
        (raised(TimedOut(), httpx.ReadTimeout("")), Ending.UNSURE),
        (raised(TimedOut(), httpx.WriteTimeout("")), Ending.UNSURE),
        (raised(TimedOut(), httpx.ConnectTimeout("")), Ending.LATER),
        (raised(TimedOut("Pool timeout"), httpx.PoolTimeout("")), Ending.LATER),
        (raised(NetworkError(""), httpx.ReadError("")), Ending.UNSURE),
        (raised(NetworkError(""), httpx.RemoteProtocolError("")), Ending.UNSURE),
        (TelegramError("what?"), Ending.UNSURE),
    ],
)
def test_whether_the_request_left_decides(error: TelegramError, ending: Ending) -> None:
    assert ending_of(error).ending is ending


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Not enough rights to send text messages to the chat", MAY_NOT_WRITE),
        ("CHAT_WRITE_FORBIDDEN", MAY_NOT_WRITE),
    ],
)
def test_being_muted_is_not_being_gone(text: str, expected: str) -> None:
    from telegram.error import BadRequest

    assert ending_of(BadRequest(text)) == Delivery(Ending.UNREACHABLE, fault=expected)


async def test_no_wait_is_forgotten_with_or_without_the_library_s_new_durations(
    sim: Simulator, messenger: TelegramMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    from telegram.error import RetryAfter

    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    error = RetryAfter(9)
    monkeypatch.setenv("PTB_TIMEDELTA", "")
    waits: list[Any] = [ending_of(error).wait]
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    waits.append(ending_of(error).wait)
    assert waits == [9.0, 9.0]
