from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.lanes import Lane
from bot.store import outbox, outbox_counts
from bot.store.database import Database
from tests.databases import NOW
from tests.store.outbox_rows import BOT, add_case, chats, found, land, notice, put, take

__all__ = ["chats"]
pytestmark = pytest.mark.usefixtures("chats")


async def test_a_held_message_is_due_when_its_time_comes(database: Database) -> None:
    await put(database, notice(1))
    (row,) = await take(database)
    until = NOW + timedelta(hours=1)
    await database.write(lambda w: outbox.hold(w, row, until))
    assert await database.read(lambda w: outbox_counts.next_due(w, BOT, NOW)) == until
    assert await take(database, seconds=3599) == []
    assert len(await take(database, seconds=3600)) == 1


async def test_new_messages_are_counted_and_dangers_and_edits_are_not(database: Database) -> None:
    await put(
        database,
        notice(1, living=True),
        notice(2),
        notice(3, lane=Lane.EMERGENCY),
        notice(4, chat_id="hall"),
    )
    for row in await take(database):
        await land(database, row, message_id=int(row.id[-1]))
    await database.write(lambda w: outbox.want_row(w, "about1"))
    (row,) = await take(database)
    await database.write(lambda w: outbox.land(w, row, 1, NOW + timedelta(hours=5)))
    other = replace(row, id="other")
    said = await database.read(lambda w: outbox_counts.said_in_chat(w, other, NOW))
    assert said == (2, NOW)
    later = NOW + timedelta(seconds=1)
    assert await database.read(lambda w: outbox_counts.said_in_chat(w, other, later)) == (0, None)


async def test_unasked_messages_are_counted_by_person(database: Database) -> None:
    await add_case(database)
    await put(
        database,
        notice(1, unasked=True, person_id="ana"),
        notice(2, unasked=True, person_id="ana", chat_id="hall"),
        notice(3, person_id="ana"),
    )
    rows = await take(database)
    await land(database, rows[0])
    other = replace(rows[0], id="other")
    assert await database.read(lambda w: outbox_counts.unasked_of_person(w, other, NOW)) == 2


async def test_messages_are_forgotten_after_two_weeks_but_not_those_of_an_open_case(
    database: Database,
) -> None:
    await add_case(database)
    await put(
        database, notice(1), notice(2, living=True, case_id="case"), notice(3, case_id="case")
    )
    for row in await take(database):
        await land(database, row, message_id=int(row.id[-1]))

    async def sweep(days: int) -> int:
        at = NOW + timedelta(days=days)
        return await database.write(lambda w: outbox_counts.sweep_outbox(w, at, limit=1))

    assert [await sweep(13), await sweep(15), await sweep(15), await sweep(15)] == [0, 1, 1, 0]
    assert (await found(database, "about2")).state == "sent"


async def test_the_health_page_sees_what_is_due(database: Database) -> None:
    await put(database, notice(1), notice(2, chat_id="hall", lane=Lane.EMERGENCY), notice(3))
    await take(database, limit=1)
    counted = await database.read(lambda w: outbox_counts.count_outbox(w, BOT))
    assert {state: n for state, (n, _) in counted.items()} == {"due": 2, "flying": 1}
    due = await database.read(lambda w: outbox_counts.chats_due(w, BOT, NOW))
    assert due == (outbox_counts.ChatDue("home", False, 2),)
