"""Who drives a series: all of it, first or second; proposed after two rides, or named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.case import Case
from bot.domain.claims import claim
from bot.domain.intake import Decision
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.ride_series import RideSeries, SeriesState, drivers_now, with_driver, without_driver
from bot.domain.roles import wears
from bot.domain.states import State
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.incoming import Pressed
from bot.services.rides.needs import is_ride, words_of_ride
from bot.services.rides.series_hearing import message_of
from bot.services.roles import covering
from bot.services.subjects import mentioned, people_called
from bot.services.taps import Tap
from bot.services.tasks.gates import why_not
from bot.services.telling import tell_person
from bot.services.words import tell_outcome
from bot.store import cases, drivers, ride_series, rides, trips
from bot.store.database import Work
from bot.understanding.series_driver_words import named_drivers, says_always
from bot.understanding.times.calendar import month_end

# A driver of so many of its rides is asked whether they want to be asked first.
ENOUGH = 2


async def on_always(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """The button that takes every ride, on a card: this one, and all until the series ends."""
    if not tap.viewer.told and tap.case.claimed_by != tap.person.id:
        return Refused("claim.refused.not_for_you")
    series = await _series_of(work, tap.case)
    if series is None:
        return Refused("press.unknown")
    return await _always(work, desk, series, tap.person, tap.case, series.last)


async def _always(
    work: Work, desk: Desk, series: RideSeries, person: Person, case: Case | None, until: date
) -> Outcome:
    refused = await _takes(work, desk, case, person) if case is not None else None
    if refused is not None:
        return refused
    named = replace(with_driver(series, person.id), always_until=until, changed_at=desk.now())
    await ride_series.put_series(work, named)
    return Done("series.always")


async def _takes(work: Work, desk: Desk, case: Case, person: Person) -> Refused | None:
    if case.claimed_by == person.id or case.final:
        return None
    refused = await why_not(work, desk, case, person.id)
    if refused is not None:
        return refused
    moved = claim(case, person.id, desk.quiet(), desk.now())
    if isinstance(moved, Refused):
        return moved
    await settle(work, desk, case, moved, by=person.id)
    return None


async def _series_of(work: Work, case: Case) -> RideSeries | None:
    need = await rides.find_need(work, case.id)
    series = await ride_series.find_series(work, need.series_id) if need else None
    return series if series and series.state is SeriesState.ACTIVE else None


async def propose(work: Work, desk: Desk, case: Case) -> None:
    """After two rides the driver is asked whether this is theirs from now on; nobody else."""
    ride = await ride_series.ride_of_case(work, case.id)
    series = await ride_series.find_series(work, ride.series_id) if ride else None
    driver = case.claimed_by or case.answered_by
    booking = await trips.booking_of_case(work, case.id)
    trip = await trips.find_trip(work, booking.trip_id) if booking else None
    driver = trip.driver_id if trip else driver
    if series is None or driver is None or driver in drivers_now(series):
        return
    if series.state is not SeriesState.ACTIVE or len(drivers_now(series)) == ENOUGH:
        return
    if (await ride_series.who_drove(work, series.id)).get(driver, 0) < ENOUGH:
        return
    key = "series.be_second" if series.first_driver else "series.be_first"
    message = await message_of(work, series, key, driver)
    await tell_person(work, desk, driver, message)


async def on_driver(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Asked first, takes every ride, or stands in: by a driver who has driven it."""
    series = await ride_series.find_series(work, pressed.subject)
    person = actor.person
    if series is None or person is None or pressed.choice not in ("first", "second", "always"):
        return Refused("press.unknown")
    if series.state is not SeriesState.ACTIVE:
        return Refused("series.over")
    if (await ride_series.who_drove(work, series.id)).get(person.id, 0) < ENOUGH:
        return Refused("claim.refused.not_for_you")
    held = series.first_driver not in (None, person.id)
    if pressed.choice == "second" or held:
        named = with_driver(series, person.id, second=True)
    else:
        named = with_driver(series, person.id)
    if pressed.choice == "always" and not held:
        named = replace(named, always_until=series.last)
    await ride_series.put_series(work, replace(named, changed_at=desk.now()))
    return Done("series.named_you")


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Every ride taken, by a driver; a first driver named, by who looks after the place."""
    person, heard = context.actor.person, context.heard
    if person is None or not heard.origin.private or decision.death:
        return False
    always = says_always(heard.text)
    if always is not None:
        return await _says_always(work, desk, context, person, always)
    named = named_drivers(heard.text)
    if not (named.first or named.second):
        return False
    outcome = await _name(work, desk, context, person, (named.first, named.second))
    if outcome is None:
        return False
    await tell_outcome(work, desk, context, outcome)
    return True


async def _says_always(
    work: Work, desk: Desk, context: Context, person: Person, always: str
) -> bool:
    """Of the ride of a series that they hold, or were asked for last."""
    held = [c for c in await cases.list_held(work, person.id) if is_ride(c.kind, c.category)]
    told = [
        c
        for c in reversed(await cases.list_told(work, person.id))
        if c.state is State.OPEN and is_ride(c.kind, c.category)
    ]
    for case in (*held, *told):
        series = await _series_of(work, case)
        if series is not None:
            month = min(month_end(desk.today()), series.last)
            until = month if always == "month" else series.last
            outcome = await _always(work, desk, series, person, case, until)
            await tell_outcome(work, desk, context, outcome)
            return True
    return False


async def _name(
    work: Work, desk: Desk, context: Context, speaker: Person, names: tuple[str | None, str | None]
) -> Outcome | None:
    """By the liaison or a cadre; drivers only; both hear what they are asked to do."""
    series = await _meant(work, desk, context, speaker, names)
    if series is None:
        return None
    found = [await _driver(work, desk, name, speaker) if name else None for name in names]
    if any(name and not one for name, one in zip(names, found, strict=True)):
        return Refused("series.no_such_driver")
    changed = series
    for one, second in zip(found, (False, True), strict=True):
        if one is not None:
            changed = with_driver(changed, one, second=second)
    await ride_series.put_series(work, replace(changed, changed_at=desk.now()))
    for one, place in zip(found, ("first", "second"), strict=True):
        if one is not None:
            occasion = f"{place}:{desk.now().isoformat()}"
            key = f"series.you_are_{place}"
            await tell_person(work, desk, one, await message_of(work, changed, key, occasion))
    return Done("series.drivers_named")


async def _meant(
    work: Work, desk: Desk, context: Context, speaker: Person, names: tuple[str | None, str | None]
) -> RideSeries | None:
    text = context.heard.text
    purpose = words_of_ride(desk, text, context.heard.at).purpose
    for person in await mentioned(work, speaker, text):
        found = [s for s in await ride_series.series_of(work, person.id)]
        fit = [s for s in found if s.person_id == person.id and purpose in (None, s.purpose)]
        for series in fit:
            held = await covering(work, desk, speaker.id, series.unit_id)
            if wears(held, "liaison", "cadre"):
                return series
    return None


async def _driver(work: Work, desk: Desk, name: str, speaker: Person) -> str | None:
    """Who is called so and has a car."""
    for person in await people_called(work, name, speaker.unit_id) or await mentioned(
        work, speaker, name
    ):
        if await drivers.vehicle_of(work, person.id) is not None:
            return person.id
    return None


async def on_leave(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """It does not suit a driver who was named: the other place moves up."""
    series = await ride_series.find_series(work, pressed.subject)
    if series is None or actor.person is None:
        return Refused("press.unknown")
    if actor.person.id not in drivers_now(series):
        return Refused("claim.refused.not_for_you")
    left = without_driver(series, actor.person.id)
    await ride_series.put_series(work, replace(left, changed_at=desk.now()))
    return Done("series.left")
