"""What each method says when it cannot do what was asked."""

from typing import Any

import pytest

from bot.simulator import Simulator
from tests.simulator.conftest import GROUP, LI, WANG, Client

PHOTO = {"type": "photo", "media": "nonsense"}
CHANNEL = -1002000000001
OPTIONS = [{"text": "来"}, {"text": "不来"}]


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("sendLocation", {"longitude": 1}, "latitude is empty"),
        ("sendLocation", {"latitude": 1}, "longitude is empty"),
        ("sendLocation", {"latitude": 91, "longitude": 1}, "invalid location specified"),
        ("sendVenue", {"latitude": 1, "longitude": 1, "address": "x"}, "title must be non-empty"),
        ("sendVenue", {"latitude": 1, "longitude": 1, "title": "x"}, "address must be non-empty"),
        ("sendContact", {"first_name": "x"}, "phone number is empty"),
        ("sendContact", {"phone_number": "1"}, "first name is empty"),
        ("sendPoll", {"options": OPTIONS}, "poll question must be non-empty"),
        ("sendPoll", {"question": "x" * 301, "options": OPTIONS},
         "poll question length must not exceed 300"),
        ("sendPoll", {"question": "x"}, "poll must have at least 1 option"),
        ("sendPoll", {"question": "x", "options": OPTIONS * 7},
         "poll can't have more than 12 options"),
        ("sendPoll", {"question": "x", "options": [{"text": ""}]},
         "poll options must be non-empty"),
        ("sendPoll", {"question": "x", "options": [{"text": "x" * 101}]},
         "poll options length must not exceed 100"),
        ("sendPoll", {"question": "x", "options": "{}"}, "can't parse options: expected an Array"),
        ("sendChatAction", {"action": "dance"}, "wrong parameter action in request"),
        ("sendMediaGroup", {}, "there is no media in the request"),
        ("sendMediaGroup", {"media": [PHOTO]}, "wrong number of media: 2-10 media expected"),
        ("sendMediaGroup", {"media": [{"type": "x"}] * 2},
         "can't parse InputMedia: type x is unsupported"),
        ("sendMessage", {"text": "x", "entities": [{}]},
         "can't parse MessageEntity: Can't find field \"type\", \"offset\" or \"length\""),
        ("sendMessage", {"text": "x", "reply_markup": {"inline_keyboard": [["x"]]}},
         "can't parse inline keyboard button: expected an Object"),
        ("copyMessage", {"from_chat_id": WANG, "message_id": 999}, "message to copy not found"),
        ("forwardMessage", {"from_chat_id": WANG, "message_id": 999},
         "message to forward not found"),
        ("pinChatMessage", {"message_id": 999}, "message to pin not found"),
        ("unpinChatMessage", {}, "message to unpin not found"),
        ("setMessageReaction", {"message_id": 999}, "message to react not found"),
        ("deleteMessages", {}, "message identifiers are not specified"),
        ("deleteMessages", {"message_ids": [1] * 101}, "too many message identifiers specified"),
        ("getChatAdministrators", {}, "there are no administrators in the private chat"),
        ("getChatMember", {"user_id": 0}, "invalid user_id specified"),
        ("getChatMember", {"user_id": 404}, "user not found"),
        ("leaveChat", {}, "chat not found"),
        ("createForumTopic", {"name": "x"}, "the chat is not a forum"),
    ],
)  # fmt: skip
async def test_a_request_that_cannot_be_carried_out(
    client: Client, method: str, params: dict[str, Any], words: str
) -> None:
    assert await client.refused(method, chat_id=WANG, **params) == f"Bad Request: {words}"


async def test_reactions_are_of_the_usual_ones_and_one_at_a_time(
    client: Client, sim: Simulator
) -> None:
    number = sim.people.say(WANG, None, "好").message_id

    async def react(*emoji: str) -> str:
        reaction = [{"type": "emoji", "emoji": e} for e in emoji]
        return await client.refused(
            "setMessageReaction", chat_id=WANG, message_id=number, reaction=reaction
        )

    assert await react("🍚") == "Bad Request: REACTION_INVALID"
    assert await react("👍", "👎") == "Bad Request: REACTIONS_TOO_MANY"


