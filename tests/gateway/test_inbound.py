"""What people do on the local server, as the services hear it."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, Update

from bot.gateway.inbound import is_chatter_candidate, read_membership, read_message, read_press
from bot.gateway.raw import bot_key, chat_key
from bot.services.incoming import Heard, Membership, Pressed
from bot.simulator import Simulator
from tests.gateway.conftest import EVA, HALL, HOME, TOKEN

GROUP = -77
GROUP_TEXT = {"chat": {"type": "group", "id": 1}, "text": "x"}


@pytest.fixture
def last(sim: Simulator, bot: Bot) -> Any:
    """The newest update, raw and as the library makes it; nothing of it left over."""

    def read() -> tuple[dict[str, Any], Update]:
        raw = sim.updates.queue[-1].wire
        update = Update.de_json(raw, bot)
        assert not update.api_kwargs
        return raw, update

    return read


def heard(last: Any) -> Heard:
    found = read_message(last()[1])
    assert found is not None
    return found


def stands(last: Any) -> Membership:
    found = read_membership(last()[1])
    assert found is not None
    return found


def chatter(last: Any) -> str | None:
    return is_chatter_candidate(last()[0], int(bot_key(TOKEN)), "linli_bot")


async def test_words_in_private(sim: Simulator, last: Any) -> None:
    sim.people.say(HOME, None, "我头疼")
    said = heard(last)
    assert (said.form, said.text, said.command, said.addressed) == ("text", "我头疼", None, True)
    assert (said.origin.bot, said.origin.user_id, said.origin.private) == ("7000000001", HOME, True)
    assert said.at.utcoffset() is not None
    assert chatter(last) is None


async def test_words_in_a_group_are_chatter_unless_they_are_meant_for_the_bot(
    sim: Simulator, last: Any
) -> None:
    sim.people.say(HOME, HALL, "今天天气好")
    assert chatter(last) == "今天天气好"
    assert heard(last).addressed is False
    for text in ("@linli_bot 要车", "/mine", "说 /mine", "/mine@linli_bot"):
        sim.people.say(HOME, HALL, text)
        assert chatter(last) is None, text


async def test_an_answer_to_a_neighbour_is_chatter_and_one_to_the_bot_is_not(
    sim: Simulator, bot: Bot, last: Any
) -> None:
    asked = sim.people.say(EVA, HALL, "谁去镇上?")
    sim.people.say(HOME, HALL, "我去", reply_to=asked)
    assert chatter(last) == "我去"
    said = heard(last)
    assert (said.reply_to_bot, said.reply_user_id) == (False, EVA)
    card = await bot.send_message(HALL, "谁能帮忙?")
    sim.people.say(HOME, HALL, "我来", reply_to=card.message_id)
    assert chatter(last) is None
    said = heard(last)
    assert (said.reply_to, said.reply_to_bot, said.addressed) == (card.message_id, True, True)


async def test_pictures_voices_and_places_are_never_chatter(sim: Simulator, last: Any) -> None:
    sim.people.voice(HOME, HALL, seconds=7)
    assert chatter(last) is None
    said = heard(last)
    assert (said.form, said.seconds, bool(said.file_id)) == ("voice", 7, True)
    sim.people.photo(HOME, HALL, caption="看")
    assert chatter(last) is None
    said = heard(last)
    assert (said.form, said.text, bool(said.file_id)) == ("photo", "看", True)


async def test_a_mention_is_heard_as_one(sim: Simulator, last: Any) -> None:
    sim.people.say(HOME, HALL, "@Linli_bot 要车")
    assert heard(last).addressed is True


@pytest.mark.parametrize(
    ("text", "command", "argument"),
    [
        ("/start g_abc", "start", "g_abc"),
        ("/Mine", "mine", ""),
        ("/hand@linli_bot 柳湾0412", "hand", "柳湾0412"),
        ("/case\n12", "case", "12"),
        ("/ 12", None, ""),
        ("普通 /mine", None, ""),
    ],
)
async def test_commands_are_taken_apart(
    sim: Simulator, last: Any, text: str, command: str | None, argument: str
) -> None:
    sim.people.say(HOME, None, text)
    said = heard(last)
    assert (said.command, said.argument) == (command, argument)


async def test_a_command_for_another_bot_is_not_heard(sim: Simulator, last: Any) -> None:
    sim.people.say(HOME, HALL, "/mine@other_bot")
    assert read_message(last()[1]) is None


async def test_an_anonymous_administrator_is_nobody(sim: Simulator, last: Any) -> None:
    sim.people.promote(EVA, HALL)
    sim.people.say(EVA, HALL, "/bind", anonymous=True)
    origin = heard(last).origin
    assert (origin.anonymous, origin.user_id, origin.user_name) == (True, None, "柳湾")


async def test_an_edit_is_heard_as_one(sim: Simulator, last: Any) -> None:
    message = sim.people.say(HOME, None, "要车")
    sim.people.edit(HOME, message, "不要车")
    said = heard(last)
    assert (said.edited, said.text) == (True, "不要车")


async def test_a_press_is_taken_apart(sim: Simulator, bot: Bot, last: Any) -> None:
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup

    keys = [
        InlineKeyboardButton("我来", callback_data="1:claim:c1:3:now"),
        InlineKeyboardButton("旧的", callback_data="v0|claim"),
    ]
    card = await bot.send_message(HALL, "谁?", reply_markup=InlineKeyboardMarkup([keys]))
    shown = sim.world.chats[HALL].messages[card.message_id]
    sim.people.press(EVA, shown, 0)
    raw, update = last()
    pressed = read_press(update)
    assert isinstance(pressed, Pressed)
    assert (pressed.verb, pressed.subject, pressed.revision, pressed.choice) == (
        "claim", "c1", 3, "now",
    )  # fmt: skip
    assert (pressed.origin.chat_id, pressed.origin.user_id) == (HALL, EVA)
    assert (pressed.message_id, chat_key(raw)) == (card.message_id, str(HALL))
    sim.people.press(EVA, shown, 1)
    assert read_press(last()[1]) is None
    assert read_message(last()[1]) is None


async def test_blocking_and_coming_back(sim: Simulator, last: Any) -> None:
    sim.people.block(HOME)
    assert (stands(last).change, stands(last).by_user_id) == ("blocked", HOME)
    sim.people.unblock(HOME)
    assert stands(last).change == "unblocked"


async def test_a_group_takes_the_bot_in_and_puts_it_out(sim: Simulator, last: Any) -> None:
    sim.people.add_group(GROUP, "新", [HOME], admins=[HOME], bot=False)
    sim.people.add_bot(GROUP, HOME)
    update = next(u.wire for u in reversed(sim.updates.queue) if "my_chat_member" in u.wire)
    assert chat_key(update) == str(GROUP)
    changes = []
    for do in (
        lambda: sim.people.promote_bot(GROUP, HOME),
        lambda: sim.people.promote_bot(GROUP, HOME, on=False),
        lambda: sim.people.kick_bot(GROUP, HOME),
    ):
        before = len(sim.updates.queue)
        do()
        new = list(sim.updates.queue)[before:]
        raw = next(u.wire for u in new if "my_chat_member" in u.wire)
        found = read_membership(Update.de_json(raw, last()[1].get_bot()))
        assert found is not None
        changes.append((found.change, found.reads_all))
    assert [change for change, _ in changes] == ["admin", "member", "removed"]
    assert changes[0] == ("admin", True)
    first = read_membership(Update.de_json(update, last()[1].get_bot()))
    assert first is not None
    assert (first.change, first.by_user_id, first.origin.chat_id) == ("added", HOME, GROUP)


async def test_an_upgrade_reads_the_same_from_both_sides(sim: Simulator, last: Any) -> None:
    sim.people.add_group(GROUP, "小组", [HOME], admins=[HOME])
    before = len(sim.updates.queue)
    new = sim.people.migrate(GROUP)
    bot = last()[1].get_bot()
    told = [Update.de_json(u.wire, bot) for u in list(sim.updates.queue)[before:]]
    moves = [m for u in told if (m := read_membership(u)) and m.change == "migrated"]
    assert [(m.origin.chat_id, m.new_chat_id) for m in moves] == [(GROUP, new)] * 2
    assert all(read_message(u) is None for u in told)


@pytest.mark.parametrize(
    "raw",
    [
        {"update_id": 1},
        {"update_id": 1, "message": None},
        {"update_id": 1, "message": {"chat": {"type": "group"}}},
        {"update_id": 1, "message": {"chat": 5, "text": "x"}},
        {"update_id": 1, "poll": {"id": "1"}},
        {"update_id": 1, "message": GROUP_TEXT | {"entities": [1]}},
    ],
)  # fmt: skip
def test_odd_updates_are_never_chatter_and_always_have_a_line(raw: dict[str, Any]) -> None:
    assert is_chatter_candidate(raw, 1, "linli_bot") is None
    assert chat_key(raw)


async def test_what_nobody_said_is_not_heard(sim: Simulator, last: Any) -> None:
    sim.people.add_person(500, "Neu")
    sim.people.join(500, HALL)
    assert read_message(last()[1]) is None
    assert read_membership(last()[1]) is None
