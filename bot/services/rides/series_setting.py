"""Rides on the same days of each week: said back in one line, asked for little."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.case import Case
from bot.domain.people import Person
from bot.domain.ride_series import Other, RideSeries
from bot.services.desk import Desk
from bot.services.rides.needs import comes_back, words_of_ride
from bot.services.rides.series_hearing import ask_or_say, tell_patient
from bot.services.rides.series_opening import open_next, reconcile
from bot.services.stock.asked import Asking
from bot.services.understand import read
from bot.store import cases, ride_series
from bot.store.database import Work
from bot.store.timeline import Said
from bot.understanding.meaning import Meaning
from bot.understanding.ride_words import RideWords


@dataclass(frozen=True, slots=True)
class SeriesWish:
    """A wish for rides that come again, whoever brought it."""

    words: RideWords
    meaning: Meaning
    said: Said
    unit_id: str
    chat_id: str
    person: Person | None = None
    household_id: str | None = None
    author_id: str | None = None
    proxy_id: str | None = None
    message_id: int | None = None


async def open_wish(work: Work, desk: Desk, asking: Asking) -> Case | None:
    """A wish that was understood as a ride, and comes again."""
    if (asking.opens.kind, asking.opens.category) != ("help", "ride"):
        return None
    words = words_of_ride(desk, asking.said.words or "", desk.now())
    if not words.every:
        return None
    return await set_up(
        work,
        desk,
        SeriesWish(
            words=words,
            meaning=asking.meaning,
            said=asking.said,
            unit_id=asking.unit_id,
            chat_id=asking.chat_id,
            person=asking.person,
            household_id=asking.household_id,
            author_id=asking.author_id,
            proxy_id=asking.proxy_id,
            message_id=asking.message_id,
        ),
    )


async def set_up(work: Work, desk: Desk, wish: SeriesWish) -> Case | None:
    """Written down, the first ride opened at once; who has the same one has it changed."""
    wish = _read_again(desk, wish)
    before = await _same(work, wish)
    if before is not None:
        return await _once_more(work, desk, before, wish)
    series = _series(desk, wish)
    await ride_series.put_series(work, series)
    for day in wish.words.except_days:
        await ride_series.put_other(work, Other(series.id, day, why="said"))
    case = await open_next(work, desk, series, wish.said, wish.chat_id, wish.message_id)
    series = await ask_or_say(work, desk, series, "set", end=wish.words.until is None)
    await tell_patient(work, desk, series, "series.set_for_you", "set")
    return case


def _read_again(desk: Desk, wish: SeriesWish) -> SeriesWish:
    """What names no wish may hide place and hour: read as said of a car."""
    if wish.meaning.destination and wish.meaning.when:
        return wish
    text = desk.content.messages.render("series.as_wish", {"text": wish.said.words or ""}).text
    again = read(desk.content, text, at=desk.now(), zone=desk.zone).meaning
    meaning = replace(
        wish.meaning,
        destination=wish.meaning.destination or again.destination,
        when=wish.meaning.when or again.when,
        seats=wish.meaning.seats or again.seats,
    )
    return replace(wish, meaning=meaning)


def _series(desk: Desk, wish: SeriesWish) -> RideSeries:
    words, meaning, person = wish.words, wish.meaning, wish.person
    when, now = meaning.when, desk.now()
    there = words.appointment
    first = max(words.since or desk.today(), desk.today())
    seats = words.seats or (words.companions + 1 if words.companions else None) or meaning.seats
    return RideSeries(
        id=desk.ids.new(),
        unit_id=person.unit_id if person else wish.unit_id,
        weekdays=words.every,
        first=first,
        last=last_day(desk, first, words.until),
        opened_at=now,
        changed_at=now,
        person_id=person.id if person else None,
        author_id=wish.author_id,
        proxy_id=wish.proxy_id,
        household_id=person.household_id if person else wish.household_id,
        origin=meaning.origin,
        destination=meaning.destination,
        clock=when.clock if when and there is None else None,
        appointment=there,
        part=when.part if when else None,
        seats=min(max(seats or 1, 1), 60),
        wheelchair=words.wheelchair,
        child_seat=words.child_seat,
        infectious=bool(words.infectious),
        two_way=comes_back(words, desk.content.rides.fixed_purposes),
        purpose=words.purpose,
    )


def last_day(desk: Desk, first: date, until: date | None) -> date:
    """As it was said, or four weeks; never longer than a series may run."""
    rules = desk.content.rides
    usual = first + timedelta(days=rules.series_days - 1)
    most = first + timedelta(days=rules.series_longest - 1)
    return min(until if until and until >= first else usual, most)


async def _same(work: Work, wish: SeriesWish) -> RideSeries | None:
    """The same person to the same place for the same thing: one series, whoever says it again."""
    whom = wish.person.id if wish.person else wish.author_id
    for one in await ride_series.series_of(work, whom) if whom else ():
        there = wish.meaning.destination in (None, one.destination)
        if there and one.purpose == wish.words.purpose and one.person_id in (whom, None):
            return one
    return None


async def _once_more(work: Work, desk: Desk, before: RideSeries, wish: SeriesWish) -> Case | None:
    said = _series(desk, wish)
    until = wish.words.until
    changed = replace(
        before,
        weekdays=said.weekdays,
        clock=said.clock or (None if said.appointment else before.clock),
        appointment=said.appointment or (None if said.clock else before.appointment),
        last=last_day(desk, before.first, until) if until else before.last,
        changed_at=desk.now(),
    )
    await ride_series.put_series(work, changed)
    await reconcile(work, desk, changed, wish.author_id)
    await ask_or_say(work, desk, changed, "again", end=False)
    made = await ride_series.rides_of(work, changed.id)
    opened = [await cases.find_case(work, ride.case_id) for ride in made]
    return next((case for case in reversed(opened) if case is not None), None)
