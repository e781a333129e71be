"""Rounds on both databases: turns, lists, wishes, pauses, watched days; forgotten with a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.contacts import Contact, How
from bot.domain.people import Person
from bot.domain.rounds import State, Why, Wish
from bot.store import cards, checkins, contacts, people, round_marks
from bot.store.checkins import Ask, RoundList
from bot.store.database import Database, Work
from bot.store.round_marks import Hold, RoundUnit, Watch
from tests.databases import NOW
from tests.store.ride_rows import add_village

DAY = date(2026, 11, 21)
HOUR = timedelta(hours=1)
FIRST = Ask("a1", "wang", "east", DAY, Why.COLOUR, "red", "self", "wang", NOW, next_at=NOW + HOUR)


async def village(work: Work) -> None:
    await add_village(work)
    for id, name in (("wang", "王"), ("li", "李")):
        await people.add_person(work, Person(id, "east", name, colour="red"), now=NOW)


def met(id: str, person: str, hours: int) -> Contact:
    at = NOW + hours * HOUR
    return Contact(id, person, "east", at, at, How.SEEN, None, None, None, "test", id)


async def test_a_turn_is_one_a_day_and_ends_when_somebody_was_reached(database: Database) -> None:
    async def write(work: Work) -> None:
        await village(work)
        assert await checkins.add_ask(work, FIRST)
        assert not await checkins.add_ask(work, replace(FIRST, id="a2"))
        await contacts.add(work, met("c1", "wang", -1))

    await database.write(write)
    assert await database.read(checkins.heard_asks) == ()
    assert await database.read(checkins.next_ask) == FIRST.next_at
    assert await database.read(lambda w: checkins.asks_due(w, NOW + HOUR)) == (FIRST,)
    await database.write(lambda w: contacts.add(w, met("c2", "wang", 1)))
    assert await database.read(checkins.heard_asks) == ("a1",)
    done = replace(FIRST, state=State.HEARD, next_at=None, settled_at=NOW)
    await database.write(lambda w: checkins.save_ask(w, done))
    assert await database.read(lambda w: checkins.ask_of(w, "wang", DAY)) == done
    assert await database.read(lambda w: checkins.open_asks_of(w, "wang")) == ()
    assert await database.write(lambda w: checkins.drop_before(w, DAY + timedelta(days=1))) == 1


async def test_what_a_round_knows_of_everybody(database: Database) -> None:
    async def write(work: Work) -> None:
        await village(work)
        await contacts.add(work, met("c1", "wang", -30))
        await round_marks.put_wish(work, "wang", "daily", NOW, "wang")
        await round_marks.add_hold(work, Hold("p1", "li", "away", DAY, DAY + timedelta(days=2)))
        await round_marks.put_watch(work, Watch("w1", "wang", "returnee", DAY, DAY, 3, "x"))

    async def known(work: Work, day: date) -> dict[str, tuple[object, ...]]:
        found = await checkins.known_of_units(work, ("east",), day, NOW - 90 * HOUR, NOW + HOUR)
        return {one.person_id: (one.wish, one.held, one.watched, one.last) for one in found}

    await database.write(write)
    today = await database.read(lambda w: known(w, DAY))
    assert today["wang"] == (Wish.DAILY, False, 3, NOW - 30 * HOUR)
    assert today["li"] == (None, True, None, None)
    later = await database.read(lambda w: known(w, DAY + timedelta(days=2)))
    assert later["wang"][2] is None
    assert later["li"][1] is False


async def test_a_pause_ends_a_turn_that_is_open(database: Database) -> None:
    async def write(work: Work) -> None:
        await village(work)
        await checkins.add_ask(work, FIRST)

    await database.write(write)
    assert await database.read(lambda w: checkins.held_asks(w, DAY)) == ()
    tag = cards.Tag("wang", "in_hospital", DAY, "family")
    await database.write(lambda w: cards.put_tag(w, tag))
    assert await database.read(lambda w: checkins.held_asks(w, DAY)) == ("a1",)


async def test_numbers_of_a_list_stay_and_ticks_are_kept(database: Database) -> None:
    async def write(work: Work) -> None:
        await village(work)
        assert await checkins.add_list(work, RoundList("l1", "li", DAY), NOW)
        assert not await checkins.add_list(work, RoundList("l2", "li", DAY), NOW)
        await checkins.add_line(work, "l1", 1, "wang")
        await checkins.add_line(work, "l1", 1, "li")
        (line,) = await checkins.lines_of(work, "l1")
        await checkins.tick(work, line, True)

    await database.write(write)
    (line,) = await database.read(lambda w: checkins.lines_of(w, "l1"))
    assert (line.person_id, line.ticked) == ("wang", True)
    assert await database.read(lambda w: checkins.lists_with(w, "wang", DAY)) == ("l1",)


async def test_a_forgotten_person_is_in_no_table_of_the_round(database: Database) -> None:
    async def write(work: Work) -> None:
        await village(work)
        await checkins.add_ask(work, FIRST)
        await checkins.add_list(work, RoundList("l1", "wang", DAY), NOW)
        await checkins.add_line(work, "l1", 1, "li")
        await round_marks.put_unit(work, RoundUnit("east", NOW, "wang"))
        await round_marks.put_wish(work, "wang", "none", NOW, "wang")
        await round_marks.add_hold(work, Hold("p1", "li", "away", DAY, by_id="wang"))
        await round_marks.put_watch(work, Watch("w1", "wang", "family", DAY, DAY))
        await round_marks.add_question(work, "q1", "wang", "mood", NOW)
        assert await round_marks.answer(work, "q1", "good", NOW, "wang")
        assert not await round_marks.answer(work, "q1", "low", NOW, "wang")
        await round_marks.add_reading(work, "wang", DAY, "morning", NOW)
        await checkins.forget(work, "wang")
        await round_marks.forget(work, "wang")

    await database.write(write)

    async def left(work: Work) -> list[str]:
        found = []
        for column in (*checkins.PERSONAL, *round_marks.PERSONAL):
            text = f"SELECT * FROM {column.table} WHERE {column.column} = 'wang'"
            rows = await work._fetch(text, {})  # type: ignore[attr-defined]
            found += [column.table] if rows else []
        return found

    assert await database.read(left) == []
