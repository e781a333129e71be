"""Who walks which doors of a list, and their living messages."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.runs import Line, Run, Stage
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_person
from bot.store import boxes, places, runs, seeing
from bot.store.database import Work

LIST, DOCTOR = "living.run_list", "living.run_doctor"


def about_list(run_id: str) -> str:
    """What stands in chats about the lines of a list."""
    return f"run_list:{run_id}"


async def carriers(work: Work, desk: Desk, run: Run, unit_id: str) -> tuple[str, ...]:
    """Who goes to the doors of a hamlet: its liaisons; where there is none, the box's keepers."""
    found = await holders_at(work, desk, unit_id, "liaison")
    box = await boxes.find_box(work, run.box_id)
    return found or (box.keepers if box else ())


async def doctors(work: Work, desk: Desk, run: Run) -> tuple[str, ...]:
    """The doctors of the village."""
    village = await places.unit_of_level(work, run.unit_id, "village")
    return await holders_at(work, desk, village.id, "doctor") if village else ()


async def may_walk(work: Work, desk: Desk, run: Run, line: Line, person: str) -> bool:
    """Whether somebody may say what became of a line: liaison of the door, keeper, doctor."""
    door = await places.get_household(work, line.household_id)
    box = await boxes.get_box(work, run.box_id)
    near = await carriers(work, desk, run, door.unit_id)
    return person in (*near, *box.keepers, *await doctors(work, desk, run))


async def own_lines(
    work: Work, desk: Desk, run: Run, person: str, *, whole: bool = False
) -> tuple[Line, ...]:
    """The lines of somebody's own doors; a keeper and a doctor may look at the `whole` list."""
    found = []
    for line in await runs.lines_of(work, run.id):
        door = await places.get_household(work, line.household_id)
        if whole or person in await carriers(work, desk, run, door.unit_id):
            found.append(line)
    return tuple(found)


async def tell_lists(work: Work, desk: Desk, run: Run) -> None:
    """To everybody who has doors of it; the doctor hears of lines that wait for one."""
    lines = await runs.lines_of(work, run.id)
    units: dict[str, None] = {}
    for line in lines:
        units[(await places.get_household(work, line.household_id)).unit_id] = None
    walkers: dict[str, None] = {}
    for unit_id in units:
        walkers.update(dict.fromkeys(await carriers(work, desk, run, unit_id)))
    for person in walkers:
        await tell_list(work, desk, run, person, LIST)
    if any(line.stage is Stage.DOCTOR for line in lines):
        for doctor in await doctors(work, desk, run):
            await tell_list(work, desk, run, doctor, DOCTOR)


async def tell_list(
    work: Work,
    desk: Desk,
    run: Run,
    person: str,
    key: str,
    page: str = "",
    cause: str = "",
    whole: str = "",
) -> None:
    """One living message; another page takes the place of the one before."""
    params = {"run": run.id, "person": person, "page": page, "whole": whole}
    about = f"{about_list(run.id)}:{key}:{person}:{page}:{cause}"
    lane = Lane.REPLY if cause else Lane.CASE
    message = Message(key, about, params, lane, Owed.OWED, living=True)
    await tell_person(work, desk, person, message)


async def redraw(work: Work, run_id: str) -> None:
    """Every list and card of it as it is now, without a sound."""
    await seeing.want_standing(work, about_list(run_id))
    await seeing.want_standing(work, f"run_card:{run_id}")
