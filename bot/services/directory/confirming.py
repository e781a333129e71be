"""Now and then who keeps a place says with one tap that all of it is still so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import partial

from bot.domain.facilities import Facility, asks_keeper
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.directory.answers_for import answers_for
from bot.services.incoming import Pressed
from bot.services.telling import Message, tell_person
from bot.store import facilities
from bot.store.database import Work

STILL_SO = "places.still_so"
RIGHT = "yes"


async def ask_keepers(desk: Desk) -> int:
    """Step of the upkeep: one place a keeper and day, at the hour for it."""
    if desk.now() < _hour(desk):
        return 0
    kept = await desk.database.read(facilities.kept_facilities)
    due = [p for p in _one_each(kept, desk) if asks_keeper(p, desk.today(), _every(desk))]
    for place in due:
        await desk.database.write(partial(_ask, desk, place))
    return len(due)


async def next_asking(desk: Desk) -> datetime | None:
    """When a keeper is asked next; a time that has passed where one was missed."""
    kept = await desk.database.read(facilities.kept_facilities)
    today = desk.today()
    days = []
    for place in kept:
        last = max((d for d in (place.last_confirmed, place.asked_on) if d), default=None)
        day = max(today, last + _every(desk)) if last else today
        # Who was asked today about another is asked tomorrow.
        busy = any(p.keeper_id == place.keeper_id and p.asked_on == today for p in kept)
        days.append(day + timedelta(days=1) if busy and day == today else day)
    return _at(desk, min(days)) if days else None


async def on_confirm(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """都对 dates it; 要改 says how a correction is said."""
    place = await facilities.facility_by_id(work, pressed.subject)
    if place is None or actor.person is None:
        return Refused("press.unknown")
    if not await answers_for(work, desk, actor, place):
        return Refused("places.not_yours")
    if pressed.choice != RIGHT:
        return Done("places.how_to_correct")
    await facilities.confirm_facility(work, place.id, desk.today())
    return Done("places.thanks")


def _one_each(kept: Iterable[Facility], desk: Desk) -> list[Facility]:
    """The place each keeper has not been asked about for longest, nobody twice a day."""
    first: dict[str, Facility] = {}
    busy = set()
    for place in sorted(kept, key=lambda p: (str(p.last_confirmed or ""), p.id)):
        keeper = place.keeper_id or ""
        if place.asked_on == desk.today():
            busy.add(keeper)
        if asks_keeper(place, desk.today(), _every(desk)):
            first.setdefault(keeper, place)
    return [place for keeper, place in first.items() if keeper not in busy]


async def _ask(desk: Desk, place: Facility, work: Work) -> None:
    day = desk.today()
    await facilities.note_asked(work, place.id, day)
    about = f"{STILL_SO}:{place.id}:{day.isoformat()}"
    message = Message(
        STILL_SO, about, {"place": place.id}, Lane.REMINDER, Owed.LOOSE, silent=True, unasked=True
    )
    await tell_person(work, desk, place.keeper_id or "", message)


def _every(desk: Desk) -> timedelta:
    return desk.content.places.confirm_every


def _hour(desk: Desk) -> datetime:
    local = desk.now().astimezone(desk.zone)
    return datetime.combine(local.date(), _clock(desk), desk.zone)


def _at(desk: Desk, day: date) -> datetime:
    at = datetime.combine(day, _clock(desk), desk.zone)
    return at.astimezone(desk.now().tzinfo)


def _clock(desk: Desk) -> time:
    return time.fromisoformat(desk.content.places.confirm_at)
