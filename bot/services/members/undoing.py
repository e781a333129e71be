"""A rumour that was wrong, somebody who came back: what ended is as it was before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.case import Event, Heading
from bot.domain.meals import PlanState
from bot.domain.moved import Moved
from bot.domain.people import Duty
from bot.domain.ride_series import SeriesState
from bot.domain.states import State
from bot.domain.times import from_text, maybe_from_text
from bot.services.desk import Desk
from bot.services.members import undoing_care
from bot.services.recording import apply
from bot.store import accounts, cases, deaths, meals, ride_series, rota
from bot.store.database import Work
from bot.store.deaths import Thing

SOON = timedelta(minutes=5)


async def bring_back(work: Work, desk: Desk, person_id: str) -> None:
    """Everything that ended with them, and they themselves; what others took over stays theirs."""
    await work.run("back_again", id=person_id)
    await deaths.drop_hush(work, person_id)
    for thing in await deaths.things_ended(work, person_id):
        await _RESTORE[thing.sort](work, desk, person_id, thing)
    await undoing_care.ask_again(work, desk, person_id)
    await deaths.drop_ended(work, person_id)


async def _case(work: Work, desk: Desk, person_id: str, thing: Thing) -> None:
    """Open again; whoever had it in hand has been told otherwise, so it is free."""
    case = await cases.find_case(work, thing.ref)
    if case is None or case.state is not State.ENDED:
        return
    was, now = State(thing.facts["state"]), desk.now()
    state = State.OPEN if was in (State.CLAIMED, State.IN_PROGRESS) else was
    before_at = maybe_from_text(thing.facts["next_at"] or None)
    at = max(before_at, now + SOON) if before_at else now + SOON
    back = replace(
        case, state=state, ended_at=None, end_reason=None, next_at=at, changed_at=now,
        revision=case.revision + 1,
    )  # fmt: skip
    await apply(work, desk, case, Moved(back, (Event("brought_back", Heading.COLLECTED),)))


async def _plan(work: Work, desk: Desk, person_id: str, thing: Thing) -> None:
    plan = await meals.find_plan(work, thing.ref)
    if plan is not None and plan.state is PlanState.ENDED:
        again = replace(
            plan,
            state=PlanState(thing.facts["state"]),
            last=date.fromisoformat(thing.facts["last"]),
            ended_at=None,
            why=None,
            changed_at=desk.now(),
        )
        await meals.put_plan(work, again)


async def _series(work: Work, desk: Desk, person_id: str, thing: Thing) -> None:
    series = await ride_series.find_series(work, thing.ref)
    if series is not None and series.state is SeriesState.ENDED:
        active = SeriesState.ACTIVE
        again = replace(series, state=active, ended_at=None, why=None, changed_at=desk.now())
        await ride_series.put_series(work, again)


async def _role(work: Work, desk: Desk, person_id: str, thing: Thing) -> None:
    await work.run("hold_role_again", id=thing.ref)


async def _duty(work: Work, desk: Desk, person_id: str, thing: Thing) -> None:
    starts, ends = from_text(thing.facts["starts_at"]), from_text(thing.facts["ends_at"])
    duty = Duty(thing.facts["unit_id"], thing.facts["role"], person_id, starts, ends)
    await rota.add_duty(work, thing.ref, duty)


async def _account(work: Work, desk: Desk, person_id: str, thing: Thing) -> None:
    await accounts.link_account(work, thing.ref, person_id, bool(thing.facts["default"]))


_RESTORE = {
    "case": _case,
    "meal_plan": _plan,
    "ride_series": _series,
    "role": _role,
    "duty": _duty,
    "account": _account,
    "round_hold": undoing_care.hold,
    "round_ask": undoing_care.ask,
    "seat": undoing_care.seat,
    "returnee": undoing_care.at_home,
    "stand_in": undoing_care.stand_in,
}
