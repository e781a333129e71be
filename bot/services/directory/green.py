"""The green channel of a hospital: whom it is shown to, and when it is shown unasked."""

from __future__ import annotations

from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.facilities import Facility, FacilityKind
from bot.domain.lanes import Lane, Owed
from bot.domain.roles import wears
from bot.services.desk import Desk
from bot.services.directory.finding import facilities_of, find_facility
from bot.services.roles import roles_held
from bot.services.telling import Message, tell_person
from bot.store import cases, facilities, referrals
from bot.store.database import Work

GREEN = "places.green"
PRESSING = (Acuity.URGENT, Acuity.EMERGENCY)


async def sees_green(work: Work, desk: Desk, person_id: str) -> bool:
    """Those of a care home, who drives somebody who cannot wait, and doctors."""
    for place_id, _ in await facilities.parts_of(work, person_id):
        place = await facilities.facility_by_id(work, place_id)
        if place is not None and place.kind is FacilityKind.CARE_HOME:
            return True
    held = await cases.list_held(work, person_id)
    if any(is_pressing_ride(case) for case in held):
        return True
    return wears(await roles_held(work, desk, person_id), "doctor")


def is_pressing_ride(case: Case) -> bool:
    """Somebody ill is on the way and cannot wait."""
    ride = case.kind == "help" and case.category == "ride"
    return ride and not case.final and case.acuity in PRESSING


async def green_of(work: Work, case: Case) -> Facility | None:
    """The place with a green channel that a matter goes to."""
    place = await place_of(work, case)
    return place if place is not None and place.green_channel else None


async def place_of(work: Work, case: Case) -> Facility | None:
    """Where a matter goes to: its referral's place, else what its form says."""
    for referral in reversed(await referrals.referrals_of(work, case.id)):
        if referral.facility_id is not None:
            return await facilities.facility_by_id(work, referral.facility_id)
    said = dict(case.details).get("to") or dict(case.details).get("destination")
    return await find_facility(work, case.unit_id, said) if said else None


async def greens_near(work: Work, unit_id: str) -> tuple[Facility, ...]:
    """Every place with a green channel, nearest first."""
    kinds = tuple(FacilityKind)
    return tuple(p for p in await facilities_of(work, unit_id, kinds) if p.green_channel)


async def tell_green(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Follower: who takes an urgent ride to such a place hears whom to ring there."""
    taken = after.claimed_by is not None and after.claimed_by != before.claimed_by
    if not taken or not is_pressing_ride(after):
        return after
    place = await green_of(work, after)
    if place is not None and after.claimed_by is not None:
        about = f"{GREEN}:{after.id}:{after.claimed_by}"
        params = {"place": place.id, "case": after.id, "green": "yes"}
        message = Message(GREEN, about, params, Lane.CASE, Owed.OWED, after.id)
        await tell_person(work, desk, after.claimed_by, message)
    return after
