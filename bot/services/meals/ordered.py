"""Meals changed by who eats; not cooked or not fetched, by who cooks: all in plain words."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.meals import Batch, Meal, Plan, TurnState
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.meals import cooking
from bot.services.meals.changing import change, extend, pause, stop
from bot.services.meals.finding import meant, running_of, stops_of_batch
from bot.services.meals.hearing import liaisons, message_of
from bot.services.telling import Message, tell_chat, tell_person
from bot.services.words import tell_outcome
from bot.store import cases, meals
from bot.store.database import Work
from bot.understanding.meal_words import (
    MealWords,
    cannot_cook,
    is_not_fetched,
    is_understood,
    is_waiting,
    read_meal_words,
)

ACTS = frozenset({"pause", "stop", "change", "more"})


async def order_by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Of one plan at once; of several it is asked which; of none it is left to others."""
    heard, actor = context.heard, context.actor
    if not heard.origin.private or actor.person is None or heard.reply_to_bot:
        return False
    words = read_meal_words(heard.text, desk.today())
    if words.act not in ACTS:
        return False
    plans = await meant(work, desk, actor, heard.text)
    if len(plans) > 1:
        await _which(work, desk, context, plans)
        return True
    for plan in plans:
        await carry_out(work, desk, context, plan, words)
    return bool(plans)


async def carry_out(work: Work, desk: Desk, context: Context, plan: Plan, words: MealWords) -> None:
    """One order on one plan, and one line about it to who gave it."""
    person = context.actor.person
    assert person is not None
    by, days = person.id, words.days
    if words.act == "change":
        await change(work, desk, plan, words, by, context.heard.text)
        return
    if words.act == "stop":
        await stop(work, desk, plan, by, "hospital" if words.hospital else "not_needed")
        await _say(work, desk, context, plan, "meals.stopped")
    elif words.act == "pause":
        named = tuple(Meal(code) for code in words.meals)
        kept = await pause(work, desk, plan, days.on, named, by)
        said = {"days": ",".join(day.isoformat() for day in kept)}
        await _say(work, desk, context, plan, "meals.paused" if kept else "meals.not_then", said)
    else:
        length = timedelta(days=days.length or desk.content.meals.days)
        await extend(work, desk, plan, days.last or plan.last + length)
        await _say(work, desk, context, plan, "meals.extended")


async def _say(
    work: Work,
    desk: Desk,
    context: Context,
    plan: Plan,
    key: str,
    params: dict[str, str] | None = None,
) -> None:
    message = message_of(plan, key, f"{context.heard.message_id}", params)
    await tell_chat(work, desk, context.actor.chat.id, message)


async def _which(work: Work, desk: Desk, context: Context, plans: tuple[Plan, ...]) -> None:
    about = f"meals.which:{context.actor.chat.id}:{context.heard.message_id}"
    params = {"plans": ",".join(plan.id for plan in plans)}
    message = Message("meals.which", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)


async def cook_by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Who cooks answers the order of the day, or says who did not come for it."""
    heard, person = context.heard, context.actor.person
    if not heard.origin.private or person is None or heard.reply_to_bot:
        return False
    said = (is_not_fetched(heard.text), cannot_cook(heard.text), is_understood(heard.text))
    if not any(said):
        return False
    batch = await _own_batch(work, person.id, unanswered=said[2])
    if batch is None:
        return False
    if said[0]:
        return await _absent(work, desk, context, batch, person.id)
    provider = await meals.find_provider(work, batch.provider_id)
    assert provider is not None
    outcome = await cooking.answer(work, desk, batch, provider, person.id, yes=not said[1])
    await tell_outcome(work, desk, context, outcome)
    return True


async def where_is_it(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Where is the meal: how it stands, to who eats; who carries hears that it is waited for."""
    heard, person = context.heard, context.actor.person
    if not heard.origin.private or person is None or not is_waiting(heard.text):
        return False
    plan = await running_of(work, person.id)
    turns = await meals.turns_of_plan(work, plan.id) if plan else ()
    due = [t for t in turns if t.day == desk.today() and t.state is TurnState.DUE]
    if plan is None or not due or plan.fetch:
        return False
    turn = due[0]
    case = await cases.find_case(work, turn.case_id) if turn.case_id else None
    holder = case.claimed_by if case else None
    params = {"meal": turn.meal.value, "day": turn.day.isoformat()}
    named = await liaisons(work, desk, plan.unit_id)
    said = {**params, **({"who": holder or named[0]} if holder or named else {})}
    key = "meals.where" if holder else "meals.nobody"
    await _say(work, desk, context, plan, key, said)
    if holder is not None:
        message = message_of(plan, "meals.waiting", f"waiting:{turn.day}:{turn.meal}", params)
        await tell_person(work, desk, holder, message)
    return True


async def _own_batch(work: Work, person_id: str, *, unanswered: bool) -> Batch | None:
    for batch in await meals.open_batches(work):
        provider = await meals.find_provider(work, batch.provider_id)
        if provider is None or person_id not in provider.people:
            continue
        if not unanswered or batch.answer is None:
            return batch
    return None


async def _absent(work: Work, desk: Desk, context: Context, batch: Batch, who: str) -> bool:
    """Not come for the meal, of who fetches and is named; else it is asked who."""
    from_words = []
    for one in await stops_of_batch(work, batch.id):
        person = await cooking.eater_of(work, one.plan)
        names = [name for name in (person.name, person.called) if name] if person else []
        if one.plan.fetch and any(name in context.heard.text for name in names):
            from_words.append(one.plan.id)
    if len(from_words) != 1:
        return False
    outcome = await cooking.absent(work, desk, batch, from_words[0], who)
    await tell_outcome(work, desk, context, outcome)
    return True
