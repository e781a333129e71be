"""The list of one holder and day: its numbers stay, it is drawn anew without a sound."""

from __future__ import annotations

from datetime import date

from bot.domain.lanes import Lane, Owed
from bot.services.desk import Desk
from bot.services.telling import Message, tell_person
from bot.store import checkins, seeing
from bot.store.checkins import RoundList
from bot.store.database import Work

KEY = "living.round_list"


def about_list(list_id: str) -> str:
    return f"round_list:{list_id}"


async def list_for(work: Work, desk: Desk, holder_id: str, day: date) -> RoundList:
    """The holder's list of the day, made when somebody first stands on it."""
    found = await checkins.list_of(work, holder_id, day)
    if found is not None:
        return found
    made = RoundList(desk.ids.new(), holder_id, day)
    await checkins.add_list(work, made, desk.now())
    return made


async def put_on(work: Work, desk: Desk, holder_id: str, person_id: str, day: date) -> RoundList:
    """One line more, at the end; who stands there keeps the number."""
    found = await list_for(work, desk, holder_id, day)
    lines = await checkins.lines_of(work, found.id)
    if all(line.person_id != person_id for line in lines):
        await checkins.add_line(work, found.id, len(lines) + 1, person_id)
    return found


async def hand_out(work: Work, desk: Desk, holder_id: str, day: date) -> bool:
    """Once a day, with a sound; whether it is there or on its way."""
    found = await list_for(work, desk, holder_id, day)
    return await tell_person(
        work,
        desk,
        holder_id,
        Message(
            KEY,
            f"{about_list(found.id)}:{holder_id}",
            {"list": found.id},
            Lane.REMINDER,
            Owed.LOOSE,
            living=True,
            unasked=True,
        ),
    )


async def redraw_lists(work: Work, person_id: str, day: date) -> None:
    """Every list somebody stands on."""
    for list_id in await checkins.lists_with(work, person_id, day):
        await seeing.want_standing(work, about_list(list_id))
