"""What lists and looks read of the boxes, on either database."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.lanes import Lane, Owed
from bot.domain.people import Chat
from bot.domain.stock import Entry, Verb
from bot.services.desk import Desk
from bot.services.stock import ledger
from bot.services.telling import Message, tell_chat
from bot.store import accounts, outbox, seeing
from bot.store.database import Database, Work
from tests.store.stock_hands import ITEM, KEEPER, stocked
from tests.store.test_stock_together import _desk, _village


@pytest.fixture
async def desk(database: Database) -> Desk:
    await database.write(_village)
    return _desk(database)


async def test_the_ledger_shows_what_was_taken_back_and_what_takes_back(desk: Desk) -> None:
    lot = await stocked(desk, "b1", 20, "lot")
    write, now = desk.database.write, desk.now()
    out = await write(lambda w: ledger.enter(w, desk, "b1", lot, Verb.OUT, 3, KEEPER))
    assert isinstance(out, Entry)
    kept = await write(lambda w: ledger.enter(w, desk, "b1", lot, Verb.OUT, 2, KEEPER))
    assert isinstance(kept, Entry)
    await write(lambda w: ledger.take_back(w, desk, out, "keeper"))
    day = timedelta(days=1)
    lines = await desk.database.read(lambda w: seeing.ledger_of(w, "b1", now - day, now + day))
    marked = {line.id: (line.verb, line.reverses, bool(line.reversed_by)) for line in lines}
    assert marked[out.id] == (Verb.OUT, None, True)
    assert marked[kept.id] == (Verb.OUT, None, False)
    assert [line.reverses for line in lines if line.verb is Verb.REVERSE] == [out.id]
    assert sum(line.change.on_hand for line in lines) == 18
    given = await desk.database.read(lambda w: seeing.given_from(w, "b1", now - day, now + day))
    assert [(one.item, one.qty, one.household) for one in given] == [(ITEM, 2, None)]
    later = await desk.database.read(lambda w: seeing.ledger_of(w, "b1", now + day, now + 2 * day))
    assert later == ()


async def test_only_what_stands_in_a_chat_is_wanted_anew_and_a_newer_one_is_known(
    desk: Desk,
) -> None:
    async def tell(work: Work, number: int) -> str:
        message = Message("living.box_group", f"box_group:u:{number}", {"unit": "u"},
                          Lane.REPLY, Owed.LOOSE, living=True)  # fmt: skip
        await tell_chat(work, desk, "chat", message)
        row = await outbox.find_by_about(work, f"box_group:u:{number}@chat")
        assert row is not None
        return row.id

    async def play(work: Work) -> None:
        await accounts.add_chat(work, Chat("chat", desk.bot, "supergroup", -7), desk.now())
        assert await seeing.last_shown(work, "chat", "living.box_group") is None
        first = await tell(work, 1)
        assert not await seeing.want_standing(work, "box_group:u")
        row = await outbox.find_by_about(work, "box_group:u:1@chat")
        assert row is not None
        await outbox.land(work, row, 41, desk.now())
        assert await seeing.want_standing(work, "box_group:u")
        assert not await seeing.want_standing(work, "box_group:uv")
        second = await tell(work, 2)
        assert not await seeing.has_newer(work, "chat", "box_group:u", first)
        newer = await outbox.find_by_about(work, "box_group:u:2@chat")
        assert newer is not None
        await outbox.land(work, newer, 42, desk.now())
        assert await seeing.has_newer(work, "chat", "box_group:u", first)
        assert not await seeing.has_newer(work, "chat", "box_group:u", second)
        last = await seeing.last_shown(work, "chat", "living.box_group")
        assert last is not None
        assert last[0] == "box_group:u:2@chat"

    await desk.database.write(play)
