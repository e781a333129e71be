"""Dates with seats in both databases: slots and seats agree, the line moves up, nothing is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.people import Person
from bot.domain.sessions import Seat, SeatState, Session, SessionState, slots_of
from bot.store import people, sessions
from bot.store.database import Database, Work
from tests.databases import NOW
from tests.store.seats_kept import wrong_slots
from tests.store.test_places import add_tree

PEOPLE = 50


def a_session(id: str = "s1", **more: object) -> Session:
    starts = NOW + timedelta(days=2)
    plain = Session(
        id, "flu", "liuwan", SessionState.OPEN, "clinic", starts, starts + timedelta(hours=3),
        NOW, NOW, by_id="p0",
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


async def add_session(work: Work, seats: int = 40, session: Session | None = None) -> None:
    await add_tree(work)
    for n in range(PEOPLE):
        await people.add_person(work, Person(f"p{n}", "east", f"p{n}"), now=NOW)
    session = session or a_session()
    each = timedelta(minutes=30)
    slots = slots_of(session.starts_at, session.ends_at, each, seats)
    await sessions.put_session(work, session, slots)


async def sign(work: Work, n: int, at: int = 0) -> Seat | None:
    return await sessions.sit(work, "s1", f"p{n}", None, NOW + timedelta(seconds=at or n))


async def test_the_earliest_hours_fill_first_and_the_forty_first_waits(database: Database) -> None:
    await database.write(add_session)
    seats = [await database.write(lambda w, n=n: sign(w, n)) for n in range(41)]
    assert [s.state for s in seats if s] == [SeatState.SEATED] * 40 + [SeatState.WAITING]
    assert seats[0].slot == 0
    assert seats[39].slot == 5
    slots = await database.read(lambda w: sessions.slots(w, "s1"))
    assert [s.seats for s in slots] == [7, 7, 7, 7, 6, 6]
    assert all(s.free == 0 for s in slots)


async def test_signing_up_twice_is_one_seat(database: Database) -> None:
    await database.write(add_session)
    first = await database.write(lambda w: sign(w, 1))
    again = await database.write(lambda w: sign(w, 1, at=500))
    assert first == again
    assert sum(s.taken for s in await database.read(lambda w: sessions.slots(w, "s1"))) == 1


async def test_who_leaves_makes_room_for_who_waited_the_longest(database: Database) -> None:
    await database.write(lambda w: add_session(w, seats=1))
    await database.write(lambda w: sign(w, 1))
    for n in (3, 2):
        await database.write(lambda w, n=n: sign(w, n, at=100 - n))
    seat = await database.read(lambda w: sessions.find_seat(w, "s1", "p1"))
    assert seat is not None
    moved = await database.write(lambda w: sessions.leave(w, seat, SeatState.CANCELLED, NOW))
    assert moved is not None
    assert moved.person_id == "p3"
    assert await database.read(wrong_slots) == []


async def test_giving_one_seat_back_twice_frees_it_once(database: Database) -> None:
    await database.write(lambda w: add_session(w, seats=2))
    seat = await database.write(lambda w: sign(w, 1))
    assert seat is not None
    for _ in range(2):
        await database.write(lambda w: sessions.leave(w, seat, SeatState.CANCELLED, NOW))
    slots = await database.read(lambda w: sessions.slots(w, "s1"))
    assert sum(s.taken for s in slots) == 0


async def test_a_date_that_is_over_takes_nobody(database: Database) -> None:
    await database.write(add_session)
    await database.write(lambda w: sessions.move(w, a_session(), SessionState.OVER, NOW))
    assert await database.write(lambda w: sign(w, 1)) is None
    assert not await database.write(lambda w: sessions.move(w, a_session(), SessionState.OVER, NOW))


async def test_a_draft_said_anew_has_the_new_seats_alone(database: Database) -> None:
    draft = a_session(state=SessionState.DRAFT)
    await database.write(lambda w: add_session(w, 40, draft))
    other = replace(draft, place="hall", changed_at=NOW + timedelta(minutes=1))
    slots = slots_of(other.starts_at, other.ends_at, timedelta(0), 10)
    await database.write(lambda w: sessions.put_session(w, other, slots))
    found = await database.read(lambda w: sessions.draft_of(w, "p0", NOW))
    assert found is not None
    assert found.place == "hall"
    assert [s.seats for s in await database.read(lambda w: sessions.slots(w, "s1"))] == [10]


async def test_what_was_done_is_marked_once(database: Database) -> None:
    await database.write(add_session)
    assert await database.write(lambda w: sessions.mark(w, "s1", "evening"))
    assert not await database.write(lambda w: sessions.mark(w, "s1", "evening"))
    assert await database.write(lambda w: sessions.mark(w, "s1", "list"))
    found = await database.read(lambda w: sessions.find_session(w, "s1"))
    assert found is not None
    assert found.done == {"evening", "list"}


async def test_a_row_is_asked_once_whoever_is_faster(database: Database) -> None:
    await database.write(add_session)
    session = a_session()
    assert await database.write(lambda w: sessions.set_wave(w, session, 1, NOW))
    assert not await database.write(lambda w: sessions.set_wave(w, session, 1, NOW))


async def test_who_is_forgotten_leaves_no_trace_and_a_free_seat(database: Database) -> None:
    await database.write(lambda w: add_session(w, seats=1))
    await database.write(lambda w: sign(w, 0))
    seat = await database.read(lambda w: sessions.find_seat(w, "s1", "p0"))
    assert seat is not None
    await database.write(lambda w: sessions.put_seat(w, replace(seat, why="body", word="yes")))
    await database.write(lambda w: sessions.forget(w, "p0"))
    assert await database.read(lambda w: sessions.seats(w, "s1")) == ()
    found = await database.read(lambda w: sessions.find_session(w, "s1"))
    assert found is not None
    assert found.by_id is None
    assert await database.read(wrong_slots) == []
    taken = await database.write(lambda w: sign(w, 1))
    assert taken is not None
    assert taken.state is SeatState.SEATED


async def test_who_missed_one_and_wants_another_is_remembered_once(database: Database) -> None:
    await database.write(add_session)
    seat = await database.write(lambda w: sign(w, 1))
    assert seat is not None
    missed = replace(seat, state=SeatState.ABSENT, again="yes")
    await database.write(lambda w: sessions.put_seat(w, missed))
    await database.write(lambda w: sessions.move(w, a_session(), SessionState.OVER, NOW))
    wanted = await database.read(lambda w: sessions.wanted_again(w, "flu", "liuwan"))
    assert wanted == ("p1",)
    await database.write(lambda w: sessions.end_wanted_again(w, "p1"))
    assert await database.read(lambda w: sessions.wanted_again(w, "flu", "liuwan")) == ()
