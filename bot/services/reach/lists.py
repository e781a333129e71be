"""What one holder is to tell in person: one list a day at most, drawn anew without a sound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.domain.quiet import waking
from bot.domain.reach import Why
from bot.services.checkins.holders import liaisons
from bot.services.coverage.sharing import his_first
from bot.services.desk import Desk
from bot.services.telling import Message, tell_person
from bot.store import deaths, living, people, reach
from bot.store.database import Work
from bot.store.reach import Line, ReachList

KEY = "living.reach_list"
FIRST = (Why.UNCLEAR, Why.ALOUD, Why.UNHEARD)  # what weighs more


def about_list(list_id: str) -> str:
    return f"reach_list:{list_id}"


def oldest(desk: Desk) -> date:
    """Lists from before are not worked off any more."""
    return desk.today() - desk.content.reach.back


async def teller_of(work: Work, desk: Desk, person: Person) -> str | None:
    """The liaison whose door it is, never the person themselves."""
    found = tuple([o for o in await liaisons(work, desk, person.id) if o != person.id])
    return next(iter(await his_first(work, desk, person.household_id, found)), None)


async def may_be_told(work: Work, person: Person | None) -> bool:
    """Nobody is sent to a house where somebody may have died."""
    if person is None or person.guest or person.ended_why is not None:
        return False
    return await deaths.held_since(work, person.id) is None


async def put_on(
    work: Work, desk: Desk, holder_id: str, person: Person, prompts: Sequence[str], why: Why
) -> None:
    """One line a person, however many prompts; who stands there keeps the number."""
    found = await _list_of_today(work, desk, holder_id)
    lines = await reach.lines(work, found.id)
    had = next((line for line in lines if line.person_id == person.id), None)
    line = Line(
        list_id=found.id,
        number=had.number if had else max((one.number for one in lines), default=0) + 1,
        person_id=person.id,
        unit_id=person.unit_id,
        prompts=tuple(dict.fromkeys(prompts)),
        why=why,
        at=desk.now(),
    )
    if had is not None and had.told_at is None:
        line = replace(
            line,
            prompts=tuple(dict.fromkeys((*had.prompts, *prompts))),
            why=min(had.why, why, key=FIRST.index),
        )
    await reach.put_line(work, line)
    await _say(work, desk, found)


async def _list_of_today(work: Work, desk: Desk, holder_id: str) -> ReachList:
    """A new one takes over what is open on older ones: a number means one person."""
    older = await reach.lists_of(work, holder_id, oldest(desk))
    if older and older[0].day == desk.today():
        return older[0]
    made = ReachList(desk.ids.new(), holder_id, desk.today())
    await reach.list_of_day(work, made.id, holder_id, made.day, desk.now())
    number = 0
    for one in older:
        for line in await reach.lines(work, one.id):
            if line.told_at is None:
                number += 1
                await reach.drop_line(work, line)
                await reach.put_line(work, replace(line, list_id=made.id, number=number))
        await redraw(work, one.id)
    return made


async def _say(work: Work, desk: Desk, found: ReachList) -> None:
    message = Message(
        KEY,
        about_list(found.id),
        {"list": found.id},
        Lane.REMINDER,
        Owed.LOOSE,
        living=True,
        silent=True,
        unasked=True,
        due_at=waking(desk.now(), desk.quiet()),
    )
    await tell_person(work, desk, found.holder_id, message)
    await redraw(work, found.id)


async def redraw(work: Work, list_id: str) -> None:
    """As it is now, wherever it stands."""
    await living.want_about(work, about_list(list_id))


async def heard_after_all(work: Work, desk: Desk, person_id: str, prompt: str) -> None:
    """They say themselves that they understand: nobody has to go for that any more."""
    for line in await reach.open_lines_of(work, person_id):
        if prompt in line.prompts:
            await _without(work, desk, line, prompt, reach.SELF)


async def not_any_more(work: Work, desk: Desk, units: Sequence[str], prompt: str) -> None:
    """It was wrong: nobody goes to a door with it."""
    since = desk.now() - desk.content.reach.back
    for line in await reach.lines_of_units(work, units, since):
        if line.told_at is None and prompt in line.prompts:
            await _without(work, desk, line, prompt, reach.WRONG)


async def _without(work: Work, desk: Desk, line: Line, prompt: str, how: str) -> None:
    left = tuple(code for code in line.prompts if code != prompt)
    if left:
        await reach.put_line(work, replace(line, prompts=left))
    else:
        await reach.end_line(work, line, how, desk.now())
    await redraw(work, line.list_id)


async def let_go(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """Part of the write that ends somebody."""
    lines = await reach.open_lines_of(work, person_id)
    await reach.let_go(work, person_id)
    for line in lines:
        await redraw(work, line.list_id)


async def person_on(work: Work, line: Line) -> Person | None:
    """Nobody who has died, gone, or in whose house somebody may have."""
    person = await people.find_person(work, line.person_id)
    return person if await may_be_told(work, person) else None
