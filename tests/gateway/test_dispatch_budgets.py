"""A group and a person hear no more than is good for them, danger apart."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.lanes import Lane
from bot.services.ports import Outgoing
from bot.store.accounts import rest_chat
from tests.gateway.desk import Desk


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
