"""/ics: one's own drives as a calendar file; first names of who comes along, and no illness."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.ics import Entry, write_calendar
from bot.domain.rides import TripState
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.ports import Attached
from bot.services.rides.telling_back import tell_back
from bot.services.views.names import text_of, unit_name
from bot.services.views.shown import Shown
from bot.store import cases, people, service_log, trips
from bot.store.database import Work
from bot.store.outbox import OutboxRow
from bot.store.service_log import Drive

KEY = "said.ride_calendar"
BACK = timedelta(days=7)  # what was cancelled since is taken out of the phone's calendar again
AHEAD = timedelta(days=90)


async def send(work: Work, desk: Desk, actor: Actor) -> None:
    """For oneself alone, to the private chat."""
    person = actor.person.id if actor.person else ""
    found = await _drives(work, desk, person) if person else ()
    ahead = any(_stands(drive) and drive.leaves_at >= desk.now() for drive in found)
    await tell_back(work, desk, actor, KEY if ahead else "ride.calendar.none", {"person": person})


async def show_calendar(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The file as it is at this moment."""
    drives = await _drives(work, desk, row.params["person"])
    entries = [await _entry(work, desk, drive) for drive in drives]
    now = desk.now()
    coming = sum(_stands(drive) and drive.leaves_at >= now for drive in drives)
    data = write_calendar(text_of(desk, "ride.calendar.name"), entries, now)
    file = Attached(f"{text_of(desk, 'ride.calendar.name')}.ics", data)
    return Shown("ride.calendar", {"count": coming}, file=file)


async def _drives(work: Work, desk: Desk, person: str) -> tuple[Drive, ...]:
    now = desk.now()
    return await service_log.drives_of(work, person, now - BACK, now + AHEAD)


def _stands(drive: Drive) -> bool:
    return drive.state is not TripState.CANCELLED


async def _entry(work: Work, desk: Desk, drive: Drive) -> Entry:
    hamlet = await unit_name(work, drive.unit_id)
    names = await _riders(work, desk, drive)
    title = {"names": names, "to": drive.destination or ""}
    left = drive.seats - drive.taken
    notes = {"taken": drive.taken, "free": left if drive.offered else 0, "back": drive.two_way}
    return Entry(
        uid=f"{drive.id}@linli",
        begin=drive.leaves_at,
        end=_ends(desk, drive),
        title=text_of(desk, "ride.calendar.title", title),
        # A door is a matter of the card, which hides it again; a phone's calendar does not.
        place=(drive.origin or hamlet) if drive.offered else hamlet,
        notes=text_of(desk, "ride.calendar.notes", notes),
        changed=drive.changed_at,
        cancelled=not _stands(drive),
    )


def _ends(desk: Desk, drive: Drive) -> datetime:
    there = desk.content.rides.drive
    return drive.ended_at or drive.leaves_at + there * (1 + drive.two_way)


async def _riders(work: Work, desk: Desk, drive: Drive) -> list[str]:
    """Without their surnames: whoever finds the phone does not know who they are."""
    doubles = text_of(desk, "ride.calendar.double_surnames").split()
    names = []
    for booking in await trips.bookings_of_trip(work, drive.id):
        case = await cases.find_case(work, booking.case_id) if booking.state.live else None
        who = case.person_id if case else None
        person = await people.find_person(work, who) if who else None
        if person is not None:
            names.append(first_name(person.name, doubles))
    return names


def first_name(name: str, doubles: list[str]) -> str:
    """秀英 of 王秀英; a name of one character stays as it is."""
    surname = 2 if name[:2] in doubles else 1
    return name[surname:] or name
