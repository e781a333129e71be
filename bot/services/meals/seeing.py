"""/meals: today's plans by hamlet and what is not covered; for who cooks the order of the day."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.meals import (
    Fate,
    Meal,
    Plan,
    PlanState,
    Turn,
    fate,
    meal_at,
)
from bot.domain.outcome import Refused
from bot.domain.rights import oversees
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.meals.redrawing import about_batch
from bot.services.meals.speaking import Values, days_text, meal_name
from bot.services.roles import units_seen
from bot.services.subjects import people_called
from bot.services.telling import Message, tell_chat
from bot.services.views.names import name_of, text_of, unit_name
from bot.store import cases, meals, places
from bot.store.database import Work


async def show(call: Call) -> None:
    """Who cooks sees the order; who looks after a hamlet what is covered; others their own."""
    work, desk, person = call.work, call.desk, call.actor.person
    if person is None:
        await call.tell(Refused("press.who_are_you"))
        return
    if call.heard.argument.strip() and oversees(call.actor.held):
        await _carriers(call)
        return
    cooked = await _own_orders(call, person.id)
    seen = await units_seen(work, desk, person.id)
    if seen or not cooked:
        params = {"person": person.id, "own": "" if seen else "yes"}
        await call.say("meals.overview", params)


async def _own_orders(call: Call, person_id: str) -> bool:
    """The open orders again, at the bottom of the chat."""
    found = False
    for batch in await meals.open_batches(call.work):
        provider = await meals.find_provider(call.work, batch.provider_id)
        if provider is None or person_id not in provider.people:
            continue
        found = True
        about = f"{about_batch(batch.id)}:{person_id}:{call.heard.message_id}"
        message = Message(
            "living.meal_batch", about, {"batch": batch.id}, Lane.REPLY, Owed.OWED, living=True
        )
        await tell_chat(call.work, call.desk, call.actor.chat.id, message)
    return found


async def _carriers(call: Call) -> None:
    """/meals 东湾 周双全 赵红霞: who carries there as a rule, and the second."""
    work, desk, person = call.work, call.desk, call.actor.person
    assert person is not None
    place, *names = call.heard.argument.split()
    unit = await places.unit_by_name(work, place)
    if unit is None or unit.id not in await units_seen(work, desk, person.id):
        await call.tell(Refused("meals.carriers.no_place"))
        return
    found = [await people_called(work, name, unit.id) for name in names[:2]]
    if any(len(one) != 1 for one in found):
        await call.tell(Refused("meals.carriers.no_person"))
        return
    ids = [one[0].id for one in found]
    if not ids:
        await meals.drop_carriers(work, unit.id)
        await call.say("meals.carriers.none", {"name": unit.name})
        return
    await meals.put_carriers(work, unit.id, ids[0], ids[1] if ids[1:] else None, desk.now())
    await call.say("meals.carriers.set", {"name": " ".join([unit.name, *names[:2]])})


async def say_overview(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """By hamlet, meal by meal: who eats, what became of it; gaps first."""
    person = params["person"]
    seen = set(await units_seen(work, desk, person))
    mine = {plan.id for plan in await meals.plans_of(work, person)}
    hamlets: dict[str, list[Values]] = {}
    gaps = 0
    for plan in await _plans(work, desk):
        if plan.unit_id not in seen and plan.id not in mine:
            continue
        lines = [line for meal in plan.meals for line in await _lines(work, desk, plan, meal)]
        gaps += sum(line["gap"] for line in lines)
        hamlets.setdefault(await unit_name(work, plan.unit_id), []).extend(lines)
    return {
        "hamlets": [
            {"place": place, "lines": sorted(lines, key=lambda one: not one["gap"])}
            for place, lines in sorted(hamlets.items())
        ],
        "gaps": gaps,
        "own": bool(params.get("own")),
    }


async def _plans(work: Work, desk: Desk) -> list[Plan]:
    found = {plan.id: plan for plan in await meals.plans_in(work, PlanState.ACTIVE)}
    for turn in await meals.turns_on(work, desk.today()):
        plan = await meals.find_plan(work, turn.plan_id)
        if plan is not None:
            found[plan.id] = plan
    return list(found.values())


async def _lines(work: Work, desk: Desk, plan: Plan, meal: Meal) -> list[Values]:
    today, rules = desk.today(), desk.content.meals
    turn = await meals.find_turn(work, plan.id, today, meal)
    pauses = await meals.pauses_of(work, plan.id)
    past = desk.now() >= meal_at(rules, meal, today, desk.zone) + rules.late_after
    shown = fate(plan, pauses, turn, today, meal, past=past)
    who = await name_of(work, plan.person_id)
    line = {"who": who, "meal": meal_name(desk, meal.value), "n": plan.portions, "by": ""}
    if shown is None:
        later = {**line, "gap": False, "state": _later(desk, plan)}
        return [later] if plan.first > today else []
    holder = await _holder(work, turn)
    soon = meal_at(rules, meal, today, desk.zone) - rules.nobody_before <= desk.now()
    alone = shown is Fate.PLANNED and not plan.fetch and not holder and soon
    gap = shown is Fate.GAP or alone
    code = "nobody" if alone else shown.value
    state = text_of(desk, f"meals.fate.{code}")
    return [{**line, "gap": gap, "state": state, "by": holder}]


def _later(desk: Desk, plan: Plan) -> str:
    values = {"day": plan.first, "days": days_text(desk, plan), "now": desk.today()}
    return text_of(desk, "meals.fate.later", values)


async def _holder(work: Work, turn: Turn | None) -> str:
    case = await cases.find_case(work, turn.case_id) if turn and turn.case_id else None
    return await name_of(work, case.claimed_by or case.answered_by) if case else ""
