"""Every ending of a call has its own: blocked, moved, refused, flooded, lost, killed."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.domain.lanes import Lane, Owed
from bot.services.ports import Delivery, Outgoing
from bot.store.accounts import get_account, get_chat
from tests.fakes.messenger import FakeMessenger
from tests.gateway.desk import Desk
from tests.gateway.places import EVA, HALL, HOME


async def test_after_429_the_chat_rests_as_long_as_asked_and_others_do_not(desk: Desk) -> None:
    desk.sim.faults.flood("sendMessage", 9)
    about = await desk.put("等")
    await desk.run()
    await desk.put("快", chat="eva")
    assert await desk.run() == 1
    due = await desk.dispatcher.next_due()
    assert due == desk.sim.clock.now() + timedelta(seconds=9)
    desk.sim.clock.jump(8.9)
    assert await desk.run() == 0
    desk.sim.clock.jump(0.1)
    assert await desk.run() == 1
    assert (await desk.row(about)).state == "sent"


async def test_who_blocked_us_is_noted_and_the_next_is_told_in_the_same_write(desk: Desk) -> None:
    desk.sim.people.block(HOME)
    about = await desk.put("好")
    assert await desk.run() == 0
    assert desk.unreached == [about]
    row = await desk.row(about)
    assert row.state == "unreachable"
    account = await desk.database.read(lambda work: get_account(work, "a-home"))
    assert account.may_write is False


async def test_a_group_that_put_us_out_is_gone_and_hears_nothing_more(desk: Desk) -> None:
    desk.sim.people.promote(EVA, HALL)
    desk.sim.people.kick_bot(HALL, EVA)
    await desk.put("好", chat="hall")
    await desk.run()
    assert (await desk.database.read(lambda work: get_chat(work, "hall"))).gone
    before = len(desk.sim.requests)
    second = await desk.put("好", chat="hall")
    await desk.later()
    assert len(desk.sim.requests) == before
    assert desk.unreached[-1] == second


async def test_a_group_that_moved_hears_it_at_its_new_address(desk: Desk) -> None:
    desk.sim.people.add_group(-55, "小组", [HOME], admins=[HOME])
    async with asyncio.timeout(5):
        await desk.database.script(
            "UPDATE chats SET telegram_id = -55, kind = 'group' WHERE id = 'hall';"
        )
    about = await desk.put("卡", chat="hall", living=True)
    await desk.run()
    new = desk.sim.people.migrate(-55)
    desk.wording.shown[about] = Outgoing("新卡")
    await desk.want(about)
    await desk.later()
    moved = await desk.database.read(lambda work: get_chat(work, "hall"))
    assert (moved.telegram_id, moved.kind) == (new, "supergroup")
    said = desk.sim.world.chats[new].messages.values()
    assert [m.text for m in said if m.from_bot and not m.service] == ["新卡"]


async def test_what_telegram_refuses_is_not_tried_for_ever(desk: Desk) -> None:
    about = await desk.put("<b>")
    await desk.later()
    row = await desk.row(about)
    assert row.state == "refused"
    assert len(desk.sim.requests) == 2  # getMe and one try


@pytest.mark.parametrize(
    ("owed", "texts", "seconds"),
    [
        (Owed.EMERGENCY, ["急", "（重发）急"], 0),
        (Owed.OWED, ["急", "（重发）急"], 60),
        (Owed.LOOSE, ["急"], 0),
    ],
)
async def test_a_lost_answer_has_three_endings(
    desk: Desk, owed: Owed, texts: list[str], seconds: int
) -> None:
    desk.sim.faults.lose_answer("sendMessage")
    start = desk.sim.clock.now()
    await desk.put("急", owed=owed, lane=Lane.EMERGENCY)
    await desk.later()
    assert desk.texts() == texts
    assert (desk.sim.clock.now() - start).total_seconds() == pytest.approx(seconds, abs=2)


async def test_what_is_owed_is_repeated_only_once_while_the_line_stays_bad(desk: Desk) -> None:
    desk.sim.faults.lose_answer("sendMessage", times=5)
    about = await desk.put("办好了")
    await desk.later()
    assert desk.texts() == ["办好了", "（重发）办好了"]
    assert (await desk.row(about)).state == "unsure"


async def test_what_is_owed_outlives_minutes_of_a_gateways_pages(desk: Desk) -> None:
    desk.sim.faults.fail("sendMessage", 502, times=4)
    about = await desk.put("办好了")
    await desk.later()
    assert desk.texts() == ["（重发）办好了"]
    assert (await desk.row(about)).state == "sent"


async def test_an_edit_whose_answer_is_lost_is_repeated_unmarked(desk: Desk) -> None:
    about = await desk.put("卡", chat="hall", living=True, owed=Owed.LOOSE)
    await desk.run()
    desk.sim.faults.lose_answer("editMessageText")
    desk.wording.shown[about] = Outgoing("卡二")
    await desk.want(about)
    await desk.later()
    assert desk.texts("hall") == ["卡二"]
    assert (await desk.row(about)).state == "sent"


async def test_a_reaction_is_repeated_unmarked_and_is_no_message(desk: Desk) -> None:
    said = desk.sim.people.say(HOME, HALL, "谢谢")
    about = await desk.put("", chat="hall", owed=Owed.LOOSE, reply_to=said.message_id)
    desk.wording.shown[about] = Outgoing("", reaction="👍")
    desk.sim.faults.lose_answer("setMessageReaction")
    await desk.later()
    assert desk.texts("hall") == []
    tries = [call for call in desk.sim.requests if call.method == "setMessageReaction"]
    assert len(tries) == 2
    assert (await desk.row(about)).state == "sent"


async def test_trouble_of_the_server_is_waited_out_with_growing_pauses(desk: Desk) -> None:
    desk.sim.faults.fail("sendMessage", 500, times=4)
    about = await desk.put("好")
    start = desk.sim.clock.now()
    await desk.later()
    assert desk.texts() == ["好"]
    assert (desk.sim.clock.now() - start).total_seconds() == 2 + 4 + 8 + 16
    assert (await desk.row(about)).attempts == 0


async def test_after_a_kill_in_flight_everything_owed_arrives_marked_once(desk: Desk) -> None:
    class Killed(BaseException):
        """The process ends while a request is under way."""

    class Dying(FakeMessenger):
        async def say(self, chat_id: int, out: Outgoing) -> Delivery:
            await super().say(chat_id, out)
            raise Killed

    real, desk.messenger = desk.messenger, Dying()
    desk.make()
    await desk.put("菜单", chat="hall", owed=Owed.LOOSE, lane=Lane.REPLY)
    await desk.put("办好了", chat="eva")
    with pytest.raises(Killed):
        await desk.run()
    desk.messenger = real
    # What nobody is owed is not said again, and no copy comes of it.
    assert await desk.make().recover() == 2
    desk.messenger = Dying()
    desk.make()
    await desk.put("急", owed=Owed.EMERGENCY, lane=Lane.EMERGENCY)
    with pytest.raises(Killed):
        await desk.run()
    desk.messenger = real
    assert await desk.make().recover() == 1
    assert await desk.run() == 1
    assert desk.texts("home") == ["（重发）急"]
    await desk.later()
    assert (desk.texts("eva"), desk.texts("hall")) == (["（重发）办好了"], [])
    assert await desk.make().recover() == 0


async def test_a_row_that_cannot_be_worded_stops_nobody_and_is_given_up(desk: Desk) -> None:
    about = await desk.put("坏")
    await desk.put("好")
    desk.wording.broken.add(about)
    await desk.later()
    assert desk.texts() == ["好"]
    row = await desk.row(about)
    assert (row.state, desk.wording.composed.count(about)) == ("refused", 3)
