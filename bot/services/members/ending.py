"""What stops with somebody: every matter, plan, seat, turn, role and message, in one write."""

from __future__ import annotations

from bot.domain import claims
from bot.domain.case import Case, Event, Heading
from bot.domain.lanes import Lane, Owed
from bot.domain.meals import PlanState
from bot.domain.moved import Moved, move_on
from bot.domain.outcome import Refused
from bot.domain.ride_series import SeriesState
from bot.domain.states import Move
from bot.domain.times import maybe_to_text, to_text
from bot.services.desk import Desk
from bot.services.farm.putting import drop as drop_lines
from bot.services.feedback import settle
from bot.services.meals.changing import stop as stop_plan
from bot.services.recording import apply
from bot.services.rides.offers import put_out
from bot.services.rides.series_changing import stop as stop_series
from bot.services.stock.following import follow
from bot.services.telling import Message, tell_person
from bot.store import accounts, cases, claiming, deaths, meals, people, pools, ride_series, trips
from bot.store.database import Work


async def end_cases(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """Ended, without a question or thanks; what they asked for others goes on as the others'."""
    await work.all("others_asked_by", person=person_id)
    for row in await work.all("open_cases_about", person=person_id):
        case = await cases.find_case(work, row["id"])
        if case is not None and not case.final:
            await _end(work, desk, case, person_id, why)


async def _end(work: Work, desk: Desk, case: Case, person_id: str, why: str) -> None:
    now = desk.now()
    ended = move_on(
        case, Move.END, now, next_at=None, ended_at=now, end_reason=why, paused_until=None,
        pause_reason=None, claimed_by=None, claimed_at=None, claim_until=None, going=(),
    )  # fmt: skip
    if isinstance(ended, Refused):
        return
    facts = {"state": case.state.value, "next_at": maybe_to_text(case.next_at) or ""}
    facts["claimed_by"] = case.claimed_by or ""
    await deaths.note_ended(work, desk.ids.new(), person_id, "case", case.id, facts, now)
    event = Event("ended", Heading.FED_BACK, None, why)
    after = await apply(work, desk, case, Moved(ended, (event,)))
    await follow(work, desk, case, after)
    await desk.follow(work, desk, case, after)
    for holder in dict.fromkeys(h for h in (case.claimed_by, *case.going) if h):
        if holder != person_id:
            about = f"task_over:{case.id}:{case.revision}"
            params = {"case": case.id}
            message = Message("members.task_over", about, params, Lane.CASE, Owed.OWED, case.id)
            await tell_person(work, desk, holder, message)


async def end_series(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """Rides that came again, of who rode."""
    for series in await ride_series.series_of(work, person_id):
        mine = series.person_id == person_id or (
            series.person_id is None and series.author_id == person_id
        )
        if mine and series.state is not SeriesState.ENDED:
            facts = {"why": why}
            await _note(work, desk, person_id, "ride_series", series.id, facts)
            await stop_series(work, desk, series, None, why)


async def end_plans(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """Meals that were brought to them."""
    for plan in await meals.plans_of(work, person_id):
        mine = plan.person_id == person_id or (
            plan.person_id is None and plan.author_id == person_id
        )
        if mine and plan.state is not PlanState.ENDED:
            facts = {"state": plan.state.value, "last": plan.last.isoformat()}
            await _note(work, desk, person_id, "meal_plan", plan.id, facts)
            await stop_plan(work, desk, plan, None, why)


async def end_lines(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """What they had put down on a list that is still open."""
    person = await people.find_person(work, person_id)
    found = {row["case_id"] for row in await work.all("live_pool_lines_of", person=person_id)}
    for case_id in sorted(found):
        pool = await pools.find_pool(work, case_id)
        if pool is None or person is None:
            continue
        if pool.by_household and await _others_live_there(work, person.household_id):
            continue
        await drop_lines(work, desk, pool, person)


async def _others_live_there(work: Work, household_id: str | None) -> bool:
    return bool(household_id and await people.household_people(work, household_id))


async def give_back(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """What they had taken on goes back to everybody; their trips do not take place."""
    for row in await work.all("open_trips_of", person=person_id):
        trip = await trips.find_trip(work, row["id"])
        if trip is not None:
            await put_out(work, desk, trip)
    for case in await cases.list_held(work, person_id):
        moved = claims.release(case, person_id, why, desk.quiet(), desk.now())
        if isinstance(moved, Moved):
            await settle(work, desk, case, moved, by=person_id)
    await claiming.forget(work, person_id)


async def end_offices(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """Roles and turns of the rota; both are noted, so that they can come back."""
    for row in await work.all("held_roles_of", person=person_id):
        await _note(work, desk, person_id, "role", row["id"], {})
    await people.end_roles_of_person(work, person_id, desk.today())
    now = to_text(desk.now())
    for row in await work.all("coming_duties_of", person=person_id, at=now):
        names = ("unit_id", "role", "starts_at", "ends_at")
        await _note(work, desk, person_id, "duty", row["id"], {n: row[n] for n in names})
    await work.run("drop_coming_duties", person=person_id, at=now)


async def end_accounts(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """Whoever writes from their phone now is somebody else; what was to be said is not."""
    for account in await accounts.accounts_of_person(work, person_id):
        spoken = await accounts.people_of_account(work, account.id)
        default = any(person.id == person_id and first for person, first in spoken)
        facts = {"default": "1" if default else ""}
        await _note(work, desk, person_id, "account", account.id, facts)
        await accounts.unlink_account(work, account.id, person_id)
        if len(spoken) == 1:
            await work.run("drop_dialogs_of", account=account.id)
    await work.run("drop_notices_to", person=person_id)


async def _note(
    work: Work, desk: Desk, person_id: str, sort: str, ref: str, facts: dict[str, str]
) -> None:
    await deaths.note_ended(work, desk.ids.new(), person_id, sort, ref, facts, desk.now())
