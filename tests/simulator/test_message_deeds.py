"""Texts, entities, buttons, edits, deletions, replies and presses (rules 18 to 23)."""

from typing import Any

import pytest

from bot.simulator import PeopleError, Simulator
from tests.simulator.conftest import GROUP, LI, WANG, Client

BUTTONS = {"inline_keyboard": [[{"text": "我来", "callback_data": "1:claim"}]]}
OPTIONS = [{"text": "来"}, {"text": "不来"}]
REPLY_KEYBOARD = {"keyboard": [[{"text": "要车"}, {"text": "要药"}]]}


async def send(client: Client, text: str = "要车", chat: int = WANG, **params: Any) -> int:
    sent = await client.ok("sendMessage", chat_id=chat, text=text, **params)
    number: int = sent["message_id"]
    return number


async def test_people_edit_react_vote_and_delete(client: Client, sim: Simulator) -> None:
    await client.ok("getUpdates", allowed_updates=[
        "message", "edited_message", "message_reaction", "poll", "poll_answer",
    ])  # fmt: skip
    said = sim.people.say(WANG, None, "要车")
    sim.people.edit(WANG, said, "不要车了")
    sim.people.react(WANG, said, "👍")
    sent = await client.ok(
        "sendPoll", chat_id=GROUP, question="开会?", options=OPTIONS, is_anonymous=False
    )
    poll = sim.people.seen(WANG, GROUP)[-1]
    sim.people.vote(WANG, poll, [1])
    kinds = [next(k for k in u if k != "update_id") for u in await client.updates()]
    assert kinds == ["message", "edited_message", "message_reaction", "poll", "poll_answer"]
    assert sent["poll"]["total_voter_count"] == 0
    assert poll.wire["poll"]["options"][1]["voter_count"] == 1
    sim.people.delete(WANG, said)
    assert said.message_id not in [m.message_id for m in sim.people.seen(WANG, None)]
    with pytest.raises(PeopleError, match="one's own"):
        sim.people.edit(WANG, poll, "x")


async def test_pins_are_shown_and_need_an_admin_in_groups(client: Client, sim: Simulator) -> None:
    number = await send(client, chat=GROUP)
    refused = await client.refused("pinChatMessage", chat_id=GROUP, message_id=number)
    assert refused == ("Bad Request: not enough rights to manage pinned messages in the chat")
    sim.people.promote_bot(GROUP, LI)
    await client.ok("pinChatMessage", chat_id=GROUP, message_id=number)
    card, notice = sim.people.seen(WANG, GROUP)[-2:]
    assert (card.pinned, notice.service) == (True, "pinned")
    assert (await client.ok("getChat", chat_id=GROUP))["pinned_message"]["message_id"] == number
    assert (await client.updates())[-1]["message"]["pinned_message"]["message_id"] == number
    await client.ok("unpinChatMessage", chat_id=GROUP)
    assert not sim.people.seen(WANG, GROUP)[-2].pinned


async def test_a_long_text_of_a_person_is_sent_in_pieces(sim: Simulator, client: Client) -> None:
    sim.people.say(WANG, None, "村" * 5000)
    assert [len(u["message"]["text"]) for u in await client.updates()] == [4096, 904]


async def test_what_a_page_shows_cannot_carry_markup_of_a_stranger(
    sim: Simulator, client: Client
) -> None:
    said = sim.people.say(WANG, None, "<script>x</script> https://a.com/?q=<b>")
    assert "<script>" not in said.html
    await client.ok(
        "sendMessage", chat_id=WANG, text='<a href="javascript://x.y/">a</a>', parse_mode="HTML"
    )
    assert "javascript" not in sim.people.seen(WANG, None)[-1].html
