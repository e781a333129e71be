"""Who cooks says yes or no; what they cannot cook falls back to the neighbours."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.closing import cancel
from bot.domain.meals import Batch, Plan, Provider, Stop, TurnState
from bot.domain.moments import Moment, moment_to_text
from bot.domain.moved import Moved
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.incoming import Pressed
from bot.services.meals.carrying import PART
from bot.services.meals.finding import stops_of_batch
from bot.services.meals.hearing import tell_eater, tell_over, tell_provider
from bot.services.meals.redrawing import redraw
from bot.services.meals.rounds import mark
from bot.services.opening import open_case
from bot.services.wanted import Wanted
from bot.store import cases, meals, people
from bot.store.database import Work


async def on_batch(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The cook's buttons: heard, cannot cook it, all have come, somebody has not."""
    batch = await meals.find_batch(work, pressed.subject)
    if batch is None or actor.person is None:
        return Refused("press.unknown")
    provider = await meals.find_provider(work, batch.provider_id)
    if provider is None or actor.person.id not in provider.people:
        return Refused("board.not_for_you")
    who, choice = actor.person.id, pressed.choice
    if choice in ("yes", "no"):
        return await answer(work, desk, batch, provider, who, yes=choice == "yes")
    if choice == "all":
        return await _all_came(work, desk, batch, who)
    if choice == "some":
        await _ask_absent(work, desk, batch, provider)
        return Done("meals.absent.which")
    return Refused("press.unknown")


async def answer(
    work: Work, desk: Desk, batch: Batch, provider: Provider, who: str, *, yes: bool
) -> Outcome:
    """The first word counts; that it cannot be cooked may still follow a yes."""
    if not await meals.answer_batch(work, batch.id, "yes" if yes else "no", who):
        return Refused("meals.batch.answered")
    await redraw(work, batch.id, None)
    if not yes:
        await fall_back(work, desk, batch, provider)
    return Done("meals.batch.yes" if yes else "meals.batch.no")


async def fall_back(work: Work, desk: Desk, batch: Batch, provider: Provider) -> None:
    """A matter for the neighbours for each who was to eat; the liaison of each hamlet hears it."""
    units: dict[str, None] = {}
    old: dict[str, None] = {}
    for stop in await stops_of_batch(work, batch.id):
        if stop.turn.state is not TurnState.DUE:
            continue
        case = await _neighbours(work, desk, stop)
        await meals.move_turn(work, stop.turn, TurnState.FALLBACK, None, desk.now(), case.id)
        occasion = f"cannot:{batch.id}"
        params = {"provider": provider.id, "meal": batch.meal.value, "day": batch.day.isoformat()}
        await tell_eater(work, desk, stop.plan, "meals.cannot_cook", occasion, params)
        units[stop.plan.unit_id] = None
        if stop.turn.case_id:
            old[stop.turn.case_id] = None
    for unit_id in units:
        about = f"{batch.id}:{unit_id}"
        given = {"batch": batch.id, "unit": unit_id}
        await tell_over(work, desk, unit_id, "meals.fallback", about, given)
    for case_id in old:
        await _drop(work, desk, case_id)


async def _neighbours(work: Work, desk: Desk, stop: Stop) -> Case:
    plan, turn = stop.plan, stop.turn
    return await open_case(
        work,
        desk,
        Wanted(
            kind="help",
            category="meal",
            unit_id=plan.unit_id,
            origin="private",
            household_id=plan.household_id,
            subject_id=plan.person_id,
            author_id=plan.person_id,
            quiet_author=True,
            ask=False,
            proxy_id=plan.proxy_id,
            known={
                "when": moment_to_text(Moment(day=turn.day, part=PART[turn.meal])),
                "seats": str(turn.portions),
            },
        ),
    )


async def _drop(work: Work, desk: Desk, case_id: str) -> None:
    """Nothing is to be carried from there: whoever had the round hears it."""
    case = await cases.find_case(work, case_id)
    if case is None or case.final:
        return
    moved = cancel(case, None, "provider_cannot", desk.now())
    if isinstance(moved, Moved):
        await settle(work, desk, case, moved)


async def _all_came(work: Work, desk: Desk, batch: Batch, who: str) -> Outcome:
    """Everybody who fetches it was there, in person."""
    for stop in await stops_of_batch(work, batch.id):
        if stop.plan.fetch and stop.turn.state in (TurnState.DUE, TurnState.MISSED):
            await mark(work, desk, stop, TurnState.BROUGHT, who)
    return Done("meals.fetched.all")


async def _ask_absent(work: Work, desk: Desk, batch: Batch, provider: Provider) -> None:
    about = f"{batch.id}:{desk.now().isoformat()}"
    await tell_provider(work, desk, provider, "meals.absent", about, {"batch": batch.id})


async def on_absent(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Who did not come was answered; the others were not spoken of."""
    batch = await meals.find_batch(work, pressed.subject)
    if batch is None or actor.person is None:
        return Refused("press.unknown")
    provider = await meals.find_provider(work, batch.provider_id)
    if provider is None or actor.person.id not in provider.people:
        return Refused("board.not_for_you")
    return await absent(work, desk, batch, pressed.choice or "", actor.person.id)


async def absent(work: Work, desk: Desk, batch: Batch, plan_id: str, who: str) -> Outcome:
    """One person did not come for the meal: somebody goes and looks."""
    for stop in await stops_of_batch(work, batch.id):
        open_now = stop.turn.state in (TurnState.DUE, TurnState.MISSED)
        if stop.plan.id == plan_id and stop.plan.fetch and open_now:
            await mark(work, desk, stop, TurnState.NOT_FETCHED, who)
            return Done("meals.absent.looked")
    return Refused("meals.door.already")


async def eater_of(work: Work, plan: Plan) -> Person | None:
    return await people.find_person(work, plan.person_id) if plan.person_id else None
