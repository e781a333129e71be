from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.lanes import Lane, Owed
from bot.store import outbox
from bot.store.database import Database
from tests.databases import NOW
from tests.store.outbox_rows import ID, add_case, chats, found, land, notice, put, take

__all__ = ["chats"]
pytestmark = pytest.mark.usefixtures("chats")


async def test_what_was_said_once_is_not_said_again(database: Database) -> None:
    assert await put(database, notice(1), notice(2, about="about1")) == [True, False]
    assert database.woken("outbox").is_set()
    assert [row.id for row in await take(database)] == [ID.format(1)]


async def test_a_row_comes_back_as_it_was_put(database: Database) -> None:
    await put(database, notice(1, chat_id="hall", pin=True, silent=True, reply_to=9))
    (row,) = await take(database)
    assert (row.telegram_id, row.in_group, row.params) == (-1007, True, {"case": "c1"})
    assert (row.pin, row.silent, row.reply_to, row.unasked) == (True, True, 9, False)
    assert (row.lane, row.owed, row.due_at) == (Lane.CASE, Owed.OWED, NOW)


async def test_without_a_due_time_it_leaves_from_the_moment_its_id_was_made(
    database: Database,
) -> None:
    await put(database, notice(1, id="0000000z80000001", due_at=None))
    assert (await found(database)).created_at.year == 1970
    with pytest.raises(ValueError, match="tells no time"):
        await put(database, notice(2, id="short", due_at=None))


async def test_emergencies_leave_first_and_nothing_leaves_early(database: Database) -> None:
    await put(
        database,
        notice(1, lane=Lane.BROADCAST),
        notice(2, lane=Lane.REPLY),
        notice(3, lane=Lane.EMERGENCY, due_at=NOW + timedelta(seconds=1)),
        notice(4, lane=Lane.EMERGENCY),
    )
    assert [row.lane for row in await take(database)] == [0, 1, 4]
    assert [row.lane for row in await take(database, seconds=1)] == [0]


async def test_what_is_new_leaves_before_what_is_only_drawn_anew(database: Database) -> None:
    await put(database, notice(1, living=True))
    (shown,) = await take(database)
    await land(database, shown)
    assert await database.write(lambda w: outbox.want_row(w, "about1"))
    await put(database, notice(2, due_at=NOW + timedelta(seconds=1)))
    assert [row.id for row in await take(database, seconds=1)] == [ID.format(2), ID.format(1)]


async def test_what_is_in_flight_is_not_taken_twice(database: Database) -> None:
    await put(database, notice(1), notice(2))
    assert len(await take(database, limit=1)) == 1
    assert len(await take(database)) == 1
    assert await take(database) == []


async def test_a_busy_chat_takes_only_emergencies_and_a_closed_one_nothing(
    database: Database,
) -> None:
    await put(
        database,
        notice(1),
        notice(2, lane=Lane.EMERGENCY),
        notice(3, chat_id="hall"),
        notice(4, chat_id="hall", lane=Lane.EMERGENCY),
    )
    taken = await take(database, busy={"home"}, closed={"hall"})
    assert [row.id for row in taken] == [ID.format(2)]


async def test_a_living_message_is_due_as_an_edit_when_its_case_changes(database: Database) -> None:
    await add_case(database)
    await put(database, notice(1, living=True, case_id="case"), notice(2, case_id="case"))
    for row in await take(database):
        await land(database, row, message_id=50 + int(row.id[-1]))
    await database.write(lambda w: outbox.want(w, "case"))
    await database.write(lambda w: outbox.want(w, "case"))
    (row,) = await take(database)
    assert (row.message_id, row.wanted, row.shown, row.is_new) == (51, 3, 1, False)
    await land(database, row, message_id=51)
    assert await take(database) == []


async def test_a_change_while_in_flight_is_shown_afterwards(database: Database) -> None:
    await put(database, notice(1, living=True))
    (row,) = await take(database)
    assert await database.write(lambda w: outbox.want_row(w, "about1"))
    assert await take(database) == []
    await land(database, row)
    (row,) = await take(database)
    assert (row.message_id, row.shown, row.wanted) == (5, 1, 2)


async def test_only_a_living_message_can_be_wanted_anew(database: Database) -> None:
    await put(database, notice(1))
    assert not await database.write(lambda w: outbox.want_row(w, "about1"))
    assert not await database.write(lambda w: outbox.want_row(w, "nothing"))


async def test_a_vanished_message_comes_back_as_a_new_one(database: Database) -> None:
    await put(database, notice(1, living=True))
    (row,) = await take(database)
    await land(database, row)
    await database.write(lambda w: outbox.want_row(w, "about1"))
    (row,) = await take(database)
    await database.write(lambda w: outbox.vanish(w, row))
    assert (await found(database)).state == "gone"
    await database.write(lambda w: outbox.want_row(w, "about1"))
    assert (await take(database))[0].is_new


async def test_one_that_perhaps_stands_there_keeps_its_mark_when_there_is_nothing_to_show(
    database: Database,
) -> None:
    await put(database, notice(1, living=True))
    await take(database)
    await database.write(lambda w: outbox.recover(w, "linli", NOW))
    (row,) = await take(database, seconds=61)
    await database.write(lambda w: outbox.vanish(w, row))
    await database.write(lambda w: outbox.want_row(w, "about1"))
    (row,) = await take(database, seconds=61)
    assert (row.is_new, row.marked) == (True, True)


async def test_a_question_nobody_is_owed_comes_again_when_it_is_asked_for_again(
    database: Database,
) -> None:
    menu = {"owed": Owed.LOOSE, "about": "menu"}
    await put(database, notice(1, **menu))
    await take(database)
    assert await put(database, notice(2, **menu)) == [False]
    await database.write(lambda w: outbox.recover(w, "linli", NOW))
    assert await take(database, seconds=9999) == []
    assert await put(database, notice(3, **menu)) == [True]
    (row,) = await take(database)
    assert (row.id, row.marked) == (ID.format(1), True)


async def test_what_has_nothing_to_show_is_dropped(database: Database) -> None:
    await put(database, notice(1))
    (row,) = await take(database)
    await database.write(lambda w: outbox.vanish(w, row))
    assert (await found(database)).state == "dropped"
    assert await take(database, seconds=9999) == []


async def test_a_released_message_is_as_it_was(database: Database) -> None:
    await put(database, notice(1))
    (row,) = await take(database)
    await database.write(lambda w: outbox.release(w, row))
    assert await take(database) == [row]


async def test_a_reply_finds_the_message_it_answers(database: Database) -> None:
    await put(database, notice(1))
    (row,) = await take(database)
    await land(database, row, message_id=77)
    hit = await database.read(lambda w: outbox.find_by_message(w, "home", 77))
    assert hit is not None
    assert hit.about == "about1"
    assert await database.read(lambda w: outbox.find_by_message(w, "hall", 77)) is None
