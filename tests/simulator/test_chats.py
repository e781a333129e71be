"""Who may be written to, what a bot reads in groups, and how groups change (rules 12 to 17)."""

from typing import Any

import pytest

from bot.simulator import PeopleError, Simulator
from tests.simulator.conftest import GROUP, LI, WANG, ZHAO, Client

SUPER = -1001000000777


@pytest.fixture
def big(sim: Simulator) -> int:
    sim.people.add_group(SUPER, "柳湾村", [WANG, LI], supergroup=True, admins=[LI])
    return SUPER


async def refused(client: Client, chat: int | str) -> str:
    return await client.refused("sendMessage", chat_id=chat, text="在吗")


async def test_each_reason_not_to_write_has_its_own_words(
    sim: Simulator, client: Client, big: int
) -> None:
    assert await refused(client, LI) == "Forbidden: bot can't initiate conversation with a user"
    assert await refused(client, 99) == "Bad Request: chat not found"
    assert await refused(client, "@nobody") == "Bad Request: chat not found"
    assert await refused(client, "") == "Bad Request: chat_id is empty"
    sim.people.block(WANG)
    assert await refused(client, WANG) == "Forbidden: bot was blocked by the user"
    sim.people.delete_account(WANG)
    assert await refused(client, WANG) == "Forbidden: user is deactivated"
    sim.people.kick_bot(GROUP, LI)
    assert await refused(client, GROUP) == "Forbidden: bot was kicked from the group chat"
    await client.ok("leaveChat", chat_id=big)
    assert await refused(client, big) == "Forbidden: bot is not a member of the supergroup chat"
    sim.people.add_bot(big, LI)
    sim.people.kick_bot(big, LI)
    assert await refused(client, big) == "Forbidden: bot was kicked from the supergroup chat"
    sim.people.delete_group(GROUP)
    assert await refused(client, GROUP) == "Forbidden: the group chat was deleted"


async def test_blocking_and_unblocking_are_told(sim: Simulator, client: Client) -> None:
    sim.people.block(WANG)
    sim.people.unblock(WANG)
    told = [u["my_chat_member"] for u in await client.updates()]
    assert [t["new_chat_member"]["status"] for t in told] == ["kicked", "member"]
    assert told[0]["chat"]["id"] == WANG
    await client.ok("sendMessage", chat_id=WANG, text="欢迎回来")


async def test_start_opens_the_private_chat_with_its_payload(
    sim: Simulator, client: Client
) -> None:
    sim.people.start(LI, "case_7-x")
    (update,) = await client.updates()
    assert update["message"]["text"] == "/start case_7-x"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    await client.ok("sendMessage", chat_id=LI, text="好")
    for payload in ("x" * 65, "汉字", "a b"):
        with pytest.raises(PeopleError, match="at most 64"):
            sim.people.start(LI, payload)