async def test_pinning_twice_and_pinning_a_notice_are_refused(
    client: Client, sim: Simulator
) -> None:
    first = sim.people.say(WANG, None, "一").message_id
    second = sim.people.say(WANG, None, "二").message_id

    async def pin(number: int) -> str:
        return await client.refused("pinChatMessage", chat_id=WANG, message_id=number)

    await client.ok("pinChatMessage", chat_id=WANG, message_id=first)
    assert await pin(first) == "Bad Request: CHAT_NOT_MODIFIED"
    notice = sim.people.seen(WANG, None)[-1]
    assert await pin(notice.message_id) == "Bad Request: service messages can't be pinned"
    await client.ok("pinChatMessage", chat_id=WANG, message_id=second)
    await client.ok("pinChatMessage", chat_id=WANG, message_id=first)
    assert sim.world.chats[WANG].pinned == [second, first]
    await client.ok("deleteMessage", chat_id=WANG, message_id=first)
    assert sim.world.chats[WANG].pinned == [second]


async def test_what_is_protected_stays_where_it_is(client: Client) -> None:
    sent = await client.ok("sendMessage", chat_id=WANG, text="秘密", protect_content=True)
    for method, word in (("copyMessage", "copied"), ("forwardMessage", "forwarded")):
        refused = await client.refused(
            method, chat_id=WANG, from_chat_id=WANG, message_id=sent["message_id"]
        )
        assert refused == f"Bad Request: the message can't be {word}"


async def test_a_forward_names_who_said_it_first(client: Client, sim: Simulator) -> None:
    said = sim.people.say(WANG, None, "要车")
    notice = sim.people.say(LI, GROUP, "通知", anonymous=True)
    sources = [(WANG, said.message_id), (GROUP, notice.message_id)]
    origins = []
    for chat, number in sources:
        sent = await client.ok(
            "forwardMessage", chat_id=GROUP, from_chat_id=chat, message_id=number
        )
        again = await client.ok(
            "forwardMessage", chat_id=WANG, from_chat_id=GROUP, message_id=sent["message_id"]
        )
        assert again["forward_origin"] == sent["forward_origin"]
        origins.append(sent["forward_origin"])
    assert origins[0]["sender_user"]["id"] == WANG
    assert origins[1]["sender_chat"]["id"] == GROUP


async def test_others_words_cannot_be_taken_back_even_among_several(
    client: Client, sim: Simulator
) -> None:
    theirs = sim.people.say(WANG, GROUP, "我的话").message_id
    refused = await client.refused("deleteMessages", chat_id=GROUP, message_ids=[theirs])
    assert refused == "Bad Request: message can't be deleted"
    assert len(sim.people.seen(WANG, GROUP)) == 1


async def test_a_voice_has_no_text_to_edit(client: Client) -> None:
    sent = await client.ok("sendLocation", chat_id=WANG, latitude=1, longitude=1)
    refused = await client.refused(
        "editMessageText", chat_id=WANG, message_id=sent["message_id"], text="x"
    )
    assert refused == "Bad Request: there is no text in the message to edit"


async def test_channels_and_other_bots_are_not_written_to(client: Client, sim: Simulator) -> None:
    sim.people.add_channel(CHANNEL, "镇广播")
    sim.world.chats[CHANNEL].members[sim.world.bot.id] = "member"
    sim.people.add_person(7001, "别的机器人", is_bot=True)
    assert await client.refused("sendMessage", chat_id=CHANNEL, text="x") == (
        "Bad Request: need administrator rights in the channel chat"
    )
    assert await client.refused("sendMessage", chat_id=7001, text="x") == (
        "Forbidden: bot can't send messages to bots"
    )


async def test_topics_need_a_name_and_an_admin(client: Client, sim: Simulator) -> None:
    forum = -1003000000001
    sim.people.add_group(forum, "柳湾", [WANG, LI], admins=[LI], forum=True)

    async def topic(name: str) -> str:
        return await client.refused("createForumTopic", chat_id=forum, name=name)

    assert await topic("用车") == "Bad Request: not enough rights to create a topic"
    sim.people.promote_bot(forum, LI)
    assert await topic(" ") == "Bad Request: TOPIC_TITLE_EMPTY"
    assert await topic("x" * 129) == "Bad Request: TOPIC_TITLE_TOO_LONG"


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("setMyCommands", {"commands": [{"command": "Help", "description": "x"}]},
         "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "help", "description": ""}]},
         "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": "b"}] * 101},
         "BOT_COMMANDS_TOO_MUCH"),
        ("setMyDescription", {"description": "x" * 513}, "bot description is too long"),
        ("setMyShortDescription", {"short_description": "x" * 121},
         "bot short description is too long"),
    ],
)  # fmt: skip
async def test_what_the_bot_says_of_itself_has_limits(
    client: Client, method: str, params: dict[str, Any], words: str
) -> None:
    assert await client.refused(method, **params) == f"Bad Request: {words}"
