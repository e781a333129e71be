"""Who waits for an answer or a call, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.claim_rules import Record
from bot.store import claiming
from bot.store.claiming import HAND, RESERVE, Wait
from bot.store.database import Database, Work
from tests.databases import NOW
from tests.store.ride_rows import add_village

SOON = NOW + timedelta(minutes=5)


async def test_who_was_first_is_first_and_an_answer_ends_it(database: Database) -> None:
    first, second = Wait("c1", "zhao", RESERVE, NOW), Wait("c1", "sun", RESERVE, SOON)

    async def write(work: Work) -> None:
        await add_village(work)
        await claiming.put_wait(work, second)
        await claiming.put_wait(work, first)

    await database.write(write)
    assert await database.read(lambda w: claiming.waits_of(w, "c1", RESERVE)) == (first, second)
    assert await database.read(lambda w: claiming.waits_of(w, "c1", HAND)) == ()
    assert await database.read(claiming.next_wait) is None
    await database.write(lambda w: claiming.put_wait(w, replace(first, until=SOON)))
    assert await database.read(claiming.next_wait) == SOON
    assert await database.read(lambda w: claiming.waits_due(w, NOW)) == ()
    assert len(await database.read(lambda w: claiming.waits_due(w, SOON))) == 1
    await database.write(lambda w: claiming.put_wait(w, replace(first, until=SOON, answer="no")))
    assert await database.read(lambda w: claiming.waits_of(w, "c1", RESERVE)) == (second,)
    assert await database.read(lambda w: claiming.record_of(w, "zhao", NOW)) == Record()
    await database.write(lambda w: claiming.forget(w, "sun"))
    assert await database.read(lambda w: claiming.waits_of(w, "c1", RESERVE)) == ()
