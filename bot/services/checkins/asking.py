"""Asking in the cheapest way: the person by one tap, who speaks for them, or a guardian's list."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.quiet import waking
from bot.domain.rounds import Due, State, Why
from bot.services.checkins.facts import today_in, unit_of
from bot.services.checkins.holders import holder_of
from bot.services.checkins.lists import about_list, hand_out, list_for, put_on
from bot.services.desk import Desk
from bot.services.telling import Message, tell_person
from bot.store import accounts, checkins, people
from bot.store.checkins import FAMILY, LIST, SELF, Ask
from bot.store.database import Work

KEY = "living.round_ask"


def about_ask(ask: Ask) -> str:
    return f"round_ask:{ask.id}:{ask.times}"


async def begin(work: Work, desk: Desk, due: Due) -> None:
    """The turn of the day for one person; nobody is asked twice."""
    now, day = desk.now(), desk.today()
    way, whom = await whom_to_ask(work, desk, due.person_id, unasked=due.unasked)
    ask = Ask(
        id=desk.ids.new(),
        person_id=due.person_id,
        unit_id=due.unit_id,
        day=day,
        why=due.why,
        colour=due.colour,
        way=way,
        asked_of=whom,
        asked_at=now,
    )
    ask = replace(ask, next_at=await again_at(work, desk, ask))
    if await checkins.add_ask(work, ask):
        await _put(work, desk, ask)


async def again_at(work: Work, desk: Desk, ask: Ask) -> datetime:
    """When it is asked again: while the fields are busy after they are back, red people apart."""
    rules, pace = desk.content.rounds, desk.content.rounds.pace(ask.colour)
    at = ask.asked_at + pace.again
    if ask.colour != "red" and today_in(desk, ask.day, await unit_of(work, ask.unit_id)).busy:
        back = datetime.combine(ask.day, rules.busy_again, desk.zone)
        at = max(at, back)
    return waking(at, desk.quiet())


def missing_at(desk: Desk, ask: Ask, again: datetime) -> datetime:
    """When others go: so long after the question, but never as soon as it was asked again."""
    pace = desk.content.rounds.pace(ask.colour)
    gap = max(pace.missing - pace.again, timedelta(hours=1))
    return waking(max(ask.asked_at + pace.missing, again + gap), desk.quiet())


async def again(work: Work, desk: Desk, ask: Ask) -> None:
    """Once more; what a budget held back has not been told and goes to the list."""
    told = ask.way != LIST and (
        _by_reading(desk, ask) or await checkins.was_told(work, about_ask(ask))
    )
    later = replace(ask, times=1, next_at=missing_at(desk, ask, desk.now()))
    if ask.way != LIST and not told:
        later = replace(later, way=LIST)
    holder = await holder_of(work, desk, ask.person_id)
    if later.way == LIST:
        await _list_again(work, desk, later, holder)
        return
    await checkins.save_ask(work, later)
    if holder is not None:
        # The guardian sees who has not answered; it makes no sound yet.
        await put_on(work, desk, holder, ask.person_id, ask.day)
    await _say(work, desk, later)


async def _list_again(work: Work, desk: Desk, ask: Ask, holder: str | None) -> None:
    """Who has the list is reminded once; who has fallen ill since then hands it on."""
    kept = ask.asked_of if ask.asked_of == holder else None
    had = await checkins.list_of(work, kept, ask.day) if kept else None
    told = had is not None and await checkins.was_told(work, f"{about_list(had.id)}:{kept}")
    if holder is None or (kept is not None and not told):
        # Nobody has it: the next of the ladder hears it at once.
        await checkins.save_ask(work, replace(ask, asked_of=None, next_at=desk.now()))
        return
    await checkins.save_ask(work, replace(ask, asked_of=holder))
    await put_on(work, desk, holder, ask.person_id, ask.day)
    if kept is None:
        await hand_out(work, desk, holder, ask.day)
        return
    found = await list_for(work, desk, holder, ask.day)
    about = f"round_list_again:{found.id}"
    message = Message(
        "checkins.list_again", about, {"list": found.id}, Lane.REMINDER, Owed.LOOSE, unasked=True
    )
    await tell_person(work, desk, holder, message)


async def whom_to_ask(
    work: Work, desk: Desk, person_id: str, *, unasked: bool
) -> tuple[str, str | None]:
    """In which way, and whom: the person, a relative who speaks for them, or a list."""
    if not unasked and await accounts.private_chats_of_person(work, person_id):
        return SELF, person_id
    holder = await holder_of(work, desk, person_id)
    for tie in await people.ties_of(work, person_id, "proxy") if not unasked else ():
        reachable = await accounts.private_chats_of_person(work, tie.other_id)
        if reachable and tie.other_id != holder:
            return FAMILY, tie.other_id
    return LIST, holder


async def _put(work: Work, desk: Desk, ask: Ask) -> None:
    if ask.way != LIST:
        if not _by_reading(desk, ask):
            await _say(work, desk, ask)
    elif ask.asked_of is None:
        await checkins.save_ask(work, replace(ask, next_at=desk.now()))
    else:
        await put_on(work, desk, ask.asked_of, ask.person_id, ask.day)
        await hand_out(work, desk, ask.asked_of, ask.day)


def _by_reading(desk: Desk, ask: Ask) -> bool:
    """Where two temperatures a day are asked, the reading is the question: once is enough."""
    return ask.why is Why.WATCH and desk.content.rounds.temperature.on


async def _say(work: Work, desk: Desk, ask: Ask) -> None:
    """A red person's daily question is apart from the budget, as are those who are watched."""
    if ask.asked_of is None or ask.state is not State.ASKED:
        return
    await tell_person(
        work,
        desk,
        ask.asked_of,
        Message(
            KEY,
            about_ask(ask),
            {"ask": ask.id, "times": str(ask.times)},
            Lane.REMINDER,
            Owed.LOOSE,
            living=True,
            unasked=ask.colour != "red" or ask.way != SELF,
        ),
    )
