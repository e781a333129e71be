"""What people do on the local server, as the services hear it."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, Update

from bot.gateway.inbound import is_chatter_candidate, read_membership, read_message, read_press
from bot.gateway.raw import chat_key
from bot.services.incoming import Heard, Pressed
from bot.simulator import Simulator
from tests.gateway.places import BOT, EVA, HALL, HOME
from tests.gateway.reading import GROUP_TEXT, chatter, heard


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


async def test_places_numbers_and_other_things_are_heard_as_what_they_are(
    sim: Simulator, last: Any, bot: Bot
) -> None:
    message = sim.people.say(HOME, None, "x").wire
    base = {key: message[key] for key in ("message_id", "from", "chat", "date")}

    def hear(**content: Any) -> Heard:
        raw = {"update_id": 5, "message": base | content}
        assert is_chatter_candidate(raw, int(BOT), "linli_bot") is None
        found = read_message(Update.de_json(raw, bot))
        assert found is not None
        return found

    place = hear(location={"latitude": 30.5, "longitude": 104.25})
    assert (place.form, place.latitude, place.longitude) == ("place", 30.5, 104.25)
    number = hear(contact={"phone_number": "13800000000", "first_name": "Ana"})
    assert (number.form, number.phone) == ("contact", "13800000000")
    dice = hear(dice={"emoji": "🎲", "value": 3})
    assert (dice.form, dice.text) == ("other", "")


async def test_a_mention_without_a_username_is_meant_for_the_bot(
    sim: Simulator, last: Any, bot: Bot
) -> None:
    message = sim.people.say(HOME, HALL, "邻里 要车").wire
    named = {"type": "text_mention", "offset": 0, "length": 2,
             "user": {"id": int(BOT), "is_bot": True, "first_name": "邻里"}}  # fmt: skip
    raw = {"update_id": 5, "message": message | {"entities": [named]}}
    assert is_chatter_candidate(raw, int(BOT), "linli_bot") is None
    said = read_message(Update.de_json(raw, bot))
    assert said is not None
    assert said.addressed
    other = dict(named, user={"id": 5, "is_bot": False, "first_name": "小芳"})
    raw = {"update_id": 5, "message": message | {"entities": [other]}}
    assert is_chatter_candidate(raw, int(BOT), "linli_bot") == "邻里 要车"


async def test_an_update_of_another_kind_is_nothing(bot: Bot) -> None:
    update = Update.de_json({"update_id": 5}, bot)
    assert (read_message(update), read_press(update), read_membership(update)) == (None,) * 3
