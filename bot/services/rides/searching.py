"""Looking for a driver: louder as the departure comes near, and honest when nobody drives."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.acuity import Acuity
from bot.domain.case import Case, Event, Heading
from bot.domain.ladder import Climb
from bot.domain.moved import Moved
from bot.domain.quiet import waking_after
from bot.domain.ride_times import Stage, stage_of
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.local import content_for
from bot.services.recording import apply
from bot.services.rides.changing import move_trip
from bot.services.rides.needs import is_ride, note_need
from bot.services.rides.offer_match import offer_trip_for
from bot.services.rides.series_search import SERIES, as_series, calm
from bot.services.rides.whom import ALL_AT_ONCE, drivers_that_fit
from bot.store import asks, rides
from bot.store.database import Work

# Lost so shortly before departure, everybody hears it in the same minute.
SHORT = timedelta(hours=2)


async def restage(work: Work, desk: Desk, case: Case, *, lost: bool = False) -> Case:
    """The search as the time left asks for it; a stage that goes on is left alone."""
    need = await rides.find_need(work, case.id)
    if need is None or case.state is not State.OPEN or case.emergency:
        return case
    stage = stage_of(need, desk.now(), desk.quiet(), desk.content.rides)
    departs = need.departs(desk.now())
    if lost and departs - desk.now() <= SHORT and stage.plan == "ride":
        stage = replace(stage, plan=ALL_AT_ONCE, acuity=Acuity.URGENT)
    if case.plan == ALL_AT_ONCE and stage.plan == "ride":
        return case
    if case.plan == SERIES and not lost and calm(stage):
        return case
    stage = await as_series(work, desk, need, stage)
    same = (stage.plan, stage.acuity) == (case.plan, case.acuity)
    return case if same and not lost else await _begin(work, desk, case, stage)


async def _begin(work: Work, desk: Desk, case: Case, stage: Stage) -> Case:
    """From the first rung of that stage; who was asked before is asked again where it presses."""
    content = await content_for(work, desk, case.unit_id)
    ladder = content.ladders.get(stage.plan, stage.acuity)
    at = max(stage.starts, desk.now())
    staged = replace(
        case,
        plan=stage.plan,
        acuity=stage.acuity,
        ladder=ladder,
        climb=Climb(-1, at, case.climb.repeats + 1),
        level=ladder.rungs[0].level,
        next_at=at,
        changed_at=desk.now(),
        revision=case.revision + 1,
    )
    facts = (("plan", stage.plan), ("acuity", stage.acuity.value))
    return await apply(
        work, desk, case, Moved(staged, (Event("staged", Heading.ASSIGNED, facts=facts),))
    )


async def on_details(work: Work, desk: Desk, case: Case) -> Case:
    """More is known of it: who fits may have changed, and how soon it presses."""
    if not is_ride(case.kind, case.category):
        return case
    before = await rides.find_need(work, case.id)
    need = await note_need(work, desk, case)
    if before is not None:
        case = await move_trip(work, desk, case, before, need)
    await offer_trip_for(work, desk, case)
    return await restage(work, desk, case)


async def is_given_up(work: Work, desk: Desk, case: Case) -> bool:
    """Whether everybody who was asked has said no, and nobody else fits."""
    need = await rides.find_need(work, case.id)
    if need is None:
        return False
    said_no = {one.person_id for one in await asks.asked_for(work, case.id) if one.answer == "no"}
    fit = await drivers_that_fit(work, desk, need)
    return all(driver.person_id in said_no for driver in fit)


async def hurry(work: Work, desk: Desk, case: Case) -> Case:
    """The next rung at once: nobody of those asked is left to wait for."""
    if case.state is not State.OPEN or case.climb.last + 1 >= len(case.ladder.rungs):
        return case
    next_rung = case.ladder.rungs[case.climb.last + 1]
    before = case.ladder.rungs[case.climb.last].after if case.climb.last >= 0 else timedelta(0)
    wait = next_rung.after - before
    since = desk.now() - wait
    while waking_after(since, wait, desk.quiet()) > desk.now():
        # A ladder may count waking time only: what was slept is no waiting.
        since -= timedelta(hours=1)
    hurried = replace(
        case,
        climb=Climb(case.climb.last, since, case.climb.repeats),
        next_at=desk.now(),
        changed_at=desk.now(),
        revision=case.revision + 1,
    )
    return await apply(work, desk, case, Moved(hurried, ()))
