"""What a page is told of service messages, reactions, keyboards, unread marks."""

from typing import Any

from bot.simulator import Simulator
from tests.simulator.conftest import GROUP, LI, WANG, ZHAO, Client


async def shown(client: Client, person: int, chat: object, **query: int) -> list[dict[str, Any]]:
    answer = await client.http.get(f"/sim/chats/{person}/{chat}", params=query)
    messages: list[dict[str, Any]] = answer.json()["messages"]
    return messages


async def chats(client: Client, person: int) -> dict[int, dict[str, Any]]:
    found = (await client.http.get(f"/sim/chats/{person}")).json()["chats"]
    return {chat["chat"]: chat for chat in found}


async def test_service_messages_name_what_they_are_about(sim: Simulator, client: Client) -> None:
    sim.people.promote_bot(GROUP, LI)
    said = sim.people.say(WANG, GROUP, "开会")
    sim.people.join(ZHAO, GROUP)
    sim.people.leave(ZHAO, GROUP)
    await client.ok("pinChatMessage", chat_id=GROUP, message_id=said.message_id)
    found = [(m["service"], m["text"]) for m in await shown(client, WANG, GROUP)]
    assert found == [(None, "开会"), ("joined", "赵铁柱"), ("left", "赵铁柱"), ("pinned", "开会")]
    assert (await chats(client, WANG))[GROUP]["pinned"]["text"] == "开会"


async def test_a_forum_tells_its_topics(sim: Simulator, client: Client) -> None:
    forum = -1003000000001
    sim.people.add_group(forum, "柳湾", [WANG], admins=[LI], bot_admin=True, forum=True)
    await client.ok("createForumTopic", chat_id=forum, name="用车")
    (notice,) = await shown(client, WANG, forum)
    assert (notice["service"], notice["text"]) == ("topic", "用车")


async def test_reactions_are_gathered_by_emoji(sim: Simulator, client: Client) -> None:
    said = sim.people.say(WANG, GROUP, "好消息")
    sim.people.react(LI, said, "👍")
    sim.people.react(WANG, said, "👍")
    (message,) = await shown(client, WANG, GROUP)
    assert message["reactions"] == [{"emoji": "👍", "from": [LI, WANG]}]
    sim.people.react(LI, said, "")
    (message,) = await shown(client, WANG, GROUP)
    assert message["reactions"] == [{"emoji": "👍", "from": [WANG]}]


async def test_unread_counts_what_others_said_since(sim: Simulator, client: Client) -> None:
    for word in ("一", "二", "三"):
        sim.people.say(WANG, GROUP, word)
    assert (await chats(client, LI))[GROUP]["unread"] == 3
    assert (await chats(client, WANG))[GROUP]["unread"] == 0
    first = sim.people.seen(LI, GROUP)[0].message_id
    answer = await client.http.post(
        "/sim/read", json={"person": LI, "chat": GROUP, "message": first}
    )
    assert answer.json() == {"unread": 2}
    sim.people.say(LI, GROUP, "四")
    assert (await chats(client, LI))[GROUP]["unread"] == 0


async def test_messages_are_read_from_a_number_on(sim: Simulator, client: Client) -> None:
    numbers = [sim.people.say(WANG, GROUP, word).message_id for word in ("一", "二", "三")]
    later = await shown(client, LI, GROUP, after=numbers[0])
    assert [m["text"] for m in later] == ["二", "三"]
    assert [m["text"] for m in await shown(client, LI, GROUP, limit=1)] == ["三"]


async def test_a_reply_keyboard_lies_open_until_it_is_taken_away(
    sim: Simulator, client: Client
) -> None:
    markup = {"keyboard": [[{"text": "要车"}], [{"text": "要药"}]]}
    await client.ok("sendMessage", chat_id=WANG, text="菜单", reply_markup=markup)
    await client.ok("sendMessage", chat_id=WANG, text="好")
    assert (await chats(client, WANG))[WANG]["keyboard"] == [["要车"], ["要药"]]
    gone = {"remove_keyboard": True}
    await client.ok("sendMessage", chat_id=WANG, text="再见", reply_markup=gone)
    assert (await chats(client, WANG))[WANG]["keyboard"] is None


async def test_who_speaks_for_a_group_is_shown_as_the_group(sim: Simulator, client: Client) -> None:
    sim.people.say(LI, GROUP, "通知", anonymous=True)
    (message,) = await shown(client, WANG, GROUP)
    assert message["from"] == {"id": GROUP, "name": "柳湾一组", "is_bot": False, "username": None}


async def test_a_group_that_went_on_elsewhere_leaves_the_list(
    sim: Simulator, client: Client
) -> None:
    new = sim.people.migrate(GROUP)
    assert set(await chats(client, WANG)) == {new, WANG}


async def test_the_newest_chat_stands_first(sim: Simulator, client: Client) -> None:
    sim.clock.jump(10)
    sim.people.say(LI, GROUP, "在吗")
    sim.clock.jump(10)
    await client.ok("sendMessage", chat_id=WANG, text="好")
    assert list(await chats(client, WANG)) == [WANG, GROUP]


async def test_a_silent_edited_voice_with_a_caption_is_told_whole(
    sim: Simulator, client: Client
) -> None:
    voice = sim.people.voice(WANG, None, seconds=2).voice
    assert voice is not None
    sent = await client.ok(
        "sendVoice",
        chat_id=WANG,
        voice=voice["file_id"],
        caption="<b>听</b>",
        parse_mode="HTML",
        duration=2,
        disable_notification=True,
    )
    sim.clock.jump(5)
    await client.ok(
        "editMessageCaption", chat_id=WANG, message_id=sent["message_id"], caption="再听"
    )
    message = (await shown(client, WANG, "bot"))[-1]
    assert (message["kind"], message["text"], message["silent"]) == ("voice", "再听", True)
    assert message["edited"] == "2026-11-21T01:30:05.000Z"
    assert message["voice"]["seconds"] == 2
    assert (message["from_bot"], message["mine"]) == (True, False)
