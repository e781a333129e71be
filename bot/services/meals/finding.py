"""What plans there are: somebody's own, those of a day, who cooks near a place."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from bot.domain.meals import Meal, Plan, PlanState, Provider, Stop, Turn, in_order, nearest
from bot.domain.people import Person
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.roles import covering
from bot.store import meals, people, places
from bot.store.database import Work


async def provider_near(
    work: Work, unit_id: str, wanted: Collection[Meal], kind: str | None, words: str = ""
) -> Provider | None:
    """The one that was named, of the kind that was named, else the nearest."""
    known = await meals.all_providers(work)
    named = [p for p in known if p.name in words]
    over = [unit.id for unit in await places.ancestors(work, unit_id)]
    for some in (named, [p for p in known if kind and p.kind == kind], list(known)):
        found = nearest(some, wanted, over)
        if found is not None:
            return found
    return None


async def running_of(work: Work, person_id: str) -> Plan | None:
    """The plan by which somebody eats now."""
    found = [p for p in await meals.plans_of(work, person_id) if p.person_id == person_id]
    return next((p for p in found if p.state is PlanState.ACTIVE), None)


async def meant(work: Work, desk: Desk, actor: Actor, words: str) -> tuple[Plan, ...]:
    """The plans an order can mean: of who is named, else the speaker's own."""
    speaker = actor.person
    if speaker is None:
        return ()
    named = await named_plans(work, desk, speaker, words)
    if named:
        return named
    own = await meals.plans_of(work, speaker.id)
    for row in await people.ties_to(work, speaker.id, "proxy"):
        own += await meals.plans_of(work, row.person_id)
    running = {p.id: p for p in own if p.state is PlanState.ACTIVE}
    eating = [p for p in running.values() if p.person_id == speaker.id]
    return tuple(eating or running.values())


async def named_plans(work: Work, desk: Desk, speaker: Person, words: str) -> tuple[Plan, ...]:
    """Of whoever is called by name, as far as the speaker may order for them."""
    village = await places.unit_of_level(work, speaker.unit_id, "village")
    units = await places.subtree_ids(work, village.id) if village else ()
    found: list[Plan] = []
    for person in await people.people_mentioned(work, words, units):
        plan = await running_of(work, person.id)
        if plan is not None and await may_order(work, desk, plan, speaker.id):
            found.append(plan)
    return tuple(found)


async def may_order(work: Work, desk: Desk, plan: Plan, person_id: str) -> bool:
    """Who eats, who asked, who stands by them, who looks after the place."""
    if person_id in (plan.person_id, plan.author_id, plan.proxy_id):
        return True
    ties = await people.ties_of(work, plan.person_id) if plan.person_id else ()
    if person_id in {tie.other_id for tie in ties if tie.tie in ("proxy", "guardian", "kin")}:
        return True
    other = await people.find_person(work, person_id)
    if other and plan.household_id and other.household_id == plan.household_id:
        return True
    return wears(await covering(work, desk, person_id, plan.unit_id), "liaison", "cadre")


async def stops_of_case(work: Work, case_id: str) -> tuple[Stop, ...]:
    """The doors of a round, always in the same order."""
    return await _stops(work, await meals.turns_of_case(work, case_id))


async def stops_of_batch(work: Work, batch_id: str) -> tuple[Stop, ...]:
    return await _stops(work, await meals.turns_of_batch(work, batch_id))


async def stops_on(work: Work, day: date) -> tuple[Stop, ...]:
    return await _stops(work, await meals.turns_on(work, day))


async def _stops(work: Work, turns: tuple[Turn, ...]) -> tuple[Stop, ...]:
    found = []
    for turn in turns:
        plan = await meals.find_plan(work, turn.plan_id)
        if plan is not None:
            found.append(Stop(plan, turn))
    return in_order(found)
