"""A wish that comes again becomes a plan: set at once, said back, with one question at most."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.case import Case
from bot.domain.closing import confirm
from bot.domain.meals import (
    EVERY_DAY,
    Meal,
    Plan,
    PlanState,
    Provider,
    first_day,
)
from bot.domain.moved import Moved
from bot.domain.people import Person
from bot.services.desk import Desk
from bot.services.meals.changing import change, skip_passed
from bot.services.meals.finding import provider_near, running_of
from bot.services.meals.hearing import message_of, tell_eater, tell_far
from bot.services.opening import open_case
from bot.services.recording import apply
from bot.services.telling import tell_chat, tell_or_relay
from bot.services.wanted import Wanted
from bot.store import meals
from bot.store.database import Work
from bot.store.timeline import Said
from bot.understanding.meal_words import MealWords

PLAN = "meal_plan"
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish for meals day after day, whoever brought it."""

    words: MealWords
    said: Said
    unit_id: str
    origin: str  # private | group | phone
    chat_id: str
    person: Person | None = None
    candidates: tuple[Person, ...] = ()
    author_id: str | None = None
    proxy_id: str | None = None
    message_id: int | None = None


async def set_up(work: Work, desk: Desk, wish: Wish) -> Case:
    """Written down and said back; whoever eats by a plan already has that one changed."""
    running = await running_of(work, wish.person.id) if wish.person else None
    case = await _case(work, desk, wish)
    if running is not None:
        await change(work, desk, running, wish.words, wish.author_id, wish.said.words or "")
        return case
    plan = await _plan(work, desk, wish, case)
    await meals.put_plan(work, plan)
    await skip_passed(work, desk, plan)
    if plan.state is PlanState.ASKING:
        await _ask_who(work, desk, plan, wish)
    else:
        await say_set(work, desk, plan, asked_end=not _says_end(wish.words))
    return case


def _says_end(words: MealWords) -> bool:
    return bool(words.days.last or words.days.length)


async def _case(work: Work, desk: Desk, wish: Wish) -> Case:
    """The wish on record; from here on the plan goes its way, so nobody has to close it."""
    case = await open_case(
        work,
        desk,
        Wanted(
            kind="help",
            category=PLAN,
            unit_id=wish.unit_id,
            origin=wish.origin,
            household_id=wish.person.household_id if wish.person else None,
            subject_id=wish.person.id if wish.person else None,
            author_id=wish.author_id,
            chat_id=wish.chat_id,
            message_id=wish.message_id,
            said=(wish.said,),
            quiet_author=True,
            ask=False,
            pause=A_DAY,
            proxy_id=wish.proxy_id,
        ),
    )
    moved = confirm(replace(case, outcome="solved"), wish.author_id or "", "self", desk.now())
    return await apply(work, desk, case, moved) if isinstance(moved, Moved) else case


async def _plan(work: Work, desk: Desk, wish: Wish, case: Case) -> Plan:
    words, rules = wish.words, desk.content.meals
    wanted = tuple(Meal(code) for code in words.meals) or (rules.default_meal,)
    person = wish.person
    unit = person.unit_id if person else wish.unit_id
    text = wish.said.words or ""
    provider = await provider_near(work, unit, wanted, words.provider, text)
    first = _first(desk, words, provider, wanted)
    return Plan(
        id=desk.ids.new(),
        unit_id=unit,
        state=PlanState.ACTIVE if person else PlanState.ASKING,
        meals=wanted,
        first=first,
        last=last_day(desk, words, first),
        opened_at=desk.now(),
        changed_at=desk.now(),
        weekdays=words.days.weekdays or EVERY_DAY,
        portions=min(words.portions or 1, rules.most_portions),
        diet=words.diet,
        avoid=words.avoid,
        person_id=person.id if person else None,
        household_id=person.household_id if person else None,
        author_id=wish.author_id,
        proxy_id=wish.proxy_id,
        provider_id=provider.id if provider else None,
        fetch=bool(words.fetch),
        case_id=case.id,
    )


def _first(
    desk: Desk, words: MealWords, provider: Provider | None, wanted: tuple[Meal, ...]
) -> date:
    days = words.days
    said = days.first or next(iter(days.on), None) or desk.today()
    from_day = max(said, desk.today())
    return first_day(desk.content.meals, provider, wanted, from_day, desk.now(), desk.zone)


def last_day(desk: Desk, words: MealWords, first: date) -> date:
    """As it was said; never longer than a plan may run, never before it begins."""
    rules, days = desk.content.meals, words.days
    length = days.length or rules.days
    last = days.last if days.last and days.last >= first else first + timedelta(days=length - 1)
    return min(last, first + timedelta(days=rules.longest - 1))


async def say_set(work: Work, desk: Desk, plan: Plan, *, asked_end: bool) -> None:
    """Said back to who asked, said to who eats, and who is far hears that it is set."""
    params = {"ask": "yes" if asked_end else ""}
    asker = plan.author_id or plan.person_id
    if asker is not None:
        message = message_of(plan, "meals.set", "set", params)
        await tell_or_relay(work, desk, asker, message)
    if plan.person_id not in (None, plan.author_id):
        await tell_eater(work, desk, plan, "meals.set_for_you", "set", by=plan.author_id)
    await tell_far(work, desk, plan, "meals.far_set", "set", but=asker)


async def _ask_who(work: Work, desk: Desk, plan: Plan, wish: Wish) -> None:
    """The household's names are the buttons."""
    named = ",".join(one.id for one in wish.candidates[:3])
    message = message_of(plan, "meals.ask_who", "who", {"people": named})
    await tell_chat(work, desk, wish.chat_id, message)


async def take_person(work: Work, desk: Desk, plan: Plan, person: Person) -> Plan:
    """给谁送 was answered."""
    provider = await provider_near(work, person.unit_id, plan.meals, None)
    from_day = max(plan.first, desk.today())
    rules, now = desk.content.meals, desk.now()
    first = first_day(rules, provider, plan.meals, from_day, now, desk.zone)
    plan = replace(
        plan,
        first=first,
        last=plan.last + (first - plan.first),
        state=PlanState.ACTIVE,
        person_id=person.id,
        unit_id=person.unit_id,
        household_id=person.household_id,
        provider_id=plan.provider_id or (provider.id if provider else None),
        changed_at=desk.now(),
    )
    await meals.put_plan(work, plan)
    await skip_passed(work, desk, plan)
    usual = plan.last == plan.first + timedelta(days=rules.days - 1)
    await say_set(work, desk, plan, asked_end=usual)
    return plan
