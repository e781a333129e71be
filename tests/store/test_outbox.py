from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.lanes import Lane, Owed
from bot.domain.people import Chat
from bot.store import outbox, outbox_counts
from bot.store.accounts import add_chat
from bot.store.database import Database
from bot.store.outbox import Notice, OutboxRow
from tests.databases import NOW

BOT = "linli"
ID = "000000000000000{}"


@pytest.fixture(autouse=True)
async def chats(database: Database) -> None:
    for id, kind, number in (("home", "private", 7), ("hall", "supergroup", -1007)):
        chat = Chat(id=id, bot=BOT, kind=kind, telegram_id=number)
        await database.write(lambda w, chat=chat: add_chat(w, chat, NOW))


def notice(n: int, **more: Any) -> Notice:
    given: dict[str, Any] = {
        "id": ID.format(n), "bot": BOT, "chat_id": "home", "about": f"about{n}", "key": "k",
        "params": {"case": "c1"}, "lane": Lane.CASE, "owed": Owed.OWED, "due_at": NOW,
    }  # fmt: skip
    return Notice(**(given | more))


async def put(database: Database, *notices: Notice) -> list[bool]:
    return [await database.write(lambda w, n=n: outbox.put(w, n)) for n in notices]


async def take(
    database: Database, limit: int = 10, seconds: float = 0, **more: Any
) -> list[OutboxRow]:
    at = NOW + timedelta(seconds=seconds)
    return list(await database.write(lambda w: outbox.take(w, BOT, at, limit, **more)))


async def land(database: Database, row: OutboxRow, message_id: int = 5) -> None:
    await database.write(lambda w: outbox.land(w, row, message_id, NOW))


async def found(database: Database, about: str = "about1") -> OutboxRow:
    row = await database.read(lambda w: outbox.find_by_about(w, about))
    assert row is not None
    return row


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


async def test_what_has_nothing_to_show_is_dropped(database: Database) -> None:
    await put(database, notice(1))
    (row,) = await take(database)
    await database.write(lambda w: outbox.vanish(w, row))
    assert (await found(database)).state == "dropped"
    assert await take(database, seconds=9999) == []


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


async def test_a_held_message_is_due_when_its_time_comes(database: Database) -> None:
    await put(database, notice(1))
    (row,) = await take(database)
    until = NOW + timedelta(hours=1)
    await database.write(lambda w: outbox.hold(w, row, until))
    assert await database.read(lambda w: outbox_counts.next_due(w, BOT, NOW)) == until
    assert await take(database, seconds=3599) == []
    assert len(await take(database, seconds=3600)) == 1


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


async def add_case(database: Database) -> None:
    """A case and a person, as bare as the tables allow."""
    await database.script(
        """
        INSERT INTO units (id, level, name, short_name) VALUES ('u', 'hamlet', 'Hall', 'Hall');
        INSERT INTO people (id, unit_id, name, created_at) VALUES ('ana', 'u', 'Ana', '2026');
        INSERT INTO cases (id, number, kind, state, acuity, unit_id, origin, plan, ladder, level,
          climb_from, opened_at, changed_at)
        VALUES ('case', 'n1', 'help', 'open', 'same_day', 'u', 'said', '{}', '[]', 'village',
          '2026', '2026', '2026');
    """
        + ("COMMIT;" if False else "")
    )
