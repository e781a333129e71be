"""Who says whether a rumour is so: the village's doctor for health, a cadre for the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.lanes import Lane, Owed
from bot.domain.rumours import Rumour
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_person
from bot.store import places, rumours
from bot.store.database import Work

JUDGE = "living.rumour_judge"


def about_judging(rumour_id: str) -> str:
    """The matter of the messages to who judges it."""
    return f"rumour_judge:{rumour_id}"


async def judges_of(work: Work, desk: Desk, one: Rumour) -> tuple[str, ...]:
    """The nearest; where a village has no doctor its cadres find one out."""
    if one.health:
        doctors = await holders_at(work, desk, one.unit_id, "doctor")
        if doctors:
            return doctors
    return await holders_at(work, desk, one.unit_id, "cadre") or await above(work, desk, one)


async def above(work: Work, desk: Desk, one: Rumour) -> tuple[str, ...]:
    """Who is asked when nobody of the village has said anything."""
    township = await places.unit_of_level(work, one.unit_id, "township")
    if township is None:
        return ()
    role = "health_officer" if one.health else "officer"
    found = await holders_at(work, desk, township.id, role)
    departments = await places.departments_of(work, township.id, "health") if not found else None
    return await holders_at(work, desk, departments.id, role) if departments else found


async def may_judge(work: Work, desk: Desk, one: Rumour, person_id: str) -> bool:
    """By the rule, and not by who was shown it."""
    near = await judges_of(work, desk, one)
    return person_id in near or person_id in await above(work, desk, one)


async def may_publish(work: Work, desk: Desk, one: Rumour, person_id: str) -> bool:
    """The groups of a village are its cadres' to speak to."""
    return person_id in await holders_at(work, desk, one.unit_id, "cadre")


async def ask_judges(work: Work, desk: Desk, one: Rumour) -> None:
    """Nobody is told who asked; what may harm people does not wait for anybody's budget."""
    for person_id in await judges_of(work, desk, one):
        await _ask(work, desk, one, person_id)


async def _ask(work: Work, desk: Desk, one: Rumour, person_id: str) -> None:
    topic = desk.content.faq.topics.get(one.topic)
    danger = topic is not None and topic.danger
    message = Message(
        JUDGE, about_judging(one.id), {"rumour": one.id, "to": person_id},
        Lane.CASE if danger else Lane.REMINDER, Owed.OWED, living=True, unasked=not danger,
    )  # fmt: skip
    await tell_person(work, desk, person_id, message)


async def climb(desk: Desk) -> int:
    """Nobody of the village has judged it for a day: those above are asked as well, once."""
    now = desk.now()
    waiting = await desk.database.read(lambda work: rumours.due(work, now))
    if not waiting:
        return 0

    async def write(work: Work) -> None:
        for one in waiting:
            await rumours.put(work, replace(one, next_at=None))
            for person_id in await above(work, desk, one):
                await _ask(work, desk, one, person_id)

    await desk.database.write(write)
    return len(waiting)


async def next_climb(desk: Desk) -> datetime | None:
    return await desk.database.read(rumours.next_due)