async def test_start_again_unblocks(sim: Simulator, client: Client) -> None:
    sim.people.block(WANG)
    sim.people.start(WANG)
    *_, told, said = await client.updates()
    assert told["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert said["message"]["text"] == "/start"


async def test_who_leads_a_group_may_put_somebody_out(sim: Simulator, client: Client) -> None:
    with pytest.raises(PeopleError, match="cannot put"):
        sim.people.kick(LI, GROUP, by=WANG)
    sim.people.kick(WANG, GROUP, by=LI)
    (update,) = await client.updates()
    assert update["message"]["left_chat_member"]["id"] == WANG
    assert update["message"]["from"]["id"] == LI
    assert sim.people.seen(WANG, GROUP) == []


async def test_a_deep_link_button_opens_the_private_chat(sim: Simulator, client: Client) -> None:
    button = {"text": "私下说", "url": "https://t.me/linli_bot?start=case_9"}
    markup = {"inline_keyboard": [[button]]}
    await client.ok("sendMessage", chat_id=GROUP, text="要车", reply_markup=markup)
    assert sim.people.press(LI, sim.people.seen(LI, GROUP)[-1], 0) is None
    (update,) = await client.updates()
    assert update["message"]["chat"]["id"] == LI
    assert update["message"]["text"] == "/start case_9"


async def heard_in(client: Client) -> list[str]:
    return [u["message"].get("text", "·") for u in await client.updates()]


async def test_in_privacy_mode_only_what_is_meant_for_the_bot_is_heard(
    sim: Simulator, client: Client
) -> None:
    sim.privacy = True
    assert (await client.ok("getMe"))["can_read_all_group_messages"] is False
    await client.ok("sendMessage", chat_id=GROUP, text="我在")
    mine = sim.people.seen(LI, GROUP)[-1]
    chatter = sim.people.say(WANG, GROUP, "今天好冷")
    sim.people.say(WANG, GROUP, "/help")
    sim.people.say(WANG, GROUP, "/help@linli_bot")
    sim.people.say(WANG, GROUP, "/help@other_bot")
    sim.people.say(WANG, GROUP, "问@LINLI_BOT一下")
    sim.people.say(WANG, GROUP, "好的", reply_to=mine)
    sim.people.say(WANG, GROUP, "是的", reply_to=chatter)
    sim.people.join(ZHAO, GROUP)
    assert await heard_in(client) == ["/help", "/help@linli_bot", "问@LINLI_BOT一下", "好的", "·"]
    sim.people.promote_bot(GROUP, LI)
    await client.updates()
    sim.people.say(WANG, GROUP, "今天好冷")
    assert await heard_in(client) == ["今天好冷"]


async def test_a_bare_command_goes_to_the_bot_that_spoke_last(
    sim: Simulator, client: Client
) -> None:
    sim.privacy = True
    sim.people.add_person(7001, "别的机器人", username="other_bot", is_bot=True)
    sim.people.join(7001, GROUP)
    await client.updates()
    sim.people.say(7001, GROUP, "大家好")
    sim.people.say(WANG, GROUP, "/help")
    assert await heard_in(client) == []
    await client.ok("sendMessage", chat_id=GROUP, text="我在")
    sim.people.say(WANG, GROUP, "/help")
    assert await heard_in(client) == ["/help"]


async def test_with_privacy_off_everything_is_heard_but_other_bots(
    sim: Simulator, client: Client
) -> None:
    sim.people.add_person(7001, "别的机器人", username="other_bot", is_bot=True)
    sim.people.join(7001, GROUP)
    await client.updates()
    sim.people.say(7001, GROUP, "大家好")
    sim.people.say(WANG, GROUP, "今天好冷")
    assert await heard_in(client) == ["今天好冷"]


async def test_a_group_goes_on_under_a_new_id(sim: Simulator, client: Client) -> None:
    new = sim.people.migrate(GROUP)
    assert new < -1_000_000_000_000
    first, second = (u["message"] for u in await client.updates())
    assert (first["chat"]["id"], first["migrate_to_chat_id"]) == (GROUP, new)
    assert (second["chat"]["id"], second["migrate_from_chat_id"]) == (new, GROUP)
    answer = await client.call("sendMessage", chat_id=GROUP, text="在吗")
    assert answer.json() == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new},
    }
    await client.ok("sendMessage", chat_id=new, text="搬好了")
    assert sim.people.seen(WANG, new)[-1].text == "搬好了"
    with pytest.raises(PeopleError, match="goes on as"):
        sim.people.say(WANG, GROUP, "还在吗")


async def test_some_speak_without_their_own_name(sim: Simulator, client: Client, big: int) -> None:
    sim.people.say(LI, big, "通知", anonymous=True)
    sim.people.speak_as_channel(big, "镇广播", "停水", forwarded=True)
    sim.people.speak_as_channel(big, "镇广播", "来水")
    anonymous, forwarded, masked = (u["message"] for u in await client.updates())
    assert (anonymous["from"]["id"], anonymous["sender_chat"]["id"]) == (1087968824, big)
    assert (forwarded["from"]["id"], forwarded["is_automatic_forward"]) == (777000, True)
    assert (masked["from"]["id"], masked["sender_chat"]["type"]) == (136817688, "channel")
    with pytest.raises(PeopleError, match="does not lead"):
        sim.people.say(WANG, big, "通知", anonymous=True)


