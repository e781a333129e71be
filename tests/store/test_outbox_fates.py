from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.lanes import Lane, Owed
from bot.store import outbox
from bot.store.database import Database
from tests.databases import NOW
from tests.store.outbox_rows import BOT, chats, found, land, notice, put, take

__all__ = ["chats"]
pytestmark = pytest.mark.usefixtures("chats")


@pytest.mark.parametrize(
    ("owed", "sent_before", "state", "seconds", "marked"),
    [
        (Owed.EMERGENCY, False, "due", 0, True),
        (Owed.OWED, False, "due", 60, True),
        (Owed.LOOSE, False, "unsure", 0, False),
        (Owed.LOOSE, True, "due", 0, False),
        (Owed.OWED, True, "due", 0, False),
    ],
)
async def test_after_a_kill_each_message_in_flight_has_its_own_ending(
    database: Database, owed: Owed, sent_before: bool, state: str, seconds: int, marked: bool
) -> None:
    await put(database, notice(1, owed=owed, living=True))
    (row,) = await take(database)
    if sent_before:
        await land(database, row)
        await database.write(lambda w: outbox.want_row(w, "about1"))
        (row,) = await take(database)
    assert await database.write(lambda w: outbox.recover(w, BOT, NOW)) == 1
    row = await found(database)
    assert (row.state, row.marked) == (state, marked)
    assert row.due_at == NOW + timedelta(seconds=seconds)
    assert await database.write(lambda w: outbox.recover(w, BOT, NOW)) == 0


async def test_what_is_owed_is_repeated_once_but_again_after_another_kill(
    database: Database,
) -> None:
    await put(database, notice(1))
    (row,) = await take(database)
    unsure = replace(row, marked=True)
    await database.write(lambda w: outbox.fate_unknown(w, unsure, NOW, again=True))
    assert (await found(database)).state == "due"
    await database.write(lambda w: outbox.fate_unknown(w, unsure, NOW, again=False))
    assert (await found(database)).state == "unsure"


async def test_an_emergency_is_repeated_for_as_long_as_it_is_unsure_with_growing_pauses(
    database: Database,
) -> None:
    await put(database, notice(1, owed=Owed.EMERGENCY, lane=Lane.EMERGENCY))
    waits = []
    for _ in range(6):
        (row,) = await take(database, seconds=60)
        await database.write(lambda w, row=row: outbox.fate_unknown(w, row, NOW, again=False))
        waits.append(((await found(database)).due_at - NOW).total_seconds())
    assert waits == [0, 5, 15, 30, 60, 60]


async def test_a_lost_living_message_is_shown_again_marked_when_its_case_changes(
    database: Database,
) -> None:
    await put(database, notice(1, living=True, owed=Owed.LOOSE))
    await take(database)
    await database.write(lambda w: outbox.recover(w, BOT, NOW))
    await database.write(lambda w: outbox.want_row(w, "about1"))
    (row,) = await take(database)
    assert row.marked


async def test_the_mark_is_gone_once_the_marked_copy_arrived(database: Database) -> None:
    await put(database, notice(1, owed=Owed.EMERGENCY))
    await take(database)
    await database.write(lambda w: outbox.recover(w, BOT, NOW))
    (row,) = await take(database)
    await land(database, row)
    assert not (await found(database)).marked


async def test_a_refused_edit_is_tried_again_only_when_there_is_something_new(
    database: Database,
) -> None:
    await put(database, notice(1, living=True))
    (row,) = await take(database)
    await database.write(lambda w: outbox.end(w, row, "refused", "too long"))
    assert await take(database, seconds=9999) == []
    await database.write(lambda w: outbox.want_row(w, "about1"))
    (row,) = await take(database)
    await database.write(lambda w: outbox.want_row(w, "about1"))
    await database.write(lambda w: outbox.end(w, row, "refused", "too long"))
    assert len(await take(database)) == 1


async def test_who_blocked_us_hears_again_only_once_we_may_write(database: Database) -> None:
    from bot.store.accounts import set_chat_gone

    await put(database, notice(1, chat_id="hall", living=True))
    (row,) = await take(database)
    await database.write(lambda w: outbox.end(w, row, "unreachable", "kicked"))
    await database.write(lambda w: set_chat_gone(w, "hall", True))
    assert not await database.write(lambda w: outbox.want_row(w, "about1"))
    await database.write(lambda w: set_chat_gone(w, "hall", False))
    assert await database.write(lambda w: outbox.want_row(w, "about1"))
    assert len(await take(database)) == 1


async def test_a_living_message_lost_while_its_case_changed_is_shown_as_the_case_is_by_now(
    database: Database,
) -> None:
    await put(database, notice(1, living=True, owed=Owed.LOOSE))
    (row,) = await take(database)
    await database.write(lambda w: outbox.want_row(w, "about1"))
    await database.write(lambda w: outbox.fate_unknown(w, row, NOW, again=False))
    again = await found(database)
    assert (again.state, again.marked) == ("due", True)
