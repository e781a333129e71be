"""Rounds as stories speak of them: begun by the secretary, somebody's colour, whose turn it is."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.contacts import Contact
from bot.services.grid.following import stop_all
from bot.store import checkins, contacts, people
from bot.store.database import Work
from tests.stories.village import Village


async def begun(village: Village) -> None:
    """周书记 begins it; the next morning is the first one."""
    await village.zhoujianguo.says("/round 开始")
    village.zhoujianguo.hears("明天早上开始")
    village.hush()


async def coloured(village: Village, person: str, colour: str = "red") -> None:
    async def write(work: Work) -> None:
        await work.run("set_colour", id=person, colour=colour)

    await village.bot.desk.database.write(write)


async def first_morning(village: Village, person: str, clock: str = "07:31") -> None:
    """Somebody red, the round begun, and the hour of the next morning."""
    await coloured(village, person)
    await begun(village)
    await village.until(clock, day=1)


async def red_only(village: Village, *people_meant: str) -> None:
    """Nobody else in the county is red."""

    async def write(work: Work) -> None:
        for person in village.props.village.people:
            if person.colour == "red":
                await work.run("set_colour", id=person.id, colour="green")
        for one in people_meant:
            await work.run("set_colour", id=one, colour="red")

    await village.bot.desk.database.write(write)


async def look_ins(village: Village, person: str) -> list[Case]:
    """What is open because somebody was not heard from."""
    found = await village.cases(only_open=True)
    return [case for case in found if case.kind == "look_in" and case.subject_id == person]


async def state_of(village: Village, person: str) -> str:
    desk = village.bot.desk

    async def read(work: Work) -> str:
        ask = await checkins.ask_of(work, person, desk.today())
        return ask.state.value if ask else "none"

    return await desk.database.read(read)


async def last_contact(village: Village, person: str) -> Contact | None:
    return await village.bot.desk.database.read(lambda work: contacts.last_of(work, person))


async def ended(village: Village, person: str, why: str = "died") -> None:
    """As the register does it: in one write."""
    desk = village.bot.desk

    async def write(work: Work) -> None:
        await people.end_person(work, person, desk.today(), why)
        await stop_all(work, desk, person, why)

    await desk.database.write(write)
