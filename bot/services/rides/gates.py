"""What may stop somebody from taking a ride; and who the words of its ladder mean."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.case import Case
from bot.domain.matching import fits_trip
from bot.domain.outcome import Refused
from bot.domain.roles import wears
from bot.services.desk import Desk
from bot.services.rides import whom
from bot.services.rides.needs import is_ride
from bot.services.rides.series_search import series_driver
from bot.services.roles import covering
from bot.services.tasks.hooks import Gate, Word
from bot.store import drivers, rides, trips
from bot.store.database import Work


async def may_drive(work: Work, desk: Desk, case: Case, person_id: str) -> Refused | None:
    """Seats, wheelchair, what is the desk's alone, and one place at a time."""
    if not is_ride(case.kind, case.category) or case.emergency:
        return None
    need = await rides.find_need(work, case.id)
    if need is None:
        return None
    desk_people = await whom.transfer_desk(work, desk, case)
    held = await covering(work, desk, person_id, case.unit_id)
    if person_id in desk_people or wears(held, "officer"):
        return None
    if need.desk:
        return Refused("ride.no.desk")
    car = await drivers.vehicle_of(work, person_id)
    if car is not None and car.seats < need.seats:
        return Refused("ride.no.seats", (("seats", str(car.seats)),))
    if car is not None and need.wheelchair and not car.wheelchair:
        return Refused("ride.no.wheelchair")
    return await _elsewhere(work, desk, case, person_id)


async def _elsewhere(work: Work, desk: Desk, case: Case, person_id: str) -> Refused | None:
    """Somebody drives to one place at a time."""
    need = await rides.find_need(work, case.id)
    if need is None:
        return None
    rules, departs = desk.content.rides, need.departs(desk.now())
    near = await trips.trips_of_driver(
        work, person_id, departs - rules.drive, departs + rules.drive
    )
    live = [t for t in near if t.ended_at is None and abs(t.leaves_at - departs) < _APART]
    clash = [t for t in live if fits_trip(need, t, rules, desk.now()) is not None and t.taken]
    return Refused("ride.no.elsewhere") if clash else None


_APART = timedelta(minutes=45)

GATES: tuple[Gate, ...] = (may_drive,)
RUNG_WORDS: dict[str, Word] = {
    "drivers_near": whom.near,
    "drivers_all": whom.everyone,
    "duty_driver": whom.duty_driver,
    "transfer_desk": whom.transfer_desk,
    "series_driver": series_driver,
}
