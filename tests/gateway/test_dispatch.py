"""What is due leaves, in order, within the limits, and every ending of a call has its own."""

from __future__ import annotations

from telegram import Bot

from bot.domain.lanes import Lane, Owed
from bot.domain.people import Chat
from bot.services.ports import Delivery, Key, Outgoing
from bot.simulator import Simulator
from bot.store.accounts import add_chat
from bot.store.database import Database
from tests.fakes.messenger import FakeMessenger
from tests.gateway.desk import Desk
from tests.gateway.places import BOT, HALL, HOME


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


async def test_taking_back_waits_for_room_like_everything_else(desk: Desk) -> None:
    abouts = [await desk.put(f"卡{n}", chat="hall", lane=Lane.REPLY, living=True) for n in range(4)]
    await desk.later()
    for about in abouts:
        desk.wording.shown[about] = None
        await desk.want(about)
    await desk.later()
    assert desk.texts("hall") == []
    assert [(await desk.row(about)).state for about in abouts] == ["gone"] * 4


async def test_what_is_too_old_to_be_taken_back_is_let_be(desk: Desk) -> None:
    about = await desk.put("卡", chat="hall", living=True)
    await desk.later()
    desk.sim.clock.jump(3 * 86_400)
    desk.wording.shown[about] = None
    await desk.want(about)
    await desk.later()
    assert (await desk.row(about)).state == "gone"


async def test_thirty_chats_at_once_are_served_within_the_overall_limit(desk: Desk) -> None:
    for n in range(40):
        desk.sim.people.add_person(1000 + n, f"P{n}")
        desk.sim.people.start(1000 + n)
        chat = Chat(id=f"p{n}", bot=BOT, kind="private", telegram_id=1000 + n)
        await desk.database.write(
            lambda work, chat=chat: add_chat(work, chat, desk.sim.clock.now())
        )
        await desk.put("通知", chat=f"p{n}", lane=Lane.BROADCAST)
    assert await desk.run() == 26
    await desk.put("急", lane=Lane.EMERGENCY)
    assert await desk.run() == 1
    await desk.later()
    calls = [call for call in desk.sim.requests if call.method == "sendMessage"]
    assert len(calls) == 41
    assert all(call.answer and call.answer["ok"] for call in calls)
