"""What stops somebody from taking one more; and the volunteers whose turn it is to be asked."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.domain.case import Case
from bot.domain.claim_rules import too_many, whose_turn
from bot.domain.errand_rules import HELP
from bot.domain.matching import fits_trip
from bot.domain.outcome import Refused
from bot.domain.roles import wears
from bot.domain.states import WORKING
from bot.services.claiming.no_today import midnight
from bot.services.desk import Desk
from bot.services.rides.needs import is_ride
from bot.services.roles import covering, holders_at
from bot.services.tasks.hooks import Gate, Word
from bot.store import accounts, asks, cases, claiming, places, rests, rides, rota, trips
from bot.store.database import Work

TOO_MANY, TRIPS = "claim.refused.too_many", "claim.refused.trips"
FULL = frozenset({TOO_MANY, TRIPS})


async def not_too_many(work: Work, desk: Desk, case: Case, person_id: str) -> Refused | None:
    """Somebody who holds enough already; whose work it is holds what there is."""
    if case.kind != HELP or case.emergency or await is_exempt(work, desk, case, person_id):
        return None
    if is_ride(case.kind, case.category):
        return await _too_many_trips(work, desk, case, person_id)
    limits = desk.content.claiming.limits
    held = [
        one.category or ""
        for one in await cases.list_held(work, person_id)
        if one.kind == HELP and one.id != case.id and one.state in WORKING and not one.emergency
    ]
    record = await claiming.record_of(work, person_id, desk.now() - limits.look_back)
    full = too_many(limits, held, case.category or "", record)
    return Refused(TOO_MANY, (("number", str(full)),)) if full is not None else None


async def is_exempt(work: Work, desk: Desk, case: Case, person_id: str) -> bool:
    """Who answers for the place, or has a duty now."""
    held = await covering(work, desk, person_id, case.unit_id)
    if wears(held, *desk.content.claiming.limits.exempt):
        return True
    now = desk.now()
    return bool(await rota.duties_of(work, person_id, now, now + timedelta(seconds=1)))


async def _too_many_trips(work: Work, desk: Desk, case: Case, person_id: str) -> Refused | None:
    """So many trips that day; another seat in one of them is none."""
    need = await rides.find_need(work, case.id)
    if need is None:
        return None
    rules, day = desk.content.rides, need.departs(desk.now()).astimezone(desk.zone).date()
    begin = datetime.combine(day, time(0), desk.zone)
    found = await trips.trips_of_driver(work, person_id, begin, begin + timedelta(days=1))
    live = [trip for trip in found if trip.ended_at is None]
    shared = any(fits_trip(need, trip, rules, desk.now()) is None for trip in live)
    if len(live) < rules.most_trips or shared:
        return None
    return Refused(TRIPS, (("number", str(len(live))),))


async def volunteers_near(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """A few volunteers of the hamlet, whose turn it is; nobody who rests or said no today."""
    hamlet = await places.unit_of_level(work, case.unit_id, "hamlet")
    if case.kind != HELP or hamlet is None:
        return ()
    able = []
    for person in await holders_at(work, desk, hamlet.id, "volunteer"):
        if person in (case.author_id, case.subject_id):
            continue
        rests_now = await rests.resting(work, person, desk.now()) is not None
        full = await not_too_many(work, desk, case, person) is not None
        if not (rests_now or full) and await accounts.private_chats_of_person(work, person):
            able.append(person)
    asked = await asks.last_asked(work, able)
    said_no = await asks.said_no_since(work, able, midnight(desk))
    return whose_turn(able, asked, said_no, desk.content.claiming.first)


# Asked before somebody takes a case: why not, or None.
GATES: tuple[Gate, ...] = (not_too_many,)
# Words of data/ladders.yaml: who is meant.
RUNG_WORDS: dict[str, Word] = {"volunteers_near": volunteers_near}
