"""What time does here: a line on some of the days, the end, and what is kept no longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.domain.lanes import Lane, Owed
from bot.domain.people import age_on
from bot.domain.returnees import Health, Returnee, State, day_number, is_over
from bot.services.desk import Desk
from bot.services.returnees import steps
from bot.services.roles import roles_held
from bot.services.tasks.hooks import Step
from bot.services.telling import Message, tell_person
from bot.store import people, records, returnees
from bot.store.database import Work

MARK = "returnees.prompted"
GROWN = 18
NEVER_CAME = timedelta(days=30)


async def prompt(desk: Desk) -> int:
    """Once a day, at its hour: who has a day with a line, who should have arrived, who is done."""
    if desk.now() < _hour(desk, 0):
        return 0
    told = await desk.database.read(lambda work: records.get_mark(work, MARK))
    if told is not None and told[0] == desk.today().isoformat():
        return 0
    found = await desk.database.read(returnees.running)
    for one in found:
        await desk.database.write(partial(_of_today, desk, one.id))
    mark = desk.today().isoformat()
    await desk.database.write(lambda work: records.set_mark(work, MARK, mark, desk.now()))
    return len(found)


async def next_prompt(desk: Desk) -> datetime | None:
    """Today's hour while it has not been, else tomorrow's; never while nobody is home."""
    if not await desk.database.read(returnees.running):
        return None
    told = await desk.database.read(lambda work: records.get_mark(work, MARK))
    return _hour(desk, int(told is not None and told[0] == desk.today().isoformat()))


async def drop_old(desk: Desk) -> int:
    """What is over, or was never more than an offer."""
    before = desk.now() - desk.content.returnees.keep
    oldest = await desk.database.read(returnees.oldest_ended)
    if oldest is None or oldest >= before:
        return 0
    return await desk.database.write(lambda work: returnees.drop_before(work, before))


async def next_drop(desk: Desk) -> datetime | None:
    oldest = await desk.database.read(returnees.oldest_ended)
    return oldest + desk.content.returnees.keep if oldest else None


async def _of_today(desk: Desk, id: str, work: Work) -> None:
    one = await returnees.find(work, id)
    if one is None or not one.registered:
        return
    today, number = desk.today(), day_number(one, desk.today())
    if is_over(one, today) and one.state is State.HOME:
        await _finish(work, desk, one)
    elif one.state is State.COMING:
        await _coming(work, desk, one, number)
    elif number in desk.content.returnees.prompts and one.told_day < number <= one.days:
        await returnees.put(work, replace(one, told_day=number))
        if today not in await returnees.health_of(work, one.id):
            key = desk.content.returnees.prompts[number]
            await _tell(work, desk, one, key, f"day{number}")


async def _coming(work: Work, desk: Desk, one: Returnee, number: int) -> None:
    """On the day they were to come it is asked once; who never came is let go."""
    if (
        one.opened_at < desk.now() - NEVER_CAME
        and number != 1
        and (one.arrives_on is None or number > one.days)
    ):
        await steps.end(work, desk, one)
    elif number >= 1 and one.told_day == 0:
        await returnees.put(work, replace(one, told_day=1))
        await _tell(work, desk, one, "returnees.arrived", "arrived")


async def _finish(work: Work, desk: Desk, one: Returnee) -> None:
    """The days are over: said once, and whoever stayed well is asked whether they would help."""
    await steps.end(work, desk, one)
    answers = (await returnees.health_of(work, one.id)).values()
    person = await people.find_person(work, one.person_id) if one.person_id else None
    age = age_on(person.born, desk.today()) if person else None
    able = person is not None and (age is None or age >= GROWN)
    able = able and not await roles_held(work, desk, one.person_id or "")
    well = Health.UNWELL not in answers
    own = one.author_id == one.person_id
    key = "returnees.over.invited" if able and well and own else "returnees.over"
    await _tell(work, desk, one, key, "over")


async def _tell(work: Work, desk: Desk, one: Returnee, key: str, occasion: str) -> None:
    if one.author_id is None:
        return
    params = {"returnee": one.id, "subject": one.id}
    about = f"returnee:{one.id}:{occasion}"
    message = Message(key, about, params, Lane.REMINDER, Owed.LOOSE, unasked=True)
    await tell_person(work, desk, one.author_id, message)


def _hour(desk: Desk, days: int) -> datetime:
    day = desk.today() + timedelta(days=days)
    return datetime.combine(day, desk.content.returnees.at, desk.zone)


STEPS: tuple[Step, ...] = ((prompt, next_prompt), (drop_old, next_drop))
"""(what is due, when something is due next)"""