async def test_channel_posts_have_no_author(sim: Simulator, client: Client) -> None:
    sim.people.add_channel(-1002000000001, "镇广播")
    sim.people.post_in_channel(-1002000000001, "停水")
    (update,) = await client.updates()
    assert "from" not in update["channel_post"]
    sent = await client.ok("sendMessage", chat_id=-1002000000001, text="来水")
    assert sent["sender_chat"]["id"] == -1002000000001


async def test_topics_of_a_forum(sim: Simulator, client: Client) -> None:
    forum = -1003000000001
    sim.people.add_group(forum, "柳湾", [WANG, LI], admins=[LI], bot_admin=True, forum=True)
    topic = await client.ok("createForumTopic", chat_id=forum, name="用车")
    thread = topic["message_thread_id"]
    sent = await client.ok("sendMessage", chat_id=forum, text="要车", message_thread_id=thread)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (thread, True)
    general = await client.ok("sendMessage", chat_id=forum, text="大家好", message_thread_id=1)
    assert "message_thread_id" not in general
    sim.people.say(WANG, forum, "我要车", thread=thread)
    assert (await client.updates())[-1]["message"]["message_thread_id"] == thread
    refused = await client.refused(
        "sendMessage", chat_id=forum, text="要车", message_thread_id=thread + 50
    )
    assert refused == "Bad Request: message thread not found"


async def test_members_are_told_as_far_as_a_bot_may_know(sim: Simulator, client: Client) -> None:
    owner = await client.ok("getChatMember", chat_id=GROUP, user_id=LI)
    assert owner["status"] == "creator"
    assert await client.ok("getChatMemberCount", chat_id=GROUP) == 3
    admins = await client.ok("getChatAdministrators", chat_id=GROUP)
    assert [admin["user"]["id"] for admin in admins] == [LI]
    assert await client.refused("getChatMember", chat_id=GROUP, user_id=ZHAO) == (
        "Bad Request: member not found"
    )
    sim.people.promote_bot(GROUP, LI)
    stranger = await client.ok("getChatMember", chat_id=GROUP, user_id=ZHAO)
    assert stranger["status"] == "left"
    sim.people.promote(WANG, GROUP)
    assert (await client.ok("getChatMember", chat_id=GROUP, user_id=WANG))["status"] == (
        "administrator"
    )


@pytest.mark.parametrize(
    ("action", "complaint"),
    [
        (lambda p: p.say(LI, None, "在吗"), "has not pressed Start"),
        (lambda p: p.say(ZHAO, GROUP, "在吗"), "is not in"),
        (lambda p: p.say(WANG, None, "  "), "empty message"),
        (lambda p: p.say(404, None, "在吗"), "there is no person"),
        (lambda p: p.say(WANG, LI, "在吗"), "there is no chat"),
        (lambda p: p.join(WANG, GROUP), "already in"),
        (lambda p: p.leave(ZHAO, GROUP), "is not in"),
        (lambda p: p.add_bot(GROUP, LI), "already in"),
        (lambda p: p.block(LI), "no chat with"),
        (lambda p: p.add_person(WANG, "王"), "cannot be the id"),
        (lambda p: p.add_group(5, "组", []), "cannot be the id"),
        (lambda p: p.promote(ZHAO, GROUP), "is not in"),
        (lambda p: p.migrate(WANG), "there is no group"),
    ],
)
def test_what_a_phone_cannot_do_is_said(sim: Simulator, action: Any, complaint: str) -> None:
    with pytest.raises(PeopleError, match=complaint):
        action(sim.people)
