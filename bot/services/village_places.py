"""The places of a village folder, as rows to be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.content.village import VillagePlace
from bot.services.village_step import Load, Step
from bot.store import facilities
from bot.store.work import Work


def place_steps(places: tuple[VillagePlace, ...], load: Load) -> Iterator[Step]:
    """A place with its bus times and its people is one row; loaded again it is there already."""
    for one in places:
        yield Step("facilities", partial(_add, one=one, load=load))


async def _add(work: Work, one: VillagePlace, load: Load) -> bool:
    place = one.place
    if one.confirmed_days is not None:
        place = replace(place, last_confirmed=load.day - timedelta(days=one.confirmed_days))
    if not await facilities.add_facility(work, place):
        return False
    for stop in one.stops:
        await facilities.add_stop(work, stop)
    for person, part in one.people:
        await facilities.add_member(work, place.id, person, part)
    return True
