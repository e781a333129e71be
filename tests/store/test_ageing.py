"""What goes by its age alone goes when it is old, and not before, in both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.content.retention import SPANS, Retention
from bot.domain.contacts import Contact, How
from bot.domain.followups import FollowUp
from bot.domain.sessions import SessionState
from bot.store import (
    ageing,
    contacts,
    followups,
    prompts,
    roster,
    round_marks,
    sessions,
    sightings,
    taps,
)
from bot.store.database import Database, Work
from bot.store.prompts import Send
from bot.store.round_marks import Hold, Watch
from bot.store.sightings import Sighting
from tests.databases import NOW
from tests.store.test_sessions import a_session, add_session, sign

OLD = NOW - timedelta(days=500)
SOON = NOW + timedelta(days=1)


async def add_everything(work: Work) -> None:
    """One of each, long ago; the date is over."""
    await add_session(work, session=a_session(starts_at=OLD, ends_at=OLD + timedelta(hours=3)))
    await sign(work, 1)
    session = await sessions.find_session(work, "s1")
    assert session is not None
    assert await sessions.move(work, session, SessionState.OVER, OLD)
    await roster.begin_import(work, "i1", "digest", "done", OLD)
    await followups.add(work, FollowUp("f1", "stay", "p1", "east", 1, OLD))
    await round_marks.add_question(work, "q1", "p1", "mood", OLD)
    await round_marks.add_reading(work, "p1", OLD.date(), "morning", OLD)
    days = (OLD.date(), OLD.date() + timedelta(days=3))
    await round_marks.put_watch(work, Watch("w1", "p1", "returnee", *days, 1, "r", None))
    await round_marks.add_hold(work, Hold("h1", "p1", "away", *days, None))
    await sightings.add_sighting(work, Sighting("p1", OLD, "meal"))
    told = Send("s9", "co", "co", "east", OLD.date(), "07:30", OLD, person_id="p1")
    await prompts.add_send(work, told)
    await prompts.put_answer(work, "s9", "p1", prompts.HEARD, OLD)


async def drop(work: Work, days: int) -> dict[str, int]:
    before = NOW - timedelta(days=days)
    return {span: await ageing.drop_old(work, span, before) for span in ageing.OLD}


async def test_what_is_old_goes_and_only_once(database: Database) -> None:
    await database.write(add_everything)
    none = await database.write(lambda w: drop(w, 600))
    assert set(none.values()) == {0}
    gone = await database.write(lambda w: drop(w, 400))
    assert gone == {"contacts": 1, "seats": 1, "imports": 1, "disputes": 0, "rounds": 7}
    again = await database.write(lambda w: drop(w, 400))
    assert set(again.values()) == {0}
    assert await database.read(lambda w: sessions.find_seat(w, "s1", "p1")) is None
    assert await database.read(lambda w: roster.find_import(w, "i1")) is None


async def test_a_date_to_come_and_a_list_that_is_being_written_stay(database: Database) -> None:
    async def add(work: Work) -> None:
        await add_session(work)
        await sign(work, 1)
        await roster.begin_import(work, "i1", "digest", "running", OLD)

    await database.write(add)
    assert set((await database.write(lambda w: drop(w, 0))).values()) == {0}


@pytest.mark.parametrize("span", sorted(ageing.OLD))
def test_every_span_is_said_by_the_content(span: str) -> None:
    assert span in SPANS
    assert getattr(Retention(), span) > timedelta(0)


async def test_contacts_go_by_their_own_age(database: Database) -> None:
    async def add(work: Work) -> None:
        await add_session(work)
        for id, at in (("c1", OLD), ("c2", NOW)):
            one = Contact(id, "p1", "east", at, at, How.SEEN, None, None, None, "t", id)
            await contacts.add(work, one)

    await database.write(add)
    before = NOW - timedelta(days=400)
    assert await database.write(lambda w: contacts.drop_before(w, before)) == 1
    left = await database.read(lambda w: contacts.of_person(w, "p1", OLD, SOON))
    assert [one.id for one in left] == ["c2"]


async def test_counts_of_taps_go_with_their_day(database: Database) -> None:
    async def add(work: Work) -> None:
        await add_session(work)
        for day in (OLD.date(), NOW.date()):
            await taps.count(work, "p1", day)

    await database.write(add)
    assert await database.read(lambda w: taps.is_any_before(w, NOW.date()))
    await database.write(lambda w: taps.drop_before(w, NOW.date()))
    assert not await database.read(lambda w: taps.is_any_before(w, NOW.date()))
    assert (await database.read(lambda w: taps.of_person(w, "p1", NOW.date()))).times == 1
