"""What is due leaves, in order, within the limits, and every ending of a call has its own."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from telegram import Bot

from bot.domain.lanes import Lane, Owed
from bot.services.ports import Delivery, Key, Outgoing
from bot.simulator import Simulator
from bot.store.accounts import get_account, get_chat, rest_chat
from bot.store.database import Database
from tests.fakes.database import FlakyDatabase
from tests.fakes.messenger import FakeMessenger
from tests.gateway.conftest import EVA, HALL, HOME
from tests.gateway.desk import Desk


@pytest.fixture
async def desk(database: Database, sim: Simulator, bot: Bot) -> Desk:
    made = Desk(database, sim, bot)
    await made.add_chats()
    return made


async def test_what_is_due_leaves_once(desk: Desk) -> None:
    await desk.put("好")
    assert await desk.run() == 1
    assert await desk.run() == 0
    assert desk.texts() == ["好"]
    assert await desk.dispatcher.next_due() is None


async def test_a_chat_hears_things_in_the_order_they_were_said(desk: Desk) -> None:
    for n in range(12):
        await desk.put(str(n))
    await desk.later()
    assert desk.texts() == [str(n) for n in range(12)]
    assert desk.sim.sent("sendMessage") == desk.sim.requests[-12:]


async def test_an_emergency_goes_before_a_hundred_others(desk: Desk) -> None:
    for n in range(100):
        await desk.put(f"报{n}", chat="hall" if n % 2 else "eva", lane=Lane.REPLY)
    await desk.run()
    await desk.put("急", chat="eva", lane=Lane.EMERGENCY, owed=Owed.EMERGENCY)
    await desk.put("急", chat="hall", lane=Lane.EMERGENCY, owed=Owed.EMERGENCY)
    assert await desk.run() == 2
    assert desk.texts("eva")[-1] == desk.texts("hall")[-1] == "急"


async def test_the_limits_are_kept_and_never_hit(desk: Desk) -> None:
    for n in range(60):
        await desk.put(f"报{n}", chat=("home", "eva", "hall")[n % 3], lane=Lane.REPLY)
    await desk.later()
    assert len(desk.texts("home")) == len(desk.texts("hall")) == 20
    assert all(call.answer and call.answer["ok"] for call in desk.sim.requests)


async def test_a_long_text_and_a_pin_are_given_their_room(desk: Desk) -> None:
    for n in range(8):
        await desk.put(f"{n}" * 600, chat="hall", lane=Lane.EMERGENCY, pin=n % 2 == 0)
    await desk.later()
    assert [text[0] for text in desk.texts("hall")] == list("01234567")
    assert len(desk.sim.world.chats[HALL].pinned) == 4
    assert all(call.answer and call.answer["ok"] for call in desk.sim.requests)


async def test_a_living_message_is_edited_and_changes_fold(desk: Desk) -> None:
    about = await desk.put("一", chat="hall", living=True)
    await desk.run()
    for text in ("二", "三", "四"):
        desk.wording.shown[about] = Outgoing(text, keys=((Key("我来", "1:claim:c:1"),),))
        await desk.want(about)
    assert await desk.run() == 1
    assert desk.texts("hall") == ["四"]
    assert len(desk.sim.sent("editMessageText")) == 1


async def test_a_change_while_it_is_in_the_air_is_shown_at_the_end(
    database: Database, sim: Simulator, bot: Bot
) -> None:
    desk = Desk(database, sim, bot)
    await desk.add_chats()
    about = await desk.put("旧", living=True)

    class Changing(FakeMessenger):
        async def say(self, chat_id: int, out: Outgoing) -> Delivery:
            desk.wording.shown[about] = Outgoing("新")
            await desk.want(about)
            return await super().say(chat_id, out)

    desk.messenger = fake = Changing()
    desk.make()
    await desk.later()
    assert fake.chat(HOME).texts == ["新"]


async def test_what_has_nothing_left_to_show_is_taken_back(desk: Desk) -> None:
    about = await desk.put("卡", chat="hall", living=True, pin=True)
    never = await desk.put("无", chat="hall")
    desk.wording.shown[never] = None
    await desk.later()
    assert desk.texts("hall") == ["卡"]
    assert (await desk.row(never)).state == "dropped"
    desk.wording.shown[about] = None
    await desk.want(about)
    await desk.later()
    assert desk.texts("hall") == []
    assert (await desk.row(about)).state == "gone"
    del desk.wording.shown[about]
    await desk.want(about)
    await desk.later()
    assert desk.texts("hall") == ["卡"]


async def test_a_message_somebody_deleted_is_said_anew(desk: Desk) -> None:
    about = await desk.put("卡", chat="hall", living=True)
    await desk.run()
    number = (await desk.row(about)).message_id
    assert number is not None
    del desk.sim.world.chats[HALL].messages[number]
    desk.wording.shown[about] = Outgoing("卡二")
    await desk.want(about)
    await desk.later()
    assert desk.texts("hall") == ["卡二"]


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
    await desk.put("急", owed=Owed.EMERGENCY, lane=Lane.EMERGENCY)
    await desk.put("办好了", chat="eva")
    await desk.put("菜单", chat="hall", owed=Owed.LOOSE, lane=Lane.REPLY)
    with pytest.raises(Killed):
        await desk.run()
    desk.messenger = real
    assert await desk.make().recover() == 3
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


async def test_a_group_hears_four_new_messages_an_hour_and_replies_and_dangers_besides(
    desk: Desk,
) -> None:
    start = desk.sim.clock.now()
    for n in range(6):
        await desk.put(f"报{n}", chat="hall")
        desk.sim.clock.jump(10)
        await desk.run()
    assert desk.texts("hall") == ["报0", "报1", "报2", "报3"]
    await desk.put("答", chat="hall", lane=Lane.REPLY)
    await desk.put("急", chat="hall", lane=Lane.EMERGENCY)
    desk.sim.clock.jump(10)
    await desk.run()
    desk.sim.clock.jump(10)
    await desk.run()
    assert set(desk.texts("hall")[4:]) == {"答", "急"}
    await desk.later()
    assert desk.texts("hall")[6:] == ["报4", "报5"]
    assert timedelta(hours=1) <= desk.sim.clock.now() - start <= timedelta(hours=2)


async def test_a_group_hears_fifteen_new_messages_a_day(desk: Desk) -> None:
    for n in range(17):
        await desk.put(f"报{n}", chat="hall")
    await desk.later()
    at = desk.sim.clock.now()
    assert len(desk.texts("hall")) == 17
    assert (at.hour, at.minute) == (23, 30)  # 07:30 in China


async def test_edits_of_a_card_are_not_counted_as_new_messages(desk: Desk) -> None:
    abouts = [await desk.put(f"卡{n}", chat="hall", living=True) for n in range(4)]
    await desk.later()
    for about in abouts:
        desk.wording.shown[about] = Outgoing("改")
        await desk.want(about)
    desk.sim.clock.jump(60)
    start = desk.sim.clock.now()
    await desk.later()
    assert desk.texts("hall") == ["改"] * 4
    assert desk.sim.clock.now() - start < timedelta(seconds=10)


async def test_a_resting_group_hears_only_dangers_and_replies(desk: Desk) -> None:
    until = desk.sim.clock.now() + timedelta(hours=10)
    await desk.database.write(lambda work: rest_chat(work, "hall", until))
    await desk.put("报", chat="hall")
    await desk.put("急", chat="hall", lane=Lane.EMERGENCY)
    await desk.put("答", chat="hall", lane=Lane.REPLY)
    await desk.run()
    assert desk.texts("hall") == ["急", "答"]
    await desk.later()
    assert desk.texts("hall") == ["急", "答", "报"]
    assert desk.sim.clock.now() >= until


async def test_a_person_is_written_to_unasked_twice_a_day_and_six_times_a_week(
    desk: Desk,
) -> None:
    await desk.database.script("""
        INSERT INTO units (id, level, name, short_name) VALUES ('u', 'hamlet', 'Hall', 'Hall');
        INSERT INTO people (id, unit_id, name, created_at) VALUES ('ana', 'u', 'Ana', '2026');
    """)
    days: list[int] = []
    for n in range(8):
        await desk.put(f"问{n}", unasked=True, person_id="ana", lane=Lane.REMINDER)
    await desk.put("答", person_id="ana")
    start = desk.sim.clock.now()
    while (due := await desk.dispatcher.next_due()) is not None:
        desk.sim.clock.set(max(due, desk.sim.clock.now()))
        sent = await desk.run()
        days += [(desk.sim.clock.now() - start).days] * sent
    assert desk.texts()[:3].count("答") == 1
    # Two on each of the first three days; then the week is full until the first two are old.
    assert days == [0, 0, 0, 0, 0, 1, 1, 6, 6]


async def test_it_sends_by_itself_when_something_is_said(desk: Desk) -> None:
    desk.sim.clock.resume()
    stop = asyncio.Event()
    running = asyncio.create_task(desk.dispatcher.run(stop))
    async with asyncio.timeout(5):
        for text in ("一", "二"):
            await desk.put(text)
            while text not in desk.texts():
                await asyncio.sleep(0)
        stop.set()
        await running
    assert desk.texts() == ["一", "二"]
    assert (await desk.row("about2")).state == "sent"


async def test_a_fault_of_the_database_does_not_end_the_sending(desk: Desk) -> None:
    flaky = FlakyDatabase(desk.database)
    desk.database = flaky
    desk.make()
    desk.sim.clock.resume()
    stop = asyncio.Event()
    await desk.put("好")
    flaky.faults = 1
    running = asyncio.create_task(desk.dispatcher.run(stop))
    async with asyncio.timeout(5):
        while not desk.texts():
            await asyncio.sleep(0)
        stop.set()
        await running
    assert flaky.faults == 0


async def test_told_to_stop_it_ends_soon_and_what_hangs_is_decided_at_the_next_start(
    desk: Desk,
) -> None:
    begun = asyncio.Event()

    class Hanging(FakeMessenger):
        async def say(self, chat_id: int, out: Outgoing) -> Delivery:
            begun.set()
            await asyncio.Event().wait()
            raise AssertionError("nobody answers")

    desk.messenger = Hanging()
    stop = asyncio.Event()
    await desk.put("好")
    running = asyncio.create_task(desk.make().run(stop))
    async with asyncio.timeout(2):
        await begun.wait()
        stop.set()
        await running
    assert (await desk.row("about1")).state == "flying"
    desk.messenger = fake = FakeMessenger()
    stop.clear()
    desk.sim.clock.jump(0.001)
    running = asyncio.create_task(desk.make().run(stop))
    async with asyncio.timeout(2):
        while (row := await desk.row("about1")).state == "flying":
            await asyncio.sleep(0)
        stop.set()
        await running
    assert (row.marked, fake.calls) == (True, [])


async def test_a_slow_chat_keeps_nobody_waiting(desk: Desk) -> None:
    slow = asyncio.Event()

    class Slow(FakeMessenger):
        async def say(self, chat_id: int, out: Outgoing) -> Delivery:
            if chat_id == HOME:
                await slow.wait()
            return await super().say(chat_id, out)

    desk.messenger = fake = Slow()
    desk.make()
    desk.sim.clock.resume()
    stop = asyncio.Event()
    running = asyncio.create_task(desk.dispatcher.run(stop))
    async with asyncio.timeout(5):
        await desk.put("慢一")
        await desk.put("慢二")
        await desk.put("快", chat="eva")
        while not fake.chat(EVA).texts:
            await asyncio.sleep(0)
        await desk.put("急", chat="eva", lane=Lane.EMERGENCY)
        while len(fake.chat(EVA).texts) < 2:
            await asyncio.sleep(0)
        assert fake.chat(HOME).texts == []
        slow.set()
        while len(fake.chat(HOME).texts) < 2:
            await asyncio.sleep(0)
        stop.set()
        await running
    assert fake.chat(HOME).texts == ["慢一", "慢二"]
