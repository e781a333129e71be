"""Whom a ride that comes again is asked of: its own driver first and alone, then the second."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.ride_series import drivers_now
from bot.domain.ride_times import Stage
from bot.domain.rides import Need
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.rides.whom import drivers_that_fit
from bot.store import accounts, asks, ride_series, rides
from bot.store.database import Work

SERIES = "ride_series"
NEIGHBOURS = 2  # the rung at which its ladder goes on as that of any ride


def calm(stage: Stage) -> bool:
    """Whether there is time to ask one after the other."""
    return stage.plan == "ride" and stage.acuity is not Acuity.URGENT


async def as_series(work: Work, desk: Desk, need: Need, stage: Stage) -> Stage:
    """The stage of its own drivers, where one of them can be asked and there is time."""
    if need.series_id is None or not calm(stage):
        return stage
    own = await own_drivers(work, desk, need)
    return replace(stage, plan=SERIES) if own else stage


async def own_drivers(work: Work, desk: Desk, need: Need) -> tuple[str, ...]:
    """Who of its two fits, may be written to and has not been asked for this ride."""
    series = await ride_series.find_series(work, need.series_id)
    if series is None:
        return ()
    fit = {d.person_id for d in await drivers_that_fit(work, desk, need, anybody=True)}
    asked = {one.person_id for one in await asks.asked_for(work, need.case_id)}
    own = [one for one in drivers_now(series) if one in fit and one not in asked]
    return tuple([p for p in own if await accounts.private_chats_of_person(work, p)])


async def series_driver(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """The next of the two."""
    need = await rides.find_need(work, case.id)
    if need is None or need.series_id is None:
        return ()
    mine = {case.author_id, case.subject_id}
    own = [one for one in await own_drivers(work, desk, need) if one not in mine]
    return tuple(own[:1])


async def all_said_no(work: Work, case: Case) -> bool:
    """Nobody of those asked alone is left to wait for."""
    if case.plan != SERIES or case.state is not State.OPEN or case.climb.last >= NEIGHBOURS:
        return False
    return all(one.answer == "no" for one in await asks.asked_for(work, case.id))
